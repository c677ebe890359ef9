import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { type Account, giveTo } from './account.ts';
import type { Binaries } from './binaries.ts';
import { embeddedFailure } from './failure.ts';

/** Whether the folder holds an initialised cluster. */
export function isInitialised(dataDir: string): boolean {
  return existsSync(path.join(dataDir, 'PG_VERSION'));
}

/**
 * Makes a new cluster. It is made beside and renamed into place, so that a crash half-way leaves nothing that
 * could be taken for a database.
 * @param password of the superuser
 * @param fast without waiting for the disk; tests only
 * @throws EmbeddedFailure `initdb_failed` with the program's own words; `foreign_data` when the folder holds
 *   something that is no database
 */
export function initialise(
  dataDir: string,
  binaries: Binaries,
  account: Account,
  password: string,
  fast: boolean,
): void {
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    throw embeddedFailure(
      'foreign_data',
      `Folder ${dataDir} berisi sesuatu yang bukan basis data; pindahkan isinya lebih dahulu. / The folder ${dataDir} holds something that is not a database; move it away first.`,
    );
  }
  const draft = `${dataDir}.new`;
  const passwordFile = `${dataDir}.pw`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  chmodSync(draft, 0o700);
  giveTo(account, draft);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account.ids !== undefined) chownSync(passwordFile, account.ids.uid, account.ids.gid);
  try {
    const command = account.command(binaries.initdb, [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--data-checksums',
      '--set=timezone=UTC',
      '--set=log_timezone=UTC',
      ...(fast ? ['--no-sync'] : []),
    ]);
    const run = spawnSync(command.file, command.args, {
      ...account.spawn,
      cwd: draft,
      env: serverEnvironment(),
      encoding: 'utf8',
    });
    if (run.status !== 0) {
      throw embeddedFailure(
        'initdb_failed',
        `Basis data baru tidak dapat dibuat di ${dataDir}. / A new database could not be made in ${dataDir}.\n${run.stderr ?? run.error?.message ?? ''}`,
      );
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  if (existsSync(dataDir)) rmSync(dataDir, { recursive: true });
  renameSync(draft, dataDir);
}

/**
 * Sets the superuser's password on a stopped cluster, by the server's single-user mode. For a data folder whose
 * secrets file was lost: who can read the folder already has everything in it.
 */
export function resetSuperuser(
  dataDir: string,
  binaries: Binaries,
  account: Account,
  password: string,
): void {
  const command = account.command(binaries.postgres, ['--single', '-D', dataDir, 'postgres']);
  const run = spawnSync(command.file, command.args, {
    ...account.spawn,
    cwd: dataDir,
    env: serverEnvironment(),
    // Our passwords are base64url: nothing in them can end the literal.
    input: `alter role postgres password '${password}'\n`,
    encoding: 'utf8',
  });
  if (run.status !== 0) {
    throw embeddedFailure(
      'start_failed',
      `Kata sandi basis data di ${dataDir} hilang dan tidak dapat dibuat baru. / The passwords of the database in ${dataDir} were lost and could not be made anew.\n${run.stderr ?? ''}`,
    );
  }
}

/** The environment of the server programs: nothing of ours but the search path. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  // PostgreSQL does not know NODE_ENV; the typing of an environment demands it.
  return {
    ...Object.fromEntries(kept),
    NODE_ENV: 'production',
    LC_ALL: 'C.UTF-8',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
  };
}
