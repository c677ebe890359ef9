import { bitsOf, fromBits } from '#app/contract/live-bits.ts';
import { TELL } from '#app/contract/live-names.ts';
import { toWire, type WireEvent } from '#app/contract/live-wire.ts';
import { type Audience, eventFor, type SessionEvent, type SessionState } from '#app/domain/session/index.ts';
import type { RoomFacts, RoomView } from '#server/kernel/handler.ts';
import type { RoomBatch } from '#server/kernel/room.ts';
import { Hall } from './hall.ts';
import { Presence } from './presence.ts';
import type { LiveServer, LiveSocket, Membership, Room } from './socket.ts';

/** Where a room's events come from when this process does not have them in memory. */
export interface RoomSource {
  view(sessionId: string): Promise<RoomView | null>;
  eventsAfter(room: RoomFacts, after: number): Promise<SessionEvent[]>;
  /** Tells the other processes which parties are connected here, as bits of the room's list of parties. */
  shareOnline(sessionId: string, bits: string): void;
  onError(error: unknown): void;
}

/** The last events are kept for those who come back in a moment. */
const RECENT = 2_000;
/** Another node's commit may be our own on its way: this long we wait for it before reading. */
const OWN_COMMIT_MS = 40;

/**
 * How long events are gathered before they are told, by the number of listeners: alone one hears at once, a hall of
 * five hundred hears ten times a second, a larger one less often, each time everything. What it costs to tell, on
 * both ends, grows with the listeners and not with how many of them speak.
 * @param more acts are waiting to be decided: whoever waits for an answer comes before those who watch the count, so a
 * hall hears four times a second until the last of them is through, and then at once
 */
export function gatherMs(listeners: number, more = false): number {
  return more ? Math.min(400, 10 + listeners * 0.5) : Math.min(300, 10 + listeners * 0.18);
}

/**
 * One room as this process tells it: what was told so far, what waits to be told, and who listens; how they are told
 * is in hall.ts.
 */
export class LiveRoom implements Room {
  readonly sessionId: string;
  readonly members = new Set<LiveSocket>();
  readonly presence: Presence;
  readonly #hall: Hall;
  readonly #source: RoomSource;
  facts: RoomFacts;
  /** The unmasked state up to the last event that was told, or is being told to one row after another. */
  state: SessionState;
  #waiting: SessionEvent[] = [];
  #ahead: SessionState;
  #recent: SessionEvent[] = [];
  /** Another node has gone further than what we have. */
  #missing = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** When the timer ends. */
  #due = 0;
  #toldAt = 0;
  #reading: Promise<void> | null = null;

  /** @param row as many listeners are told without a pause */
  constructor(io: LiveServer, source: RoomSource, view: RoomView, row?: number) {
    this.#source = source;
    this.sessionId = view.room.sessionId;
    this.facts = view.room;
    this.state = view.state;
    this.#ahead = view.state;
    this.#hall = new Hall(io, this, row);
    this.presence = new Presence({
      tell: (online, offline) =>
        this.#hall.announce(TELL.presence, { sessionId: this.sessionId, online, offline }, false),
      share: (here) => source.shareOnline(this.sessionId, bitsOf(this.state.partyIds, here)),
    });
    this.presence.greet();
  }

