import { TELL } from '#app/contract/live-names.ts';
import type { WireEvent } from '#app/contract/live-wire.ts';
import {
  type Audience,
  broadcastKey,
  type SessionEvent,
  type SessionState,
} from '#app/domain/session/index.ts';
import type { LiveServer, LiveSocket, Membership } from './socket.ts';

/**
 * As many listeners are told without a pause. To tell a listener takes the better part of a tenth of a millisecond:
 * told in one go, a hall of five hundred keeps everybody waiting who has just answered.
 */
export const ROW = 64;

/** Who asked for little data is told this often, everything since. */
export const LEAN_MS = 5_000;

/** Viewers without organisations of their own stand for every party that has no event in a batch. */
const A_PARTY = { kind: 'party', organisationIds: [] } satisfies Audience;
const A_LEAN_PARTY = { ...A_PARTY, lean: true } satisfies Audience;

/** Audiences of which all hear the same. */
const ALIKE: readonly Audience[] = [{ kind: 'facilitator' }, { kind: 'observer' }, { kind: 'wall' }];

const isLean = (audience: Audience): boolean => audience.kind === 'party' && audience.lean === true;

/** What the hall is told about: a room as this process has it. */
export interface Stage {
  readonly sessionId: string;
  /** The unmasked state up to the last event that may be told. */
  readonly state: SessionState;
  /** The events after a number, up to `state`. */
  since(seq: number): readonly SessionEvent[];
  /** Events as an audience may see them, as they travel. */
  wire(events: readonly SessionEvent[], audience: Audience): WireEvent[];
}

/** Listeners who are told together. */
interface Row {
  readonly name: string;
  readonly members: Set<LiveSocket>;
  /** The last number they were told. */
  heard: number;
}

/**
 * Those who listen to a room, told row by row; between two rows whoever waits for an answer gets it. A row that is
 * behind hears everything it has missed at once. Each message is masked once for each different audience, not for
 * each listener. Whoever took a seat in a row that is behind may hear what they know; they leave it aside.
 */
