import { sql } from 'drizzle-orm';
import { CLOSING, TELL } from '#app/contract/live-names.ts';
import type { Actor } from '#app/domain/actor.ts';
import { can } from '#app/domain/permissions/index.ts';
import { audienceKey, audienceOf } from '#app/domain/session/index.ts';
import type { Database } from '#db/client.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import { credentialKey } from '#server/kernel/identify.ts';
import type { Kernel } from '#server/kernel/kernel.ts';
import { MOST_MISSED } from '#server/kernel/room-store.ts';
import type { Revocation } from '#server/kernel/signals.ts';
import type { LiveBoards } from './boards.ts';
import type { LiveDrafts } from './drafts.ts';
import type { LiveRooms } from './rooms.ts';
import { type LiveServer, type LiveSocket, tick } from './socket.ts';
import { updateFor } from './update.ts';

/** Without any sign of a change, each connection's rights are looked at again this often (ASVS 4.4.4). */
const EVERY_MS = 60_000;
const SWEEP_MS = 5_000;
/** Signs that come together are looked into together. */
const GATHER_MS = 20;
const RETRY_MS = 1_000;

/** Which of these sign-ins still live; other credentials have none that could end. */
export async function liveSessions(db: Database, all: readonly Credentials[]): Promise<ReadonlySet<string>> {
  const ids = all.flatMap((credentials) => (credentials.kind === 'session' ? [credentials.sessionId] : []));
  if (ids.length === 0) return new Set();
  const { rows } = await db.execute<{ id: string }>(sql`
    select s.id from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as asked(id)
    join account_session s on s.id = asked.id
    where s.expires_at > now() and s.absolute_expires_at > now()`);
  return new Set(rows.map((row) => row.id));
}

interface Parts {
  io: LiveServer;
  kernel: Pick<Kernel, 'room'>;
  rooms: LiveRooms;
  boards: Pick<LiveBoards, 'judge'>;
  drafts: Pick<LiveDrafts, 'hold' | 'judge' | 'leave'>;
  /** Sign-ins that still live, of those that could end. */
  signedIn(all: readonly Credentials[]): Promise<ReadonlySet<string>>;
  /** Who these are now, by `credentialKey`; whoever is nobody any more is missing. */
  identify(all: readonly Credentials[]): Promise<ReadonlyMap<string, Actor>>;
  onError(error: unknown): void;
}

/**
 * Keeps the rights of open connections true. A sign that somebody's rights changed holds back what would be told to
 * their connections until it is known again what they may see; then they go on, start anew, or are closed.
 */
