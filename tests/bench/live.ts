import { type ChildProcess, fork } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { SessionState } from '#app/domain/session/index.ts';
import { type Embedded, startEmbedded } from '#db/embedded/index.ts';
import { migrate } from '#db/migrate.ts';
import { type Order, type Told, wallClock } from './messages.ts';
import { type BenchWorld, buildBenchWorld } from './world.ts';

/**
 * `npm run bench -- live`: everybody in a room answers within a moment, some answers are sent twice and some
 * acknowledgements are lost; then the server is killed and started anew, and one client misses a hundred events.
 * Real PostgreSQL with fsync, a server process, client processes with the product's own client.
 */
const { values } = parseArgs({
  options: {
    participants: { type: 'string', default: '500' },
    'spread-ms': { type: 'string', default: '1000' },
    duplicates: { type: 'string', default: '0.2' },
    'lost-acks': { type: 'string', default: '0.05' },
    json: { type: 'boolean', default: false },
  },
});
const participants = whole('participants', 2, 5_000);
const spreadMs = whole('spread-ms', 0, 600_000);
const duplicates = share('duplicates');
const lostAcks = share('lost-acks');
/** Events a client misses in the catch-up measurement. */
const MISSED = 100;
const CLIENT_PROCESSES = participants > 100 ? 2 : 1;

function whole(name: 'participants' | 'spread-ms', least: number, most: number): number {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < least || value > most)
    fail(`--${name} must be a whole number from ${least} to ${most}`);
  return value;
}

