import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Binaries } from './binaries.ts';
import { embeddedFailure } from './failure.ts';

/** Under whom the server runs: PostgreSQL refuses to run as root. */
export interface Account {
  /** Owner of the data folder, where we are root and may choose; otherwise undefined. */
  readonly ids: { readonly uid: number; readonly gid: number } | undefined;
  /** For spawn: the user to become, if any. */
  readonly spawn: { readonly uid?: number; readonly gid?: number };
  /** The program and arguments that run `program` under this account. */
  command(program: string, args: readonly string[]): { file: string; args: string[] };
}

const direct = (program: string, args: readonly string[]) => ({ file: program, args: [...args] });

/**
 * Chooses the account: an ordinary user runs the server as himself; root runs it as the user `postgres` (or a
 * system user `mufakat-pg` made for it), and where that user cannot reach the folders (a checkout under /root),
 * in a user namespace in which root is an ordinary user.
 * @param parent folder that will hold the data folder; it exists
 * @throws EmbeddedFailure `no_account` with what to do
 */
export function chooseAccount(parent: string, binaries: Binaries): Account {
  if (process.getuid?.() !== 0) return { ids: undefined, spawn: {}, command: direct };
  const ids = unprivilegedUser();
  if (ids !== undefined) {
    const account: Account = { ids, spawn: ids, command: direct };
    if (works(account, parent, binaries)) return account;
  }
  const inside = ['--user', '--map-user=1000', '--map-group=1000', '--'];
  const mapped: Account = {
    ids: { uid: 0, gid: 0 },
    spawn: {},
    command: (program, args) => ({ file: 'unshare', args: [...inside, program, ...args] }),
  };
  if (works(mapped, parent, binaries)) return mapped;
  throw embeddedFailure(
    'no_account',
    `PostgreSQL tidak mau berjalan sebagai root dan tidak ada pengguna lain yang dapat membaca ${parent}; pindahkan folder ini ke tempat yang dapat dilalui (mis. /srv) atau jalankan sebagai pengguna biasa. / PostgreSQL does not run as root and no other user can reach ${parent}; move the folder to a place others can traverse (/srv, say) or run as an ordinary user.`,
  );
}

/** Gives a folder and all in it to the account, where it belongs to somebody else and we are root. */
export function giveTo(account: Account, folder: string): void {
  if (account.ids === undefined) return;
  if (lstatSync(folder).uid === account.ids.uid) return;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const entry = path.join(folder, name);
    if (!lstatSync(entry).isSymbolicLink()) chownSync(entry, account.ids.uid, account.ids.gid);
  }
  // The folder itself last: a crash in between is seen at the next start and done again.
  chownSync(folder, account.ids.uid, account.ids.gid);
}

/** Tries it: the account can run the server program and write into a folder of its own inside `parent`. */
function works(account: Account, parent: string, binaries: Binaries): boolean {
  const trial = mkdtempSync(path.join(parent, '.trial-'));
  try {
    giveTo(account, trial);
    if (account.ids !== undefined) chownSync(trial, account.ids.uid, account.ids.gid);
    const run = (program: string, args: string[]) => {
      const command = account.command(program, args);
      return (
        spawnSync(command.file, command.args, { ...account.spawn, cwd: '/', stdio: 'ignore' }).status === 0
      );
    };
    return (
      run(binaries.postgres, ['--version']) &&
      run('/bin/sh', ['-c', 'test "$(id -u)" != 0 && : > "$1/written"', 'sh', trial])
    );
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
}

/** The user `postgres` if the system has it, else `mufakat-pg`, made when it can be. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  const found = lookUp('postgres') ?? lookUp('mufakat-pg');
  if (found !== undefined) return found;
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'mufakat-pg'], {
    stdio: 'ignore',
  });
  return lookUp('mufakat-pg');
}

function lookUp(name: string): { uid: number; gid: number } | undefined {
  const uid = idOf(['-u', name]);
  const gid = idOf(['-g', name]);
  return uid === undefined || gid === undefined || uid === 0 ? undefined : { uid, gid };
}

function idOf(args: string[]): number | undefined {
  const { status, stdout } = spawnSync('id', args, { encoding: 'utf8' });
  return status === 0 ? Number(stdout.trim()) : undefined;
}
