import './node-version.mjs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBundled } from './build.mjs';
import { house } from './house.mjs';
import { ensureInstalled } from './install.mjs';

/** `npm run mufakat -- <noun> <verb> …`: the command line, bundled when stale; its exit code is ours. */
process.chdir(house);
await ensureInstalled();
await ensureBundled();
process.env.NODE_ENV ??= 'production';
process.setSourceMapsEnabled(true);
await import(pathToFileURL(path.join(house, 'build', 'server-cli.mjs')).href);
