import './node-version.mjs';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { dataRoot, house } from './house.mjs';
import { ensureInstalled } from './install.mjs';
import { alreadyRunning, takeLock } from './lock.mjs';

/** `npm start`: installs what is missing, builds what is stale, serves. `--dev`: with live reload instead. */
process.chdir(house);
stopWithNpm();

// Before anything else: a second start must not rebuild under the feet of the first. With a database server of
// one's own, several nodes on the same data are as intended.
if (!process.env.DATABASE_URL) {
  const lock = takeLock(dataRoot());
  if (!lock.taken) {
    console.error(alreadyRunning(lock.holder));
    process.exit(1);
  }
}

await ensureInstalled();
if (process.argv.includes('--dev')) develop();
else await serve();

/**
 * `npm start` puts a shell between npm and us; a signal sent to npm ends both and never reaches us. So when the
 * parent has gone, we end in order as if the signal had come.
 */
function stopWithNpm() {
  if (!['start', 'dev'].includes(process.env.npm_lifecycle_event ?? '') || process.platform === 'win32')
    return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  timer.unref();
}

/** In this same process: signals and the exit code are the server's own. */
async function serve() {
  await ensureBuilt();
  process.env.NODE_ENV = 'production';
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(path.join(house, 'build', 'server-main.mjs')).href);
}

/** The sources themselves, restarted when a server file changes; the pages reload through Vite. */
function develop() {
  const tsx = path.join(house, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const child = spawn(process.execPath, [tsx, 'watch', '--clear-screen=false', 'server/main.ts'], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'development' },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.once('error', (failure) => {
    console.error(failure.message);
    process.exit(1);
  });
  child.once('exit', (status, signal) => process.exit(status ?? (signal === null ? 1 : 0)));
}
