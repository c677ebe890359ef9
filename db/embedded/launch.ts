import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { embeddedFailure } from './failure.ts';
import { serverEnvironment } from './initialise.ts';
import { servesFolder } from './postmaster.ts';
import { pause } from './processes.ts';

/** Everything needed to bring the server of one data folder up. */
export interface Launch {
  readonly dataDir: string;
  readonly binaries: Binaries;
  readonly account: Account;
  readonly port: number;
  readonly password: string;
  readonly fast: boolean;
  /** Absolute path of the server's own log. */
  readonly logFile: string;
}

/** How a launch ended: `up`, or the last words of a server that did not come up. */
export type Launched = { readonly child: ChildProcess } | { readonly words: string };

/** A log that has grown beyond this is emptied at the next start. */
const LOG_LIMIT_BYTES = 5 * 1024 * 1024;
/** Recovery after a crash replays at most max_wal_size, which takes seconds; a minute and a half is plenty. */
const READY_LIMIT_MS = 90_000;

/**
 * Starts the server and waits until it answers for this very folder. It runs in a session of its own, so that
 * Ctrl+C in the terminal reaches only the app, which then stops it in order.
 */
export async function launch(order: Launch): Promise<Launched> {
  const command = order.account.command(order.binaries.postgres, ['-D', order.dataDir, ...settings(order)]);
  const log = openSync(order.logFile, 'a+', 0o600);
  let from: number;
  let child: ChildProcess;
  try {
    if (fstatSync(log).size > LOG_LIMIT_BYTES) ftruncateSync(log);
    from = fstatSync(log).size;
    child = spawn(command.file, command.args, {
      ...order.account.spawn,
      cwd: order.dataDir,
      env: serverEnvironment(),
      detached: true,
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
  let ended = false;
  let spawnError = '';
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', (error) => {
    ended = true;
    spawnError = error.message;
  });
  child.unref();
  const end = Date.now() + READY_LIMIT_MS;
  while (!ended && Date.now() < end) {
    const answer = await servesFolder({ port: order.port, password: order.password }, order.dataDir);
    if (answer === 'yes') return { child };
    if (answer === 'no' && !ended) {
      child.kill('SIGQUIT');
      throw embeddedFailure(
        'start_failed',
        `Kata sandi di secrets.json tidak cocok dengan basis data di ${order.dataDir}. / The passwords in secrets.json do not fit the database in ${order.dataDir}.`,
      );
    }
    await pause(30);
  }
  if (!ended) child.kill('SIGQUIT');
  return { words: `${spawnError}${tail(order.logFile, from)}` };
}

/** Server settings given on the command line, so that they hold whatever the folder's own file says. */
function settings({ port, fast }: Launch): string[] {
  const values: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    max_connections: '120',
    shared_buffers: fast ? '64MB' : '256MB',
    // The queries are short; compiling them costs more than it saves.
    jit: 'off',
    // A listener behind a dead network must not hold a transaction open.
    idle_in_transaction_session_timeout: '60s',
    ...(fast
      ? {
          fsync: 'off',
          full_page_writes: 'off',
          synchronous_commit: 'off',
          wal_level: 'minimal',
          max_wal_senders: '0',
        }
      : { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** What the server has written to its log since this start, at most 4 KB. */
function tail(file: string, from: number): string {
  const log = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(4096);
    const start = Math.max(from, fstatSync(log).size - bytes.length);
    return bytes.subarray(0, readSync(log, bytes, 0, bytes.length, start)).toString('utf8');
  } finally {
    closeSync(log);
  }
}