  /** Takes in what was committed by this process. */
  take(batch: RoomBatch): void {
    const first = batch.events[0];
    if (!first) {
      // Nothing more follows. Its facts are those of an earlier batch: rights may have been looked at since.
      if (this.#timer) this.#tellSoon();
      return;
    }
    this.facts = batch.room;
    if (first.seq <= this.#ahead.seq) return;
    if (first.seq === this.#ahead.seq + 1) {
      this.#waiting.push(...batch.events);
      this.#ahead = batch.after;
    } else {
      this.#missing = true;
    }
    this.#tellSoon(batch.more);
  }

  /** Tells everybody that what lies beside the log has changed; what it is they read with their own rights. */
  tellFacts(): void {
    this.#hall.announce(TELL.facts, { sessionId: this.sessionId }, true);
  }

  /** Hears that some process has committed up to `seq`. */
  hear(seq: number): void {
    if (seq <= this.#ahead.seq) return;
    setTimeout(() => {
      if (seq <= this.#ahead.seq) return;
      this.#missing = true;
      this.#tellSoon();
    }, OWN_COMMIT_MS);
  }

  /** Hears which parties are connected to another process. */
  hearOnline(node: string, bits: string): void {
    this.presence.hear(node, fromBits(this.state.partyIds, bits));
  }

  /** Reads what may have been missed, whatever was heard (after the ear was deaf for a while). */
  async readOn(): Promise<void> {
    this.#missing = true;
    await this.#tell();
  }

  /** Reads the events after a number that are no longer in memory; for `missedSince`. */
  async older(after: number, most: number): Promise<readonly SessionEvent[]> {
    const missed = this.state.seq - after;
    const first = this.#recent[0]?.seq ?? this.state.seq + 1;
    if (missed <= 0 || missed > most || first <= after + 1) return [];
    return this.#source.eventsAfter(this.facts, after);
  }

  /**
   * The events after a number, up to what was told so far: whoever takes them and is admitted before the next
   * turn of the event loop misses nothing. Null when they are too many or not all known.
   * @param older what `older` has read
   */
  missedSince(after: number, older: readonly SessionEvent[], most: number): SessionEvent[] | null {
    const count = this.state.seq - after;
    if (count < 0 || count > most) return null;
    const read = older.filter((event) => event.seq > after && event.seq <= this.state.seq);
    const last = read.at(-1)?.seq ?? after;
    const all = [...read, ...this.#recent.filter((event) => event.seq > last)];
    return all.length === count ? all : null;
  }

  /** The events after a number that somebody here has heard, up to what was told so far. */
  since(seq: number): readonly SessionEvent[] {
    return seq < this.state.seq ? this.#recent.slice(seq - this.state.seq) : [];
  }

  /** Events as an audience may see them, as they travel. */
  wire(events: readonly SessionEvent[], audience: Audience): WireEvent[] {
    return toWire(
      events.map((event) => eventFor(event, this.state, audience)),
      this.state.partyIds,
    );
  }

  /** Adds a listener who is up to date with `state`. */
  admit(socket: LiveSocket, membership: Membership): void {
    if (!this.members.has(socket)) {
      this.members.add(socket);
      this.presence.enter(membership.organisationIds);
    }
    membership.heldAt = null;
    this.#hall.seat(socket, membership.audience);
  }

  /** A listener hears nothing until `admit`; remembers up to where it has heard. */
  hold(socket: LiveSocket, membership: Membership): void {
    if (membership.heldAt !== null) return;
    membership.heldAt = this.#hall.heardBy(socket);
    this.#hall.hush(socket, membership.audience);
  }

  /** Removes a listener. */
  dismiss(socket: LiveSocket, membership: Membership): void {
    this.members.delete(socket);
    this.presence.leave(membership.organisationIds);
    this.#hall.clear(socket, membership.audience);
  }

  /** Ends the clockwork of a room that nobody listens to. */
  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#hall.close();
    this.presence.close();
  }

  #tellSoon(more = false): void {
    const due = this.#toldAt + gatherMs(this.members.size, more);
    if (this.#timer) {
      if (due >= this.#due) return;
      clearTimeout(this.#timer);
    }
    this.#due = due;
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        void this.#tell();
      },
      Math.max(0, due - performance.now()),
    );
  }

  async #tell(): Promise<void> {
    if (this.#missing) {
      this.#reading ??= this.#read().finally(() => {
        this.#reading = null;
      });
      await this.#reading;
    }
    if (this.#waiting.length === 0) return;
    const events = this.#waiting;
    this.#waiting = [];
    this.state = this.#ahead;
    this.#recent.push(...events);
    if (this.#recent.length > 2 * RECENT)
      this.#recent = this.#recent.slice(-Math.max(RECENT, this.state.seq - this.#hall.heardByAll));
    this.#toldAt = performance.now();
    await this.#hall.tell();
  }

  /** Fills the gap that another node's commits have left; again, when one of ours came meanwhile. */
  async #read(): Promise<void> {
    try {
      while (this.#missing) {
        this.#missing = false;
        const view = await this.#source.view(this.sessionId);
        if (!view) return;
        const read = await this.#source.eventsAfter(view.room, this.#ahead.seq);
        const upTo = view.state.seq;
        this.#waiting.push(...read.filter(({ seq }) => seq > this.#ahead.seq && seq <= upTo));
        if (upTo > this.#ahead.seq) this.#ahead = view.state;
        this.facts = view.room;
      }
    } catch (error) {
      // The database is away: the listeners wait, and we try again.
      this.#missing = true;
      this.#source.onError(error);
      setTimeout(() => this.#tellSoon(), 1_000).unref();
    }
  }
}
