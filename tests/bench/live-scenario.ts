import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { SessionState } from '#app/domain/session/index.ts';
import { type Embedded, startEmbedded } from '#db/embedded/index.ts';
import { migrate } from '#db/migrate.ts';
import { type Hall, type Order, type SeatKind, type Told, wallClock } from './messages.ts';
import { percentiles, round } from './numbers.ts';
import { hear, order, start } from './processes.ts';
import { type BenchWorld, buildBenchWorld } from './world.ts';

/** One load to be measured. */
export interface Scenario {
  rooms: number;
  /** In each room. */
  participants: number;
  spreadMs: number;
  duplicates: number;
  lostAcks: number;
}

/** Events a client misses in the catch-up measurement. */
const MISSED = 100;
/** Clients that fold a state of their own, at most; the others listen. */
const MOST_FULL = 50;

const note = (line: string) => console.error(line);

/** A room under measurement. */
interface BenchRoom {
  world: BenchWorld;
  sessionId: string;
  itemId: string;
}

/** Does something in the server's own process, as the facilitator of the room or as somebody else. */
async function execute(
  server: ChildProcess,
  world: BenchWorld,
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

/** Counts again, from the log itself: answers, and organisations that have answered, in some rounds. */
const recount = (adminUrl: string, roundIds: string[]) =>
  read<{ given: number; organisations: number }>(
    adminUrl,
    `select count(*)::int as given, count(distinct (payload->>'roundId', organisation_id))::int as organisations
     from session_event where type = 'position.given' and payload->>'roundId' = any($1)`,
    [roundIds],
  );

const headOf = async (adminUrl: string, sessionId: string): Promise<number> =>
  (await read<{ head: number }>(adminUrl, 'select head::int from session where id = $1', [sessionId])).head;

/** Schedules and opens a session on the world's proposal. */
async function convene(server: ChildProcess, adminUrl: string, world: BenchWorld): Promise<BenchRoom> {
  const { sessionId = '' } = await execute(server, world, 'session.schedule', {
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
  await execute(server, world, 'session.open', { sessionId });
  await execute(server, world, 'agenda.start', { sessionId, itemId });
  return { world, sessionId, itemId };
}

async function openRound(server: ChildProcess, adminUrl: string, room: BenchRoom): Promise<string> {
  const { world, sessionId, itemId } = room;
  await execute(server, world, 'round.open', { sessionId, itemId, visibility: 'live' });
  const found = await read<{ roundId: string }>(
    adminUrl,
    `select payload->>'roundId' as "roundId" from session_event
     where session_id = $1 and type = 'round.opened' order by seq desc limit 1`,
    [sessionId],
  );
  return found.roundId;
}

async function stateOf(server: ChildProcess, sessionId: string): Promise<SessionState> {
  const room = hear<{ state: SessionState }>(server);
  server.send({ room: sessionId });
  return (await room).state;
}

/** Who sits where: every process has its share of every room, and full clients are spread over all of them. */
async function seating(server: ChildProcess, rooms: readonly BenchRoom[], processes: number) {
  const total = rooms.reduce((sum, { world }) => sum + world.delegates.length, 0);
  const halls: Hall[][] = Array.from({ length: processes }, () => []);
  const clients: Record<SeatKind, number> = { full: 0, listener: 0 };
  let at = 0;
  for (const { world, sessionId } of rooms) {
    const state = await stateOf(server, sessionId);
    const shares = Array.from({ length: processes }, (): Hall['participants'] => []);
    for (const who of world.delegates) {
      // Evenly: the first of so many, and then always the next that is due.
      const due = Math.floor((at * MOST_FULL) / total) !== Math.floor(((at - 1) * MOST_FULL) / total);
      const kind: SeatKind = due ? 'full' : 'listener';
      // Each kind in turn over the processes: none of them has all the work.
      shares[clients[kind] % processes]?.push({ ...who, kind });
      clients[kind] += 1;
      at += 1;
    }
    for (const [process, participants] of shares.entries()) halls[process]?.push({ state, participants });
  }
  return { halls, clients };
}

async function measure(scenario: Scenario, database: Embedded, closers: (() => void)[]) {
  const { participants, spreadMs, duplicates, lostAcks } = scenario;
  const total = scenario.rooms * participants;
  await migrate(database.ownerUrl);
  const administrator = new URL(database.adminUrl);
  administrator.pathname = new URL(database.ownerUrl).pathname;
  const adminUrl = administrator.href;
  const worlds: BenchWorld[] = [];
  for (let at = 0; at < scenario.rooms; at += 1)
    worlds.push(await buildBenchWorld(adminUrl, participants, `-${at}`));
  let { child: server, ready: url } = await start('server.ts', [database.appUrl]);
  closers.push(() => server.kill());
  const clients = await Promise.all(
    Array.from({ length: total > 100 ? 2 : 1 }, async () => (await start('clients.ts')).child),
  );
  for (const child of clients) closers.push(() => child.kill());
  const all = (what: (at: number) => Order): Promise<Told[]> =>
    Promise.all(clients.map((child, at) => order(child, what(at))));

  const rooms: BenchRoom[] = [];
  for (const world of worlds) rooms.push(await convene(server, adminUrl, world));
  const openRounds = async (): Promise<Record<string, string>> => {
    const rounds: Record<string, string> = {};
    for (const room of rooms) rounds[room.sessionId] = await openRound(server, adminUrl, room);
    return rounds;
  };
  const answers = async (
    rounds: Record<string, string>,
    faults: { duplicates: number; lostAcks: number },
    ms: number,
  ) => {
    const at = wallClock() + 300;
    const what = { at, spreadMs: ms, rounds, level: 1, everybody: participants, ...faults } as const;
    await all(() => ({ do: 'answer', ...what }));
    return all(() => ({ do: 'await' }));
  };

  const seats = await seating(server, rooms, clients.length);
  note(`${seats.clients.full} clients and ${seats.clients.listener} listeners join ${rooms.length} room(s)`);
  await all((at) => ({ do: 'connect', url, halls: seats.halls[at] ?? [] }));
  // One round that nobody measures: neither side is compiled in the middle of the measurement.
  const warm = await openRounds();
  await answers(warm, { duplicates: 0, lostAcks: 0 }, Math.max(spreadMs, 1_000));
  for (const { world, sessionId } of rooms)
    await execute(server, world, 'round.cancel', {
      sessionId,
      roundId: warm[sessionId],
      note: 'Pemanasan',
    });

  note(`everybody answers within ${spreadMs} ms`);
  const rounds = await openRounds();
  const told = await answers(rounds, { duplicates, lostAcks }, spreadMs);
  const counted = await recount(adminUrl, Object.values(rounds));
  const wrong = told.reduce((sum, one) => sum + (one.wrong ?? 0), 0);

  note(`one client misses ${MISSED} events`);
  const [first] = clients;
  const [room] = rooms;
  if (!first || !room) throw new Error('nobody takes part');
  const { world, sessionId } = room;
  const before = await headOf(adminUrl, sessionId);
  await order(first, { do: 'leave', index: 0 });
  for (let missed = 0, level = 3; missed < MISSED; level = level === 3 ? 1 : 3) {
    for (const { organisationId, personId } of world.delegates.slice(0, MISSED - missed)) {
      const reason = level === 3 ? { reason: 'Catatan' } : {};
      const input = { sessionId, organisationId, roundId: rounds[sessionId], level, ...reason };
      await execute(server, world, 'position.give', input, personId);
    }
    missed = (await headOf(adminUrl, sessionId)) - before;
  }
  const back = await order(first, { do: 'return', index: 0, seq: await headOf(adminUrl, sessionId) });

  note('the server is killed and started anew');
  const heads: Record<string, number> = {};
  for (const one of rooms) heads[one.sessionId] = await headOf(adminUrl, one.sessionId);
  const killedAt = wallClock();
  server.kill('SIGKILL');
  await new Promise((gone) => server.once('exit', gone));
  server = (await start('server.ts', [database.appUrl, new URL(url).port])).child;
  const equal = await all(() => ({ do: 'equal', heads, since: killedAt }));
  for (const one of rooms) {
    const prints = new Set(equal.flatMap(({ prints }) => prints?.[one.sessionId] ?? []));
    if (prints.size !== 1) throw new Error(`after the kill the clients see ${prints.size} different rooms`);
  }
  const backMs = equal.flatMap((one) => one.backMs ?? []);
  server.kill();

  note('the yardstick');
  const yardstick = await start('yardstick.ts');
  closers.push(() => yardstick.child.kill());
  const at = wallClock() + 500 + total * 4;
  const bare = summary(
    await all((index) => ({
      do: 'yardstick',
      url: yardstick.ready,
      halls: (seats.halls[index] ?? []).map((hall) => hall.participants.length),
      everybody: participants,
      spreadMs,
      at,
    })),
  );
  const ours = summary(told);
  return {
    ...(scenario.rooms > 1 ? { rooms: scenario.rooms } : {}),
    participants,
    clients: { full: seats.clients.full, listeners: seats.clients.listener },
    spreadMs,
    duplicates,
    lostAcks,
    ...ours,
    lost: total - counted.organisations + wrong,
    doubled: counted.given - counted.organisations,
    reconnectMs: round(Math.max(...backMs)),
    reconnect: percentiles(backMs),
    catchUp: { ms: round(back.ms ?? 0), bytes: back.bytes ?? 0 },
    yardstick: bare,
    timesYardstick: round(ours.ackMs.p95 / Math.max(bare.ackMs.p95, 0.1)),
  };
}

/** Measures one load on a database, a server and clients of its own. */
export async function measureLive(scenario: Scenario) {
  const folder = mkdtempSync(path.join(tmpdir(), 'mufakat-bench-'));
  // As root the database runs as another user, who must be able to walk in.
  chmodSync(folder, 0o711);
  const closers: (() => void)[] = [];
  let database: Embedded | null = null;
  try {
    note('a database of its own is started');
    database = await startEmbedded({ dataDir: path.join(folder, 'pg'), supervise: false });
    return await measure(scenario, database, closers);
  } finally {
    for (const close of closers) close();
    await database?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
