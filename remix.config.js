/**
 * Remix's options, imported by vite.config.ts (the Vite compiler reads no other file).
 * `v3_lazyRouteDiscovery` stays off: it opens `/__manifest`, which answers anybody at a cost that grows
 * with what is asked (docs/decisions; the server refuses that address as well).
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export const remixOptions = {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverModuleFormat: 'esm',
  ignoredRouteFiles: ['**/.*', '**/*.test.{ts,tsx}'],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: false,
  },
};
