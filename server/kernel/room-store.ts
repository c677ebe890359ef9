import { sql } from 'drizzle-orm';
import { evolve, replay, type SessionEvent, type SessionState } from '#app/domain/session/index.ts';
import { executeNamed, type Reader, type Transaction } from '#db/client.ts';
import { acceptedByAll } from '#db/in-force.ts';
import type { RoomFacts, RoomView } from './handler.ts';

/** Folded states of rooms in this process; checked against the room's head before each use. */
export type RoomCache = Map<string, { seq: number; state: SessionState }>;

/** As many rooms are kept folded in memory; the one used longest ago goes first. */
const ROOMS_KEPT = 200;

/** Whoever missed more events than this receives the whole state, which is then the smaller thing. */
export const MOST_MISSED = 400;

/** Keeps a room's state as the most recently used. */
export function keepRoom(cache: RoomCache, sessionId: string, state: SessionState): void {
  cache.delete(sessionId);
  cache.set(sessionId, { seq: state.seq, state });
  for (const oldest of cache.keys()) {
    if (cache.size <= ROOMS_KEPT) break;
    cache.delete(oldest);
  }
}

interface RoomRow extends Record<string, unknown> {
  network_id: string;
  id: string;
  forum_id: string;
  head: string;
  party_ids: string[] | null;
  transparency: string | null;
  observers_by_name: boolean | null;
  facilitator_ids: string[];
  rehearsal_of: string | null;
}

/** A room as its row says, and the number of its last event. */
export interface FoundRoom {
  room: RoomFacts;
  head: number;
}

const roomRow = (sessionId: string) => sql`
  select s.network_id, s.id, s.forum_id, s.head, s.facilitator_ids, s.rehearsal_of,
    (select json_agg(p.organisation_id order by p.position) from forum_party p
      where p.network_id = s.network_id and p.forum_id = s.forum_id and p.withdrawn_at is null) as party_ids,
    in_force.transparency, in_force.observers_by_name
  from session s
  left join lateral (
    select c.rules->>'transparency' as transparency, (c.rules->>'observersByName')::boolean as observers_by_name
    from charter c where c.network_id = s.network_id and c.forum_id = s.forum_id and ${acceptedByAll()}
    order by c.version desc limit 1
  ) in_force on true
  where s.id = ${sessionId}`;

function found(row: RoomRow | undefined): FoundRoom | null {
  if (!row) return null;
  return {
    head: Number(row.head),
    room: {
      networkId: row.network_id,
      sessionId: row.id,
      forumId: row.forum_id,
      subject: {
        networkId: row.network_id,
        forumId: row.forum_id,
        sessionId: row.id,
        // A rehearsal is for who prepares the session: no party sees it, however open the forum is.
        partyIds: row.rehearsal_of === null ? (row.party_ids ?? []) : [],
        facilitatorIds: row.facilitator_ids,
        ...(row.transparency === 'public' && row.rehearsal_of === null ? { open: 'network' as const } : {}),
        observersByName: row.rehearsal_of === null && (row.observers_by_name ?? false),
      },
    },
  };
}

/** Finds a room without locking it. */
export async function findRoom(db: Reader, sessionId: string): Promise<FoundRoom | null> {
  const { rows } = await executeNamed<RoomRow>(db, roomRow(sessionId));
  return found(rows[0]);
}

/** Reads rooms; made of a database by `roomReader`. */
export interface RoomReader {
  /** Finds a room without locking it. */
  find(sessionId: string): Promise<FoundRoom | null>;
  /** The newest kept state that is not ahead of `head`, or null. */
  snapshot(room: RoomFacts, head: number): Promise<SessionState | null>;
  /** The room's events after a number, in order. */
  eventsAfter(room: RoomFacts, after: number): Promise<SessionEvent[]>;
}

/** Reads rooms from the database, in a transaction or outside. */
export const roomReader = (db: Reader): RoomReader => ({
  find: (sessionId) => findRoom(db, sessionId),
  snapshot: (room, head) => snapshotOf(db, room, head),
  eventsAfter: (room, after) => eventsAfter(db, room, after),
});

/** A room's facts and its state now, or null when there is none. */
export async function viewRoom(
  reader: RoomReader,
  sessionId: string,
  cache: RoomCache,
): Promise<RoomView | null> {
  const found = await reader.find(sessionId);
  return found && { room: found.room, state: await loadRoom(reader, found, cache) };
}

/** Locks the room's head: whoever holds it decides what happens next. */
export async function lockRoom(tx: Transaction, sessionId: string): Promise<FoundRoom | null> {
  const { rows } = await executeNamed<RoomRow>(tx, sql`${roomRow(sessionId)} for update of s`);
  return found(rows[0]);
}

interface EventRow extends Record<string, unknown> {
  seq: string;
  command_id: string;
  type: string;
  at: Date | string;
  person_id: string | null;
  organisation_id: string | null;
  payload: Record<string, unknown>;
}

/** The room's events after number `after`, in order. */
export async function eventsAfter(
  db: Reader,
  room: { networkId: string; sessionId: string },
  after: number,
): Promise<SessionEvent[]> {
  const { rows } = await db.execute<EventRow>(sql`
    select seq, command_id, type, at, person_id, organisation_id, payload from session_event
    where network_id = ${room.networkId} and session_id = ${room.sessionId} and seq > ${after} order by seq`);
  return rows.map(
    (row) =>
      ({
        ...row.payload,
        seq: Number(row.seq),
        id: row.command_id,
        type: row.type,
        at: new Date(row.at).getTime(),
        personId: row.person_id,
        organisationId: row.organisation_id,
      }) as SessionEvent,
  );
}

async function snapshotOf(db: Reader, room: RoomFacts, head: number): Promise<SessionState | null> {
  const { rows } = await db.execute<{ state: SessionState }>(sql`
    select state from session_snapshot where network_id = ${room.networkId} and session_id = ${room.sessionId}
    and seq <= ${head} order by seq desc limit 1`);
  return rows[0]?.state ?? null;
}

/** The room's state at its head: from memory when it is current, else from the last snapshot and what came after. */
export async function loadRoom(
  reader: RoomReader,
  { room, head }: FoundRoom,
  cache: RoomCache,
): Promise<SessionState> {
  const known = cache.get(room.sessionId);
  if (known && known.seq === head) return known.state;
  const state = known && known.seq < head ? known.state : await reader.snapshot(room, head);
  const events = await reader.eventsAfter(room, state?.seq ?? 0);
  const upToHead = events.filter((event) => event.seq <= head);
  const current = state ? upToHead.reduce(evolve, state) : replay(upToHead);
  keepRoom(cache, room.sessionId, current);
  return current;
}
