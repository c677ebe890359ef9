import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { house, slowStep } from './house.mjs';

const modules = path.join(house, 'node_modules');
const stampFile = path.join(modules, '.mufakat-stamp');
const lockFile = path.join(house, 'package-lock.json');

/**
 * Installs the npm packages when they are missing or not those of package-lock.json; otherwise does nothing
 * (a few milliseconds). Ends the process with one sentence when it fails.
 */
export async function ensureInstalled() {
  const stamp = currentStamp();
  const found = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
  if (found === stamp) return;
  const sameMachine = found === '' || found.split(' on ')[1] === stamp.split(' on ')[1];
  if (!sameMachine || !installedByHand()) {
    const status = await slowStep('Memasang paket… / Installing packages…', npmCi);
    if (status !== 0) {
      console.error(
        'Paket tidak dapat dipasang; periksa sambungan ke registri npm, lalu ulangi. / The packages could not be installed; check the connection to the npm registry and try again.',
      );
      process.exit(1);
    }
  }
  writeFileSync(stampFile, stamp);
}

/** Changes with the lock file, the platform and Node's major version (native packages differ by them). */
function currentStamp() {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  return `${hash} on ${process.platform}-${process.arch} node ${process.versions.node.split('.')[0]}\n`;
}

/** Whether somebody ran npm already: npm's own record of the tree agrees with the lock file. */
function installedByHand() {
  const record = path.join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {};
  const present = JSON.parse(readFileSync(record, 'utf8')).packages ?? {};
  return (
    Object.entries(wanted).every(
      ([place, entry]) =>
        place === '' ||
        entry.optional ||
        (present[place]?.version === entry.version && existsSync(path.join(house, place))),
    ) && Object.entries(present).every(([place, entry]) => wanted[place]?.version === entry.version)
  );
}

/**
 * `npm ci` with the npm that started us, if one did. Development packages are needed to build, whatever
 * NODE_ENV says.
 * @returns {Promise<number>} exit status
 */
function npmCi() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const viaNode = npm?.endsWith('.js') ?? false;
  const { NODE_ENV: _dropped, ...env } = process.env;
  return new Promise((resolve) => {
    const child = spawn(viaNode ? process.execPath : 'npm', viaNode ? [npm, ...args] : args, {
      cwd: house,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: !viaNode && process.platform === 'win32',
    });
    child.once('error', () => resolve(1));
    child.once('close', (status) => resolve(status ?? 1));
  });
}
