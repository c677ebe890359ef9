import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { CommandInput, CommandName } from '#app/contract/registry.ts';
import type { Actor } from '#app/domain/actor.ts';
import type { SessionEvent, SessionEventBody, SessionState } from '#app/domain/session/index.ts';
import { type Database, executeNamed, type Transaction } from '#db/client.ts';
import type { Credentials, Projection, RoomFacts, RoomHandler, RoomTools } from './handler.ts';
import { actorId, identifyAll } from './identify.ts';
import { entriesClause, type PreparedEntry } from './ledger-writer.ts';
import type { StoredReceipt } from './receipts.ts';
import { type FoundRoom, lockRoom, type RoomReader, roomReader } from './room-store.ts';
import { type Clock, inCommand } from './transaction.ts';

/** What a group of acts has come to. */
export interface Written {
  events: readonly SessionEvent[];
  before: SessionState;
  after: SessionState;
  entries: readonly PreparedEntry[];
  receipts: readonly StoredReceipt[];
}

/** Who asks, under which idempotency key. */
export interface Asking {
  credentials: Credentials;
  key: string;
}

/** A room that is locked, and what is known of those who ask. */
export interface Entered extends FoundRoom {
  /** By `credentialKey`. */
  actors: ReadonlyMap<string, Actor>;
  /** By `${actor} ${key}`. */
  receipts: Map<string, StoredReceipt>;
}

/** One transaction in which a group of acts is decided. */
export interface RoomPage extends RoomReader {
  /** The time of everything in it. */
  readonly now: Date;
  /**
   * Locks the room's head: whoever holds it decides what happens next. Only then looks who these are, with the rights
   * they have from that moment, and what was answered before to their keys. Null when there is no such room.
   */
  enter(sessionId: string, asking: readonly Asking[]): Promise<Entered | null>;
  /** The handler's own look beyond the room's log. */
  check(handler: RoomHandler<CommandName>, room: RoomFacts, input: CommandInput<CommandName>): Promise<void>;
  /** What the handler needs besides the log, and what it changes besides it. */
  load(
    handler: RoomHandler<CommandName>,
    room: RoomFacts,
    input: CommandInput<CommandName>,
    tools: RoomTools,
  ): Promise<unknown>;
  effect(
    handler: RoomHandler<CommandName>,
    room: RoomFacts,
    input: CommandInput<CommandName>,
    tools: RoomTools,
    decided: readonly SessionEventBody[],
  ): Promise<void>;
  write(room: RoomFacts, written: Written): Promise<void>;
  /** The effects outside the room's log. */
  project(room: RoomFacts, written: Written): Promise<void>;
}

/** Where rooms are kept: in the database, or in the simulator's own books (tests/sim), which fail on purpose. */
export interface RoomBooks extends RoomReader {
  /** Runs one transaction: when it settles all of it is kept, or nothing. */
  transact<T>(run: (page: RoomPage) => Promise<T>): Promise<T>;
}

/** On this channel the other nodes hear "<session> <last number>" after each commit of a room. */
export const ROOM_CHANNEL = 'mufakat_room';
/** A snapshot of the folded state at least every so many events. */
const SNAPSHOT_EVERY = 500;

/** The books in PostgreSQL. */
export function databaseBooks(parts: { db: Database; clock: Clock; project: Projection }): RoomBooks {
  return {
    ...roomReader(parts.db),
    transact: (run) =>
      inCommand(
        parts.db,
        'room',
        (tx, now) =>
          run({
            ...roomReader(tx),
            now,
            enter: (sessionId, asking) =>
              enterRoom(tx, sessionId, asking, parts.clock()?.toISOString().slice(0, 10)),
            check: async (handler, room, input) => handler.check?.(tx, room, input),
            load: async (handler, room, input, tools) => handler.load?.(tx, room, input, tools),
            effect: async (handler, room, input, tools, decided) =>
              handler.effect?.(tx, room, input, tools, decided),
            write: (room, written) => writeRoom(tx, room, written),
            project: (room, { events, before, after }) =>
              parts.project({ db: tx, room, events, before, after, now, newId: uuidv7 }),
          }),
        parts.clock,
      ),
  };
}