function share(name: 'duplicates' | 'lost-acks'): number {
  const value = Number(values[name]);
  if (!(value >= 0 && value <= 1)) fail(`--${name} must be a share from 0 to 1`);
  return value;
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

const note = (line: string) => console.error(line);

/** Starts a process of this folder and waits for its first word. */
async function start(file: string, args: string[] = []): Promise<{ child: ChildProcess; ready: string }> {
  const child = fork(path.join(path.dirname(fileURLToPath(import.meta.url)), file), args, {
    // Half a thousand devices in one process make more young objects than one would: room for them.
    execArgv: ['--max-semi-space-size=64', '--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const { ready } = await hear<{ ready: string }>(child);
  return { child, ready };
}

/** The next message of a process; its end is a failure. */
function hear<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (status: number | null) => reject(new Error(`a process ended with status ${status}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
}

async function order(child: ChildProcess, what: Order): Promise<Told> {
  const answer = hear<Told>(child);
  child.send(what);
  const told = await answer;
  if (told.failed) throw new Error(`${what.do}: ${told.failed}`);
  return told;
}

const all = (clients: readonly ChildProcess[], what: (at: number) => Order): Promise<Told[]> =>
  Promise.all(clients.map((child, at) => order(child, what(at))));

interface Doing {
  server: ChildProcess;
  world: BenchWorld;
}

/** Does something in the server's own process, as the facilitator or as somebody else. */
async function execute(
  { server, world }: Doing,
  name: string,
  input: unknown,
  personId = world.facilitator.personId,
): Promise<Record<string, string>> {
  const answer = hear<{
    answer: { ok: boolean; output: Record<string, string>; refusal?: { code: string } };
  }>(server);
  server.send({ name, input, as: { networkId: world.networkId, personId } });
  const told = (await answer).answer;
  if (!told.ok) throw new Error(`${name}: ${told.refusal?.code}`);
  return told.output;
}

const round = (ms: number) => Math.round(ms * 10) / 10;

function percentiles(samples: readonly number[]) {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (p: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function summary(told: readonly Told[]) {
  const sent = Math.max(...told.map((one) => one.lastSentAt ?? 0));
  const seen = Math.max(...told.map((one) => one.lastSeenAt ?? 0));
  return { ackMs: percentiles(told.flatMap((one) => one.acks ?? [])), lastTallyMs: round(seen - sent) };
}

/** Reads the database as its administrator. */
async function read<T extends pg.QueryResultRow>(
  adminUrl: string,
  sql: string,
  values: unknown[],
): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<T>(sql, values);
    if (!rows[0]) throw new Error('nothing found');
    return rows[0];
  } finally {
    await client.end();
  }
}

/** Counts again, from the log itself: answers, and organisations that have answered. */
const recount = (adminUrl: string, roundId: string) =>
  read<{ given: number; organisations: number }>(
    adminUrl,
    `select count(*)::int as given, count(distinct organisation_id)::int as organisations
     from session_event where type = 'position.given' and payload->>'roundId' = $1`,
    [roundId],
  );

const headOf = async (adminUrl: string, sessionId: string): Promise<number> =>
  (await read<{ head: number }>(adminUrl, 'select head::int from session where id = $1', [sessionId])).head;

async function measure(database: Embedded, closers: (() => void)[]) {
  await migrate(database.ownerUrl);
  const administrator = new URL(database.adminUrl);
  administrator.pathname = new URL(database.ownerUrl).pathname;
  const adminUrl = administrator.href;
  const world = await buildBenchWorld(adminUrl, participants);
  let { child: server, ready: url } = await start('server.ts', [database.appUrl]);
  closers.push(() => server.kill());
  const clients = await Promise.all(
    Array.from({ length: CLIENT_PROCESSES }, async () => (await start('clients.ts')).child),
  );
  for (const child of clients) closers.push(() => child.kill());
  const shareOf = (at: number) => world.delegates.filter((_, index) => index % CLIENT_PROCESSES === at);
  const act = (name: string, input: object) => execute({ server, world }, name, { sessionId, ...input });

  const { sessionId = '' } = await execute({ server, world }, 'session.schedule', {
    forumId: world.forumId,
    title: 'Pengukuran',
    place: 'Ruang uji',
    startsAt: '2026-12-01T09:00:00+07:00',
    endsAt: '2026-12-01T12:00:00+07:00',
    agenda: [{ title: 'Mata acara', mode: 'deciding', minutes: 30, proposalId: world.proposalId }],
  });
  const { itemId } = await read<{ itemId: string }>(
    adminUrl,
    `select payload->'seed'->'agenda'->0->>'itemId' as "itemId" from session_event where session_id = $1 and seq = 1`,
    [sessionId],
  );
  const openRound = async (): Promise<string> => {
    await act('round.open', { itemId, visibility: 'live' });
    const found = await read<{ roundId: string }>(
      adminUrl,
      `select payload->>'roundId' as "roundId" from session_event
       where session_id = $1 and type = 'round.opened' order by seq desc limit 1`,
      [sessionId],
    );
    return found.roundId;
  };
  const answers = async (roundId: string, faults: { duplicates: number; lostAcks: number }, ms: number) => {
    const at = wallClock() + 300;
    const what = { at, spreadMs: ms, roundId, level: 1, everybody: participants, ...faults } as const;
    await all(clients, () => ({ do: 'answer', ...what }));
    return all(clients, () => ({ do: 'await' }));
  };

  await act('session.open', {});
  await act('agenda.start', { itemId });
  note(`${participants} clients join`);
  const room = hear<{ state: SessionState }>(server);
  server.send({ room: sessionId });
  const { state } = await room;
  await all(clients, (at) => ({ do: 'connect', url, state, participants: shareOf(at) }));
  // One round that nobody measures: neither side is compiled in the middle of the measurement.
  const warm = await openRound();
  await answers(warm, { duplicates: 0, lostAcks: 0 }, Math.max(spreadMs, 1_000));
  await act('round.cancel', { roundId: warm, note: 'Pemanasan' });

  note(`everybody answers within ${spreadMs} ms`);
  const roundId = await openRound();
  const told = await answers(roundId, { duplicates, lostAcks }, spreadMs);
  const counted = await recount(adminUrl, roundId);
  const wrong = told.reduce((sum, one) => sum + (one.wrong ?? 0), 0);

  note(`one client misses ${MISSED} events`);
  const [first] = clients;
  if (!first) throw new Error('no clients');
  const before = await headOf(adminUrl, sessionId);
  await order(first, { do: 'leave', index: 0 });
  for (let missed = 0, level = 3; missed < MISSED; level = level === 3 ? 1 : 3) {
    for (const { organisationId, personId } of world.delegates.slice(0, MISSED - missed)) {
      const reason = level === 3 ? { reason: 'Catatan' } : {};
      await execute(
        { server, world },
        'position.give',
        { sessionId, organisationId, roundId, level, ...reason },
        personId,
      );
    }
    missed = (await headOf(adminUrl, sessionId)) - before;
  }
  const head = await headOf(adminUrl, sessionId);
  const back = await order(first, { do: 'return', index: 0, seq: head });

  note('the server is killed and started anew');
  const killedAt = wallClock();
  server.kill('SIGKILL');
  await new Promise((gone) => server.once('exit', gone));
  server = (await start('server.ts', [database.appUrl, new URL(url).port])).child;
  const equal = await all(clients, () => ({ do: 'equal', seq: head }));
  const prints = new Set(equal.flatMap((one) => one.prints ?? []));
  if (prints.size !== 1) throw new Error(`after the kill the clients see ${prints.size} different rooms`);
  const reconnectMs = Math.max(...equal.map((one) => one.lastSeenAt ?? 0)) - killedAt;
  server.kill();

  note('the yardstick');
  const yardstick = await start('yardstick.ts');
  closers.push(() => yardstick.child.kill());
  const at = wallClock() + 500 + participants * 4;
  const bare = await all(clients, (index) => ({
    do: 'yardstick',
    url: yardstick.ready,
    participants: shareOf(index).length,
    everybody: participants,
    spreadMs,
    at,
  }));
  return {
    participants,
    spreadMs,
    ...summary(told),
    lost: participants - counted.organisations + wrong,
    doubled: counted.given - counted.organisations,
    reconnectMs: round(reconnectMs),
    catchUp: { ms: round(back.ms ?? 0), bytes: back.bytes ?? 0 },
    yardstick: summary(bare),
  };
}

const folder = mkdtempSync(path.join(tmpdir(), 'mufakat-bench-'));
// As root the database runs as another user, who must be able to walk in.
chmodSync(folder, 0o711);
const closers: (() => void)[] = [];
let database: Embedded | null = null;
try {
  note('a database of its own is started');
  database = await startEmbedded({ dataDir: path.join(folder, 'pg'), supervise: false });
  const result = await measure(database, closers);
  console.log(values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2));
} finally {
  for (const close of closers) close();
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
