import { chmodSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { chooseAccount, giveTo } from './account.ts';
import { locateBinaries } from './binaries.ts';
import { embeddedFailure, messageOf } from './failure.ts';
import { initialise, isInitialised, resetSuperuser } from './initialise.ts';
import { type Launch, launch } from './launch.ts';
import { keptPort } from './port.ts';
import { judgeLock, readPostmaster, removeForeignLock } from './postmaster.ts';
import { isAlive, pause, untilGone } from './processes.ts';
import { APP_ROLE, DATABASE, ensureRoles, OWNER_ROLE } from './roles.ts';
import { secretsAt } from './secrets.ts';

/** What to start. */
export interface EmbeddedOptions {
  /** Folder of the cluster, made if absent; secrets, port and log are kept beside it. */
  readonly dataDir: string;
  /** Told in one line when something takes its time or goes wrong. */
  readonly log?: (line: string) => void;
  /** Tests only: nothing is safe against a crash, everything is faster. */
  readonly fast?: boolean;
  /** Bring the server back when it dies while we live (default true). */
  readonly supervise?: boolean;
}

/** A running embedded server. */
export interface Embedded {
  /** For migrations: the role that owns the tables. */
  readonly ownerUrl: string;
  /** For the app: owns nothing, row-level security applies. */
  readonly appUrl: string;
  /** Superuser; for tests and repairs only. */
  readonly adminUrl: string;
  readonly port: number;
  /** True when the server was running already (its parent was killed) and was taken over. */
  readonly adopted: boolean;
  /** The postmaster's process id now; it changes when the server had to be brought back. */
  readonly pid: number;
  /** Stops the server in order (fast shutdown: sessions are ended, all committed data is on disk) and waits. */
  stop(): Promise<void>;
  /** Lets go without stopping: for a command line that found the app's own server running (lock not taken). */
  leave(): Promise<void>;
}

/** How long a lock of a dying server may stand in the way before we give up. */
const LOCK_PATIENCE_MS = 15_000;
/** A supervised server that was killed is looked for this often. */
const WATCH_MS = 500;

/**
 * Starts the PostgreSQL of a data folder, or takes over the one that is running there already. Makes cluster,
 * roles and database when they are absent. Survives kill -9 of its parent, of the server, and a stale lock file.
 * @throws EmbeddedFailure with a sentence for people
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const log = options.log ?? (() => undefined);
  const dataDir = path.resolve(options.dataDir);
  const beside = path.dirname(dataDir);
  if (mkdirSync(beside, { recursive: true }) !== undefined) chmodSync(beside, 0o711);
  const binaries = locateBinaries();
  const account = chooseAccount(beside, binaries);
  const { secrets, fresh } = secretsAt(path.join(beside, 'secrets.json'));
  const isNew = !isInitialised(dataDir);
  if (isNew) {
    log('Menyiapkan basis data… / Preparing the database…');
    initialise(dataDir, binaries, account, secrets.postgres, options.fast ?? false);
  }
  refuseForeignOwner(dataDir);
  const order = async (): Promise<Launch> => ({
    dataDir: realpathSync(dataDir),
    binaries,
    account,
    port: await keptPort(`${dataDir}.port`),
    password: secrets.postgres,
    fast: options.fast ?? false,
    logFile: `${dataDir}.log`,
  });
  const up = await bringUp(dataDir, secrets.postgres, order, fresh && !isNew, log);
  await ensureRoles({ port: up.port, password: secrets.postgres }, secrets, fresh && !isNew);
  const state = { pid: up.pid, stopping: false };
  const watch = options.supervise === false ? undefined : supervise(state, up.port, order, log);
  async function leave(): Promise<void> {
    state.stopping = true;
    await watch?.();
  }
  const url = (role: string, password: string, database: string) =>
    `postgres://${role}:${password}@127.0.0.1:${up.port}/${database}`;
  return {
    ownerUrl: url(OWNER_ROLE, secrets.owner, DATABASE),
    appUrl: url(APP_ROLE, secrets.app, DATABASE),
    adminUrl: url('postgres', secrets.postgres, 'postgres'),
    port: up.port,
    adopted: up.adopted,
    get pid() {
      return state.pid;
    },
    leave,
    async stop() {
      await leave();
      if (isAlive(state.pid)) process.kill(state.pid, 'SIGINT');
      if (await untilGone(state.pid, 20_000)) return;
      process.kill(state.pid, 'SIGQUIT');
      await untilGone(state.pid, 10_000);
    },
  };
}

/** Adopts or launches, waiting out the lock of a server that is just dying. */
async function bringUp(
  dataDir: string,
  password: string,
  order: () => Promise<Launch>,
  lostSecrets: boolean,
  log: (line: string) => void,
): Promise<{ pid: number; port: number; adopted: boolean }> {
  const end = Date.now() + LOCK_PATIENCE_MS;
  let words = '';
  let toReset = lostSecrets;
  do {
    const verdict = await judgeLock(dataDir, password);
    const running = verdict === 'running' ? readPostmaster(dataDir) : undefined;
    if (running !== undefined) return { ...running, adopted: true };
    if (verdict === 'foreign') {
      log('Berkas kunci usang dihapus. / A stale lock file was removed.');
      removeForeignLock(dataDir);
    }
    if (verdict !== 'busy') {
      const job = await order();
      giveTo(job.account, dataDir);
      if (toReset) resetSuperuser(dataDir, job.binaries, job.account, password);
      toReset = false;
      const result = await launch(job);
      if ('child' in result) return { pid: result.child.pid ?? 0, port: job.port, adopted: false };
      words = result.words;
      if (!/lock file|shared memory|could not bind|Address already in use/i.test(words)) break;
    }
    await pause(200);
  } while (Date.now() < end);
  throw embeddedFailure(
    'start_failed',
    `Basis data di ${dataDir} tidak dapat dijalankan. / The database in ${dataDir} could not be started.\n${words}`,
  );
}

/** An ordinary user cannot start a folder of somebody else's (after a start as root, say): say so. */
function refuseForeignOwner(dataDir: string): void {
  const me = process.getuid?.();
  if (me === undefined || me === 0 || statSync(dataDir).uid === me) return;
  throw embeddedFailure(
    'foreign_data',
    `Folder ${dataDir} milik pengguna lain; jalankan sebagai pengguna itu. / The folder ${dataDir} belongs to another user; start as that user.`,
  );
}

/**
 * Brings the server back on the same port when it dies while we live, so that the addresses stay true.
 * @returns a function that ends the watch, after a restart under way has finished
 */
function supervise(
  state: { pid: number; stopping: boolean },
  port: number,
  order: () => Promise<Launch>,
  log: (line: string) => void,
): () => Promise<void> {
  let work: Promise<void> | undefined;
  const timer = setInterval(() => {
    if (state.stopping || work !== undefined || isAlive(state.pid)) return;
    log('Basis data berhenti tiba-tiba; dihidupkan kembali… / The database died; bringing it back…');
    work = restart()
      .catch((thrown: unknown) => log(messageOf(thrown)))
      .finally(() => {
        work = undefined;
      });
  }, WATCH_MS);
  timer.unref();
  async function restart(): Promise<void> {
    const job = { ...(await order()), port };
    state.pid = (await bringUp(job.dataDir, job.password, async () => job, false, log)).pid;
  }
  return async () => {
    clearInterval(timer);
    await work;
  };
}