export class Hall {
  readonly #io: LiveServer;
  readonly #stage: Stage;
  readonly #most: number;
  /** Who leads the session, and the wall. */
  readonly #front: Row;
  /** Those with little data: told on a clock of their own. */
  readonly #lean: Row;
  readonly #rows: Row[];
  readonly #seats = new Map<LiveSocket, Row>();
  #telling = false;
  #closed = false;
  #leanTimer: ReturnType<typeof setTimeout> | null = null;
  /** The messages of the row before: the next one mostly hears the same. */
  #said = {
    after: -1,
    upTo: -1,
    events: [] as readonly SessionEvent[],
    wires: new Map<string, WireEvent[]>(),
  };

  /** @param most listeners in a row, see `ROW` */
  constructor(io: LiveServer, stage: Stage, most = ROW) {
    this.#io = io;
    this.#stage = stage;
    this.#most = most;
    this.#front = this.#newRow('front');
    this.#lean = this.#newRow('lean');
    this.#rows = [this.#front];
  }

  /** The last number that everybody was told. */
  get heardByAll(): number {
    return Math.min(this.#lean.heard, ...this.#rows.map(({ heard }) => heard));
  }

  /** The last number a listener was told, or was brought up to as it came. */
  heardBy(socket: LiveSocket): number {
    return this.#seats.get(socket)?.heard ?? this.#stage.state.seq;
  }

  /** Gives a seat to a listener, who is up to date with the room; or lets one hear again. */
  seat(socket: LiveSocket, audience: Audience): void {
    const row = this.#seats.get(socket) ?? this.#rowFor(audience);
    this.#seats.set(socket, row);
    row.members.add(socket);
    void socket.join([this.#whole(audience), this.#part(row, audience)]);
  }

  /** A listener hears nothing until `seat`. */
  hush(socket: LiveSocket, audience: Audience): void {
    void socket.leave(this.#whole(audience));
    const row = this.#seats.get(socket);
    if (row) void socket.leave(this.#part(row, audience));
  }

  /** Takes a listener's seat away. */
  clear(socket: LiveSocket, audience: Audience): void {
    this.hush(socket, audience);
    this.#seats.get(socket)?.members.delete(socket);
    this.#seats.delete(socket);
  }

  /** Tells everybody something that is the same for all. @param lean whether those with little data hear it too */
  announce(name: string, message: unknown, lean: boolean): void {
    const all = [...ALIKE, A_PARTY, ...(lean ? [A_LEAN_PARTY] : [])];
    this.#io.to(all.map((audience) => this.#whole(audience))).emit(name, message);
  }

  /** Tells every row what it has not heard. */
  async tell(): Promise<void> {
    this.#tellLeanLater();
    if (this.#telling) return;
    this.#telling = true;
    try {
      let told = 0;
      for (let row = this.#behind(); row; row = this.#behind()) {
        if (told > 0 && told + row.members.size > this.#most) {
          await new Promise((go) => setImmediate(go));
          told = 0;
        }
        if (this.#closed) return;
        told += row.members.size;
        this.#tellRow(row);
      }
    } finally {
      this.#telling = false;
    }
  }

  /** Ends the clockwork. */
  close(): void {
    this.#closed = true;
    if (this.#leanTimer) clearTimeout(this.#leanTimer);
    this.#leanTimer = null;
  }

  #newRow(name: string): Row {
    return { name, members: new Set(), heard: this.#stage.state.seq };
  }

  #rowFor(audience: Audience): Row {
    if (isLean(audience)) {
      if (this.#lean.members.size === 0) this.#lean.heard = this.#stage.state.seq;
      return this.#lean;
    }
    if (audience.kind === 'facilitator' || audience.kind === 'wall') return this.#front;
    const free = this.#rows.find((row) => row !== this.#front && row.members.size < this.#most);
    if (free) return free;
    const row = this.#newRow(String(this.#rows.length));
    this.#rows.push(row);
    return row;
  }

  /** The row that is furthest behind, the first of them; none when all have heard everything. */
  #behind(): Row | undefined {
    let last: Row | undefined;
    for (const row of this.#rows) if (row.heard < (last?.heard ?? this.#stage.state.seq)) last = row;
    return last;
  }

  #tellLeanLater(): void {
    if (this.#lean.members.size === 0) this.#lean.heard = this.#stage.state.seq;
    else
      this.#leanTimer ??= setTimeout(() => {
        this.#leanTimer = null;
        this.#tellRow(this.#lean);
      }, LEAN_MS);
  }

  #tellRow(row: Row): void {
    const { state } = this.#stage;
    const after = row.heard;
    row.heard = state.seq;
    if (row.members.size === 0 || after === state.seq) return;
    if (this.#said.after !== after || this.#said.upTo !== state.seq)
      this.#said = { after, upTo: state.seq, events: this.#stage.since(after), wires: new Map() };
    const kinds = new Set<string>();
    for (const { data } of row.members) if (data.membership) kinds.add(data.membership.audience.kind);
    for (const audience of ALIKE)
      if (kinds.has(audience.kind)) this.#send(this.#io.to(this.#part(row, audience)), audience);
    if (kinds.has('party')) this.#tellParties(row, row === this.#lean ? A_LEAN_PARTY : A_PARTY);
  }

  #tellParties(row: Row, party: typeof A_PARTY | typeof A_LEAN_PARTY): void {
    const { events } = this.#said;
    const common = broadcastKey(events, this.#stage.state, party);
    const apart: { socket: LiveSocket; audience: Membership['audience'] }[] = [];
    if (/counted|reasonless|withheld|unnamed/.test(common)) {
      // Something is hidden from the other parties: whoever it belongs to sees it, and is told apart.
      const owners = new Set(events.flatMap((event) => event.organisationId ?? []));
      for (const socket of row.members) {
        const { membership } = socket.data;
        if (membership?.audience.kind !== 'party' || membership.heldAt !== null) continue;
        if (membership.audience.organisationIds.some((id) => owners.has(id)))
          apart.push({ socket, audience: membership.audience });
      }
    }
    const others = this.#io.to(this.#part(row, party));
    this.#send(apart.length > 0 ? others.except(apart.map(({ socket }) => socket.id)) : others, party);
    for (const { socket, audience } of apart) this.#send(socket, audience);
  }

  #send(to: Pick<LiveSocket, 'emit'> | ReturnType<LiveServer['to']>, audience: Audience): void {
    const { sessionId } = this.#stage;
    const { events, wires } = this.#said;
    const alike = audience.kind !== 'party' || audience.organisationIds.length === 0;
    const key = `${audience.kind}${isLean(audience) ? ' lean' : ''}`;
    const known = alike ? wires.get(key) : undefined;
    const wire = known ?? this.#stage.wire(events, audience);
    if (alike) wires.set(key, wire);
    to.emit(TELL.events, { sessionId, now: Date.now(), events: wire });
  }

  #whole(audience: Audience): string {
    return `room:${this.#stage.sessionId}:${audience.kind}${isLean(audience) ? ':lean' : ''}`;
  }

  #part(row: Row, audience: Audience): string {
    return `${this.#whole(audience)}:${row.name}`;
  }
}
