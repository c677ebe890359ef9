import { readFileSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { codeOf } from './failure.ts';
import { isAlive, isPostgres, serversIn } from './processes.ts';

/** What a postmaster.pid says: line 1 the process, line 4 the port. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** The way in as superuser, to ask a server who it is. */
export interface Door {
  readonly port: number;
  readonly password: string;
}

/** What the lock file of the data folder means. `busy` = leave it alone for now and look again. */
export type LockFile = 'absent' | 'dead' | 'foreign' | 'busy' | 'running';

/** Reads postmaster.pid; undefined when there is none or it is still being written. */
export function readPostmaster(dataDir: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return undefined;
    throw thrown;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0) || 0 };
}

/**
 * Judges the lock file: `absent`; `dead` (its process is gone: the server itself checks for orphans and clears
 * it); `foreign` (the number now belongs to some other living program, which the server would take for itself);
 * `busy` (a server or its orphans are still there but do not answer yet); `running` (ours, and it answers).
 */
export async function judgeLock(dataDir: string, password: string): Promise<LockFile> {
  const lock = readPostmaster(dataDir);
  const others = serversIn(realpathSync(dataDir));
  if (lock === undefined) return others.length > 0 ? 'busy' : 'absent';
  if (!isAlive(lock.pid)) return others.length > 0 ? 'busy' : 'dead';
  if (!isPostgres(lock.pid)) return others.length > 0 ? 'busy' : 'foreign';
  if (process.platform === 'linux' && others.length === 0) return 'foreign';
  const answer = await servesFolder({ port: lock.port, password }, dataDir);
  return answer === 'yes' ? 'running' : answer === 'no' ? 'foreign' : 'busy';
}

/** Removes a lock file whose process number was judged `foreign`. */
export function removeForeignLock(dataDir: string): void {
  rmSync(path.join(dataDir, 'postmaster.pid'), { force: true });
}

/** Whether the server behind the door serves this very folder; `silent` when it cannot be asked (yet). */
export async function servesFolder(door: Door, dataDir: string): Promise<'yes' | 'no' | 'silent'> {
  const client = superuser(door);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0] !== undefined && realpathSync(rows[0].data_directory) === realpathSync(dataDir)
      ? 'yes'
      : 'no';
  } catch (thrown) {
    // 28P01/28000: somebody answers, but it is not our superuser's server.
    return ['28P01', '28000', 'ENOENT'].includes(codeOf(thrown)) ? 'no' : 'silent';
  } finally {
    await client.end();
  }
}

/** A superuser's client on the loopback server, not yet connected; connecting gives up after 5 s. */
export function superuser(door: Door, database = 'postgres'): pg.Client {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: door.port,
    user: 'postgres',
    password: door.password,
    database,
    connectionTimeoutMillis: 5_000,
  });
  // Without a listener a dropped connection would end the process; the awaiting query rejects all the same.
  client.on('error', () => undefined);
  return client;
}
