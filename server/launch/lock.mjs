import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * One app per data folder. The lock is a file with the process that holds it and when that process began (a
 * number alone may belong to somebody else after a crash). A launcher that starts the server in another process
 * hands its lock on through the environment, so taking it again there is no conflict.
 */
const TOKEN = 'MUFAKAT_LOCK_TOKEN';

/**
 * Takes the lock of a data folder, or tells who holds it. A lock whose process is gone is taken over.
 * Released by `release()`, at the latest when the process exits.
 * @param {string} folder the data folder (dataRoot()); made if absent
 */
export function takeLock(folder) {
  const file = path.join(folder, 'mufakat.lock');
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  for (;;) {
    const held = read(file);
    if (held !== undefined && held.token === process.env[TOKEN]) return handle(file, held.token, false);
    if (held !== undefined && lives(held)) return { taken: false, holder: held };
    if (held !== undefined) removeStale(file, held);
    const mine = { token: randomUUID(), pid: process.pid, began: began(process.pid), address: '' };
    const draft = `${file}.${mine.token}`;
    writeFileSync(draft, JSON.stringify(mine), { mode: 0o644 });
    try {
      linkSync(draft, file); // fails when somebody was faster
    } catch (failure) {
      if (failure.code === 'EEXIST') continue;
      throw failure;
    } finally {
      rmSync(draft, { force: true });
    }
    process.env[TOKEN] = mine.token;
    return handle(file, mine.token, true);
  }
}

/**
 * The sentence for a second start.
 * @param {{ pid: number, address: string }} holder
 */
export function alreadyRunning({ pid, address }) {
  const where = address === '' ? '' : ` di ${address}`;
  const whereEn = address === '' ? '' : ` at ${address}`;
  return `Mufakat sudah berjalan dengan data ini${where} (proses ${pid}). / Mufakat is already running on this data${whereEn} (process ${pid}).`;
}

function handle(file, token, mine) {
  const release = () => {
    if (mine && read(file)?.token === token) rmSync(file, { force: true });
    if (mine && process.env[TOKEN] === token) delete process.env[TOKEN];
  };
  if (mine) process.once('exit', release);
  return {
    taken: true,
    publish(address) {
      const held = read(file);
      if (held?.token !== token) return;
      const draft = `${file}.${token}`;
      writeFileSync(draft, JSON.stringify({ ...held, address }), { mode: 0o644 });
      renameSync(draft, file);
    },
    release,
  };
}

/** Moves the stale lock aside and looks again: if it was renewed in between, it goes back. */
function removeStale(file, stale) {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
    if (read(aside)?.token !== stale.token) linkSync(aside, file);
  } catch (failure) {
    if (failure.code !== 'ENOENT' && failure.code !== 'EEXIST') throw failure;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** What a lock file says; undefined when there is none. An unreadable one belongs to nobody alive. */
function read(file) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (failure) {
    if (failure.code === 'ENOENT') return undefined;
    throw failure;
  }
  try {
    const { token = '', pid = 0, began: since = '', address = '' } = JSON.parse(text);
    return { token: String(token), pid: Number(pid), began: String(since), address: String(address) };
  } catch {
    return { token: '', pid: 0, began: '', address: '' };
  }
}

function lives({ pid, began: since }) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (failure) {
    if (failure.code !== 'EPERM') return false;
  }
  return began(pid) === since;
}

/** A mark of when a process began, never the same for two processes of one number; '' when it is gone. */
function began(pid) {
  if (process.platform === 'win32') return '';
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return ''; // dead, not yet reaped
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`;
  } catch {
    return ''; // gone
  }
}
