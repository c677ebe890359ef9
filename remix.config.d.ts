import type { VitePluginConfig } from '@remix-run/dev';

/** Remix's options; see remix.config.js. */
export const remixOptions: VitePluginConfig;
