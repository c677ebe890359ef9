import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { type Embedded, startEmbedded } from '#db/embedded/index.ts';
import { migrate } from '#db/migrate.ts';
import { newApiToken } from '#server/auth/tokens.ts';
import { buildWorld, type World, type WorldPerson } from '../../server/support/world.ts';

/** The built server as its own process, on a data folder of its own with a real, durable PostgreSQL. */
export interface RunningHouse {
  world: World;
  /** Bearer token of each person by person id. */
  tokenOf(person: WorldPerson): string;
  url(): string;
  app(): ChildProcess;
  /** Starts the app; resolves when it listens. */
  start(): Promise<void>;
  /** kill -9 of the app; PostgreSQL lives on. */
  killApp(): Promise<void>;
  /** kill -9 of PostgreSQL and all its children. */
  killDatabase(): Promise<void>;
  /** SIGTERM; resolves to the exit code. */
  stopApp(): Promise<number | null>;
  /** What the database holds, read as superuser. */
  read<Row extends object>(statement: string, values?: unknown[]): Promise<Row[]>;
  /** A second process of the app on the same database, as a second node behind a load balancer. */
  startBeside(): Promise<Neighbour>;
  /** A proposal with a frozen version, made behind the app's back. @returns its id */
  proposal(): Promise<string>;
  cleanUp(): Promise<void>;
}

/** Another process of the app; it keeps its address when it is started anew. */
export interface Neighbour {
  url: string;
  start(): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const SERVER = path.resolve('build', 'server-main.mjs');

async function tokens(client: pg.Client, world: World): Promise<Map<string, string>> {
  const people = [
    world.facilitator,
    world.administrator,
    world.observer,
    ...world.organisations.flatMap((o) => [o.delegate, o.leader]),
  ];
  const all = new Map<string, string>();
  for (const person of people) {
    const id = uuidv7();
    const made = newApiToken(id.replaceAll('-', ''));
    await client.query('insert into api_token (id, account_id, token_hash, label) values ($1,$2,$3,$4)', [
      id,
      person.accountId,
      made.secretHash,
      'uji',
    ]);
    all.set(person.personId, made.token);
  }
  return all;
}

/** Prepares the data folder, fills a small world and starts the app on it. */
export async function openRunningHouse(env: Record<string, string> = {}): Promise<RunningHouse> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mufakat-fault-'));
  chmodSync(folder, 0o711);
  const dataDir = path.join(folder, 'pg');
  const prepared: Embedded = await startEmbedded({ dataDir, supervise: false });
  await migrate(prepared.ownerUrl);
  const world = await buildWorld({
    ownerUrl: prepared.ownerUrl,
    appUrl: prepared.appUrl,
    adminUrl: prepared.adminUrl.replace(/\/postgres$/, '/mufakat'),
    drop: async () => undefined,
  });
  const adminUrl = prepared.adminUrl.replace(/\/postgres$/, '/mufakat');
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const all = await tokens(client, world);
  await client.end();
  await prepared.stop();

  let child: ChildProcess | null = null;
  let port = 0;
  const exited = (process: ChildProcess) =>
    new Promise<number | null>((resolve) =>
      process.exitCode !== null || process.signalCode !== null
        ? resolve(process.exitCode)
        : process.once('exit', (code) => resolve(code)),
    );

  /** Starts one process of the app. */
  const launch = (more: Record<string, string>) =>
    spawn(process.execPath, [SERVER], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        // Vitest sets one of its own, for its pages.
        BASE_URL: '',
        MUFAKAT_DATA: folder,
        MUFAKAT_DEMO: 'no',
        LOG_LEVEL: 'silent',
        ...more,
      },
    });
  /** Resolves to the port when it listens. */
  const listening = (started: ChildProcess) =>
    new Promise<number>((resolve, reject) => {
      let said = '';
      started.stderr!.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
      started.once('exit', () => reject(new Error(`the server ended before it listened: ${said}`)));
      started.on('message', (message: { ready?: boolean; port?: number }) => {
        if (message.ready) resolve(message.port!);
      });
    });

  const house: RunningHouse = {
    world,
    tokenOf: (person) => all.get(person.personId)!,
    url: () => `http://localhost:${port}`,
    app: () => child!,
    async start() {
      const started = launch({ PORT: '0', ...env });
      child = started;
      port = await listening(started);
    },
    async killApp() {
      child!.kill('SIGKILL');
      await exited(child!);
    },
    async killDatabase() {
      const [postmaster] = await house.read<{ pid: number }>(
        `select pid from pg_stat_activity where backend_type = 'checkpointer'`,
      );
      // The checkpointer's parent is the postmaster; the whole family goes at once, as when the machine loses power.
      const { readFileSync, readdirSync } = await import('node:fs');
      const parentOf = (pid: number) =>
        Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[1]);
      const parent = parentOf(postmaster!.pid);
      const family = readdirSync('/proc')
        .filter((entry) => /^\d+$/.test(entry))
        .map(Number)
        .filter((pid) => {
          try {
            return pid === parent || parentOf(pid) === parent;
          } catch {
            return false;
          }
        });
      for (const pid of [parent, ...family.filter((pid) => pid !== parent)]) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
        }
      }
    },
    async stopApp() {
      child!.kill('SIGTERM');
      return exited(child!);
    },
    async read(statement, values = []) {
      const reader = new pg.Client({ connectionString: adminUrl });
      reader.on('error', () => undefined);
      await reader.connect();
      try {
        return (await reader.query(statement, values)).rows;
      } finally {
        await reader.end();
      }
    },
    async startBeside() {
      const urls = { DATABASE_URL: prepared.appUrl, OWNER_DATABASE_URL: prepared.ownerUrl };
      let process = launch({ PORT: '0', ...urls, ...env });
      const place = await listening(process);
      return {
        url: `http://localhost:${place}`,
        async start() {
          process = launch({ PORT: String(place), ...urls, ...env });
          await listening(process);
        },
        async kill() {
          process.kill('SIGKILL');
          await exited(process);
        },
        async stop() {
          process.kill('SIGTERM');
          await exited(process);
        },
      };
    },
    async proposal() {
      const id = uuidv7();
      const body = JSON.stringify({ type: 'doc', content: [] });
      await house.read(
        `insert into proposal (network_id, id, forum_id, number, title, organisation_id, version)
         values ($1, $2, $3, (select count(*) + 1 from proposal where forum_id = $3), 'Usulan uji', $4, 1)`,
        [world.networkId, id, world.forumId, world.organisations[0].id],
      );
      await house.read(
        `insert into proposal_version (network_id, id, proposal_id, version, body, plain, hash, person_id)
         values ($1, $2, $3, 1, $4, 'Naskah uji', $5, $6)`,
        [
          world.networkId,
          uuidv7(),
          id,
          body,
          createHash('sha256').update(id).digest('hex'),
          world.organisations[0].delegate.personId,
        ],
      );
      return id;
    },
    async cleanUp() {
      if (child && child.exitCode === null && child.signalCode === null) await house.stopApp();
      // A killed app leaves its database; taking it over and stopping it is the way to end it.
      const left = await startEmbedded({ dataDir, supervise: false });
      await left.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await house.start();
  return house;
}
