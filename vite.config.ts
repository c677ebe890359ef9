import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import { remixOptions } from './remix.config.js';

/** Builds the browser's bundle and the server's rendering of the routes. The server itself is esbuild's work. */
export default defineConfig({
  plugins: [remix(remixOptions)],
  build: {
    manifest: true,
    // Production readers get no source maps: they are large and tell nothing a reader needs.
    sourcemap: false,
    target: 'es2022',
    // Fonts and icons stay files: cached once, and the content policy allows no data: fonts.
    assetsInlineLimit: 0,
  },
  // Without these, Vite finds libraries one by one and reloads in the middle of hydration.
  optimizeDeps: {
    entries: [
      'app/entry.client.tsx',
      'app/root.tsx',
      'app/routes/**/*.tsx',
      'app/components/**/*.tsx',
      'app/editor/**/*.tsx',
      'app/live/**/*.ts',
    ],
    include: ['react', 'react-dom/client', 'react/jsx-dev-runtime', 'react/jsx-runtime', '@remix-run/react'],
  },
});
