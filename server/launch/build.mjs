import './node-version.mjs';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { house, runNode, slowStep } from './house.mjs';
import { ensureInstalled } from './install.mjs';
import { buildLight } from './light.mjs';

const build = path.join(house, 'build');

/** The two halves of a build, each stale only when something it is made of has changed. */
const pages = {
  stamp: path.join(build, '.pages-stamp'),
  product: path.join(build, 'server', 'index.js'),
  sources: [
    'app',
    'public',
    'vite.config.ts',
    'remix.config.js',
    'tsconfig.json',
    'package.json',
    'package-lock.json',
  ],
};
const bundle = {
  stamp: path.join(build, '.bundle-stamp'),
  product: path.join(build, 'server-main.mjs'),
  sources: ['app', 'server', 'db', 'tsconfig.json', 'package.json', 'package-lock.json'],
};

/**
 * Builds what is stale: the pages (Remix) and the server's own bundle. Ends the process with the compiler's
 * words when it fails.
 */
export async function ensureBuilt() {
  // In this order: Remix empties the folder first.
  await freshen(pages, buildPages);
  await ensureBundled();
}

/** Bundles the server and the command line when stale; less than a second. */
export async function ensureBundled() {
  await freshen(bundle, bundleServer);
}

async function freshen(half, make) {
  const now = fingerprint(half.sources);
  if (existsSync(half.product) && existsSync(half.stamp) && readFileSync(half.stamp, 'utf8') === now) return;
  mkdirSync(build, { recursive: true });
  rmSync(half.stamp, { force: true });
  await make();
  // What was read before building is what counts: a file saved meanwhile makes the next start build again.
  writeFileSync(half.stamp, now);
}

/** A hash over the names and contents of all sources. */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, source);
  return hash.digest('hex');
}

function addTo(hash, name) {
  const place = path.join(house, name);
  if (!existsSync(place)) return;
  const entries = path.extname(name) === '' ? readdirSync(place, { withFileTypes: true }) : undefined;
  if (entries === undefined) {
    hash.update(`${name}\0`).update(readFileSync(place)).update('\0');
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const inner = `${name}/${entry.name}`;
    if (entry.isDirectory()) addTo(hash, inner);
    else
      hash
        .update(`${inner}\0`)
        .update(readFileSync(path.join(house, inner)))
        .update('\0');
  }
}

async function buildPages() {
  const remix = path.join(house, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js');
  const { status, output } = await slowStep('Membangun halaman… / Building the pages…', () =>
    runNode(remix, ['vite:build'], { ...process.env, NODE_ENV: 'production' }),
  );
  if (status !== 0) fail(output);
  try {
    await buildLight();
  } catch (failure) {
    fail(failure.message);
  }
}

async function bundleServer() {
  const { build: esbuild } = await import('esbuild');
  try {
    await esbuild({
      absWorkingDir: house,
      entryPoints: {
        'server-main': 'server/main.ts',
        'server-cli': 'server/cli/main.ts',
        'yjs-worker-thread': 'server/text/yjs-worker-thread.mjs',
        'draw-thread': 'server/documents/draw-thread.ts',
      },
      outdir: build,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      platform: 'node',
      target: 'node20.19',
      format: 'esm',
      jsx: 'automatic',
      packages: 'external',
      sourcemap: true,
      logLevel: 'silent',
      plugins: [ownAliases],
    });
    for (const name of BESIDE) copyFileSync(path.join(house, name), path.join(build, path.basename(name)));
  } catch (failure) {
    fail(failure.message);
  }
}

/** Data that the server reads beside its own file. */
const BESIDE = ['server/auth/listed-passwords.bin'];

/** `#app/…` and its sisters are our own files (package.json `imports`), not packages to leave outside. */
const ownAliases = {
  name: 'own-aliases',
  setup(host) {
    host.onResolve({ filter: /^#(app|db|server)\// }, (asked) => ({
      path: path.join(house, asked.path.slice(1)),
    }));
  },
};

function fail(output) {
  console.error(output);
  console.error('Pembangunan gagal; lihat pesan di atas. / The build failed; see the messages above.');
  process.exit(1);
}

// Called as a program (`npm run build`), not imported by a launcher.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureInstalled();
  await ensureBuilt();
}