export class LiveRights {
  readonly #parts: Parts;
  readonly #waiting = new Set<LiveSocket>();
  /** Those that are being looked at; one that becomes suspect meanwhile waits for the next look. */
  #looking: ReadonlySet<LiveSocket> = new Set();
  #running: Promise<void> | null = null;
  #closed = false;
  readonly #sweep: ReturnType<typeof setInterval>;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#sweep = setInterval(() => this.#lookAround(), SWEEP_MS);
    this.#sweep.unref();
  }

  /** Somebody's rights may have changed: their connections hear nothing until that is known. */
  suspect(what: Revocation): void {
    for (const socket of this.#sockets()) {
      const { credentials, accountId, actor } = socket.data;
      const concerned =
        (what.accountId !== undefined && what.accountId === accountId) ||
        (what.sessionId !== undefined &&
          credentials.kind === 'session' &&
          credentials.sessionId === what.sessionId) ||
        (what.guestId !== undefined &&
          credentials.kind === 'guest' &&
          credentials.guestId === what.guestId) ||
        (what.personId !== undefined && actor.kind === 'person' && actor.personId === what.personId) ||
        (!what.accountId &&
          !what.sessionId &&
          !what.personId &&
          !what.guestId &&
          (actor.kind === 'person' || actor.kind === 'guest') &&
          actor.networkId === what.networkId);
      if (!concerned) continue;
      const { membership } = socket.data;
      membership?.room.hold(socket, membership);
      this.#parts.drafts.hold(socket);
      this.#waiting.add(socket);
    }
    this.#run();
  }

  /** Settles when nothing is suspected of this connection any more. */
  async settled(socket: LiveSocket): Promise<void> {
    while (this.#running && (this.#waiting.has(socket) || this.#looking.has(socket))) await this.#running;
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#sweep);
    this.#waiting.clear();
  }

  #sockets(): Iterable<LiveSocket> {
    return this.#parts.io.sockets.sockets.values();
  }

  #lookAround(): void {
    const before = tick() - EVERY_MS;
    const due = [...this.#sockets()].filter((socket) => socket.data.checkedAt < before);
    if (due.length === 0) return;
    for (const socket of due) this.#waiting.add(socket);
    this.#run();
  }

  #run(): void {
    if (this.#waiting.size === 0 || this.#running || this.#closed) return;
    this.#running = this.#look().finally(() => {
      this.#running = null;
      this.#run();
    });
  }

  async #look(): Promise<void> {
    await new Promise((go) => setTimeout(go, GATHER_MS));
    const sockets = [...this.#waiting];
    this.#waiting.clear();
    this.#looking = new Set(sockets);
    const all = sockets.map((socket) => socket.data.credentials);
    try {
      const [live, actors] = await Promise.all([this.#parts.signedIn(all), this.#parts.identify(all)]);
      const rooms = new Set(sockets.flatMap((socket) => socket.data.membership?.room ?? []));
      for (const room of rooms) {
        const view = await this.#parts.kernel.room(room.sessionId);
        if (view) room.facts = view.room;
      }
      for (const socket of sockets) {
        if (this.#waiting.has(socket)) continue;
        const { credentials } = socket.data;
        const signedIn = credentials.kind !== 'session' || live.has(credentials.sessionId);
        const actor = signedIn ? actors.get(credentialKey(credentials)) : undefined;
        if (actor) await this.#goOn(socket, actor);
        else this.#end(socket);
      }
    } catch (error) {
      // Not knowing means not telling: they stay held, and we ask again.
      this.#parts.onError(error);
      await new Promise((go) => setTimeout(go, RETRY_MS));
      for (const socket of sockets) if (socket.connected) this.#waiting.add(socket);
    } finally {
      this.#looking = new Set();
    }
  }

  #end(socket: LiveSocket): void {
    this.#parts.rooms.leave(socket);
    this.#parts.drafts.leave(socket);
    socket.emit(TELL.closing, { reason: CLOSING.signedOut });
    socket.disconnect(true);
  }

  async #goOn(socket: LiveSocket, actor: Actor): Promise<void> {
    socket.data.actor = actor;
    socket.data.checkedAt = tick();
    await this.#parts.boards.judge(socket);
    await this.#parts.drafts.judge(socket);
    const { membership } = socket.data;
    if (!membership) return;
    const { room, audience, wall, heldAt } = membership;
    const { sessionId } = room;
    if (!can(actor, 'session.watch', room.facts.subject)) {
      this.#parts.rooms.leave(socket);
      socket.emit(TELL.closed, { sessionId });
      return;
    }
    const lean = audience.kind === 'party' && audience.lean;
    const same = audienceKey(audienceOf(actor, room.facts.subject, wall, lean)) === audienceKey(audience);
    if (same && heldAt === null) return;
    const missed = heldAt === null ? null : room.missedSince(heldAt, [], MOST_MISSED);
    if (!same || missed === null) {
      this.#parts.rooms.leave(socket);
      socket.emit(TELL.reset, { sessionId });
      return;
    }
    const update = updateFor(room, missed, audience);
    if (update.kind === 'events' && update.events.length > 0)
      socket.emit(TELL.events, { sessionId, now: Date.now(), events: update.events });
    room.admit(socket, membership);
  }
}
