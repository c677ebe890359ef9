import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { house } from './house.mjs';

const light = path.join(house, 'app', 'components', 'session', 'light');

/** In the light script: plain HTML in the router's place, and only the words of a session's page. */
const STANDS_IN = new Map([
  ['@remix-run/react', path.join(light, 'plain-router.tsx')],
  [path.join('app', 'i18n', 'messages', 'id', 'index.ts'), path.join(light, 'words-id.ts')],
  [path.join('app', 'i18n', 'messages', 'en', 'index.ts'), path.join(light, 'words-en.ts')],
]);

const standsIn = {
  name: 'stands-in',
  setup(host) {
    host.onResolve({ filter: /^@remix-run\/react$/ }, ({ path: asked }) => ({ path: STANDS_IN.get(asked) }));
    host.onResolve({ filter: /messages\/(id|en)\/index\.ts$/ }, (asked) => {
      const place = path.relative(house, path.resolve(asked.resolveDir, asked.path));
      return { path: STANDS_IN.get(place) };
    });
    host.onResolve({ filter: /^#app\// }, (asked) => ({ path: path.join(house, asked.path.slice(1)) }));
  },
};

/**
 * Builds the script of a session's page: React and the room, without a router (the budget of a partner's phone).
 * Its address goes to build/light.json. After Remix, which empties the folder.
 */
export async function buildLight() {
  const { build } = await import('esbuild');
  const { metafile } = await build({
    absWorkingDir: house,
    entryPoints: { light: path.join(light, 'entry.tsx') },
    outdir: path.join('build', 'client', 'assets'),
    entryNames: '[name]-[hash]',
    chunkNames: 'light-[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
    plugins: [standsIn],
  });
  const entry = Object.entries(metafile.outputs).find(([, output]) =>
    output.entryPoint?.endsWith(path.posix.join('light', 'entry.tsx')),
  );
  if (!entry) throw new Error('the light script has no entry');
  const script = `/${path.posix.relative('build/client', entry[0])}`;
  writeFileSync(path.join(house, 'build', 'light.json'), JSON.stringify({ script }));
}