/**
 * Three statements on one journey: PostgreSQL runs them in this order, and each sees what was committed before it
 * began, so rights are never older than the lock.
 */
async function enterRoom(
  tx: Transaction,
  sessionId: string,
  asking: readonly Asking[],
  day: string | undefined,
): Promise<Entered | null> {
  const [found, actors, receipts] = await Promise.all([
    lockRoom(tx, sessionId),
    identifyAll(
      tx,
      asking.map(({ credentials }) => credentials),
      day,
    ),
    knownReceipts(tx, asking),
  ]);
  return found && { ...found, actors, receipts };
}

async function knownReceipts(
  tx: Transaction,
  asking: readonly Asking[],
): Promise<Map<string, StoredReceipt>> {
  const asked = asking.map(({ credentials, key }) =>
    'accountId' in credentials
      ? { account: credentials.accountId, key }
      : { actor: actorId(credentials), key },
  );
  const { rows } = await executeNamed<StoredReceipt>(
    tx,
    sql`
    select c.actor_id, c.key, c.command, c.input_hash, c.output, c.network_id, c.entry_id, c.leaf, c.at
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as r(account uuid, actor text, key text)
    left join person p on p.account_id = r.account
    join command_receipt c on c.actor_id = coalesce('person:' || p.id, r.actor) and c.key = r.key`,
  );
  return new Map(rows.map((row) => [`${row.actor_id} ${row.key}`, row]));
}

/**
 * Writes what a group of acts has come to: ledger, receipts, the room's log and head, all in one journey to the
 * database, because each journey is time in which nobody else's answer is counted.
 */
async function writeRoom(
  tx: Transaction,
  room: RoomFacts,
  { events, after, entries, receipts }: Written,
): Promise<void> {
  const kept = sql`with ${entriesClause(entries)}, receipt as (
      insert into command_receipt (actor_id, key, command, input_hash, output, network_id, entry_id, leaf, at)
      select r.actor_id, r.key, r.command, r.input_hash, r.output, r.network_id, r.entry_id, r.leaf, r.at
      from jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb) as r(actor_id text, key text, command text,
        input_hash text, output jsonb, network_id uuid, entry_id uuid, leaf text, at timestamptz)
    )`;
  const [head] = events;
  if (!head) {
    await executeNamed(tx, sql`${kept} select 1`);
    return;
  }
  const rows = events.map(({ seq, id, at, personId, organisationId, type, ...payload }) => ({
    seq,
    command_id: id,
    type,
    at: new Date(at).toISOString(),
    person_id: personId,
    organisation_id: organisationId,
    payload,
  }));
  await executeNamed(
    tx,
    sql`
    ${kept}, events as (
      insert into session_event (network_id, session_id, seq, command_id, type, at, person_id, organisation_id, payload)
      select ${room.networkId}::uuid, ${room.sessionId}::uuid, r.seq, r.command_id, r.type, r.at, r.person_id,
        r.organisation_id, r.payload
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(seq bigint, command_id text, type text, at timestamptz,
        person_id uuid, organisation_id uuid, payload jsonb)
    )
    update session set head = ${after.seq}, status = ${after.status}
    where network_id = ${room.networkId} and id = ${room.sessionId}
    returning pg_notify(${ROOM_CHANNEL}, ${`${room.sessionId} ${after.seq}`})`,
  );
  const first = head.seq;
  if (Math.floor(after.seq / SNAPSHOT_EVERY) > Math.floor((first - 1) / SNAPSHOT_EVERY)) {
    await tx.execute(sql`
      insert into session_snapshot (network_id, session_id, seq, state)
      values (${room.networkId}, ${room.sessionId}, ${after.seq}, ${JSON.stringify(after)}::jsonb) on conflict do nothing`);
  }
}
