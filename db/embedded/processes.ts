import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { codeOf } from './failure.ts';

/** Resolves after so many milliseconds without keeping the process alive on its own. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Whether a process lives. A zombie (killed, not yet reaped by its parent) does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (thrown) {
    return codeOf(thrown) === 'EPERM';
  }
  return procState(pid) !== 'Z';
}

/** Whether the living process is a PostgreSQL server program. */
export function isPostgres(pid: number): boolean {
  if (process.platform === 'linux') return readProc(pid, 'comm').trim() === 'postgres';
  if (process.platform === 'win32') {
    return spawnSync('tasklist', ['/FI', `PID eq ${pid}`], { encoding: 'utf8' }).stdout.includes('postgres');
  }
  return spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(
    'postgres',
  );
}

/**
 * PostgreSQL processes that work in this data folder (a postmaster and its children all change into it).
 * Only where /proc tells; elsewhere the list is empty and the server's own checks decide.
 */
export function serversIn(dataDir: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => workingFolder(pid) === dataDir && isPostgres(pid) && isAlive(pid));
}

/** Waits until the process is gone. @returns false when it still lives after `limitMs`. */
export async function untilGone(pid: number, limitMs: number): Promise<boolean> {
  const end = Date.now() + limitMs;
  while (isAlive(pid)) {
    if (Date.now() > end) return false;
    await pause(25);
  }
  return true;
}

/** The state letter of a Linux process ('Z' is a zombie), '' when unknown. */
function procState(pid: number): string {
  const stat = readProc(pid, 'stat');
  return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
}

function workingFolder(pid: number): string {
  try {
    return readlinkSync(path.join('/proc', String(pid), 'cwd'));
  } catch {
    return ''; // another user's process, or gone since the list was read
  }
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(path.join('/proc', String(pid), file), 'utf8');
  } catch {
    return ''; // no /proc on this system, or the process is gone
  }
}
