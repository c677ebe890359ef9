import type { ErrorCode, Refusal } from '#app/contract/errors.ts';
import type {
  ActAnswer,
  ClockAnswer,
  EventsMessage,
  JoinAnswer,
  PresenceMessage,
  RoomMessage,
  Update,
} from '#app/contract/live.ts';
import { fromBits } from '#app/contract/live-bits.ts';
import { ASK, LIVE_PATH, LIVE_PROTOCOL, TELL } from '#app/contract/live-names.ts';
import { fromWire, type WireEvent } from '#app/contract/live-wire.ts';
import type { CommandInput } from '#app/contract/registry.ts';
import {
  type Audience,
  absorb,
  audienceKey,
  type Reception,
  type SessionEvent,
  type SessionState,
} from '#app/domain/session/index.ts';
import type { Outbox, OutboxAct } from './outbox.ts';
import { callOverHttp, type Http, readOverHttp } from './over-http.ts';
import { unpack } from './unpack.ts';

/** Commands that a live room decides, by name; the session is added by the client. */
export type RoomCommandName =
  | 'session.open'
  | 'session.postpone'
  | 'session.close'
  | `agenda.${'start' | 'finish' | 'step' | 'put-text'}`
  | `attendance.${'mark' | 'leave'}`
  | `turn.${'request' | 'withdraw' | 'give' | 'end'}`
  | `round.${'open' | 'close' | 'cancel'}`
  | 'position.give'
  | 'objection.set'
  | `vote.${'open' | 'cast' | 'close' | 'cancel'}`;
export type RoomInput<N extends RoomCommandName> = Omit<CommandInput<N>, 'sessionId'>;

/**
 * How the room is reached: not yet, live, live but slow, over plain requests (the socket is blocked on the way),
 * not at all, or closed for good (see `ended`).
 */
export type Connection = 'connecting' | 'live' | 'weak' | 'requests' | 'offline' | 'ended';

/** Why there is nothing more to receive. */
export type Ended = 'sign_in_required' | 'forbidden' | 'protocol' | 'rate_limited';

/** What a page draws. A new object after each change; unchanged parts keep their identity. */
export interface RoomView {
  state: SessionState;
  audience: Audience;
  connection: Connection;
  ended: Ended | null;
  /** Organisations that are connected now; null before the first word from the server. */
  online: ReadonlySet<string> | null;
  /** The reader's own acts in this room, oldest first, with where each stands. */
  acts: readonly OutboxAct[];
  /** False when a closed tab loses what was not sent. */
  durable: boolean;
  /** Server's clock minus this device's, in milliseconds. */
  clockOffset: number;
}

/** The part of socket.io-client that is used. */
export interface LiveSocket {
  readonly connected: boolean;
  /** False when it will not try again by itself: the server has said no. */
  readonly active: boolean;
  on(event: string, listener: (message: never) => void): unknown;
  timeout(ms: number): { emitWithAck(event: string, message: unknown): Promise<unknown> };
  connect(): unknown;
  disconnect(): unknown;
}

export interface RoomClientOptions {
  sessionId: string;
  /** The view for the wall. */
  wall?: boolean;
  initial: { state: SessionState; audience: Audience; now: number };
  outbox: Outbox;
  /** Opens the socket; it reconnects by itself, with jittered delays. */
  openSocket(): Promise<LiveSocket>;
  http: Http;
  /** A new idempotency key. */
  newKey(): string;
}

const ANSWER_MS = 8_000;
/** An answer that took this long makes a connection "weak". */
const WEAK_MS = 1_500;
/** A weak connection is tried again this often, until it is good. */
const PROBE_MS = 10_000;
/** The socket may take this long before plain requests are tried instead. */
const PATIENCE_MS = 6_000;
const POLL_MS = 4_000;
/** These refusals are about the moment, not about the act: it is sent again. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['unavailable', 'internal', 'rate_limited']);

/**
 * The browser's end of a live room: joins with the last number it has, folds what arrives, asks again when a
 * number is missing, and sends the reader's acts until each has an answer. Runs in Node as well (tests, bench).
 */
export class RoomClient {
  readonly #options: RoomClientOptions;
  readonly #listeners = new Set<() => void>();
  readonly #first: RoomView;
  #socket: LiveSocket | null = null;
  #reception: Reception;
  #view: RoomView;
  #joined = false;
  #joining = false;
  #sending = false;
  #stopped = false;
  /** Grows with each start, so that a socket that comes too late is recognised. */
  #starts = 0;
  #retryMs = 500;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(options: RoomClientOptions) {
    this.#options = options;
    const { state, audience, now } = options.initial;
    this.#reception = { state, waiting: [] };
    this.#view = {
      state,
      audience,
      connection: 'connecting',
      ended: null,
      online: null,
      acts: options.outbox.of(options.sessionId),
      durable: options.outbox.durable,
      clockOffset: now - Date.now(),
    };
    this.#first = { ...this.#view, acts: [], durable: true };
  }

  /** What to draw now. */
  view = (): RoomView => this.#view;

  /** What the server drew: it knows nothing of this device. */
  firstView = (): RoomView => this.#first;

  /** Calls `listener` after each change of the view. @returns how to stop that */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Connects. Safe to call again after `stop`. */
  async start(): Promise<void> {
    this.#stopped = false;
    this.#starts += 1;
    const start = this.#starts;
    this.#set({ connection: 'connecting', ended: null });
    this.#later('patience', PATIENCE_MS, () => this.#poll());
    try {
      const socket = await this.#options.openSocket();
      if (this.#stopped || start !== this.#starts) {
        socket.disconnect();
        return;
      }
      this.#socket = socket;
      this.#listen(socket);
      if (socket.connected) void this.#join();
      else socket.connect();
    } catch {
      // The script of the socket could not be loaded: plain requests take over.
      this.#poll();
    }
  }

  /** Leaves the room; what was not sent stays in the outbox. */
  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#socket?.disconnect();
    this.#socket = null;
    this.#joined = false;
  }

  /**
   * Does something in the room. It is kept on this device first, then sent, now or when there is a connection again.
   * @returns the act's key, by which `view().acts` tells where it stands
   */
  act<N extends RoomCommandName>(command: N, input: RoomInput<N>, key = this.#options.newKey()): string {
    const { outbox, sessionId } = this.#options;
    outbox.add({
      key,
      sessionId,
      command,
      input: { ...input, sessionId },
      state: 'saved',
      savedAt: Date.now(),
    });
    this.#actsChanged();
    void this.#send();
    return key;
  }

  /** Forgets a refusal that was read. */
  dismiss(key: string): void {
    this.#options.outbox.drop(key);
    this.#actsChanged();
  }

  /** Another tab has changed the outbox, or the device is back: look again. */
  wake(): void {
    this.#options.outbox.reload();
    this.#actsChanged();
    if (this.#socket && !this.#socket.connected && this.#view.ended === null) this.#socket.connect();
    void this.#send();
  }

  /** The connection of this device is gone. */
  sleep(): void {
    if (this.#view.ended === null) this.#set({ connection: 'offline' });
  }

  #listen(socket: LiveSocket): void {
    const own = (message: RoomMessage) => message.sessionId === this.#options.sessionId;
    socket.on('connect', () => void this.#join());
    socket.on('disconnect', () => {
      this.#joined = false;
      if (this.#view.ended === null) this.#set({ connection: 'offline', online: null });
      this.#later('patience', PATIENCE_MS, () => this.#poll());
    });
    socket.on('connect_error', (error: Error) => {
      if (error.message === 'sign_in_required') return this.#end('sign_in_required');
      if (this.#view.connection === 'connecting') this.#set({ connection: 'offline' });
      if (!socket.active) this.#later('return', this.#backOff(), () => socket.connect());
    });
    socket.on(TELL.events, (message: EventsMessage) => {
      if (own(message)) this.#receive(message.events, message.now);
    });
    socket.on(TELL.presence, (message: PresenceMessage) => {
      if (!own(message)) return;
      const online = new Set(this.#view.online);
      for (const id of message.online) online.add(id);
      for (const id of message.offline) online.delete(id);
      this.#set({ online });
    });
    socket.on(TELL.reset, (message: RoomMessage) => {
      if (own(message)) void this.#join();
    });
    socket.on(TELL.closed, (message: RoomMessage) => {
      if (own(message)) this.#end('forbidden');
    });
    socket.on(TELL.closing, ({ reason }: { reason: ErrorCode }) => {
      if (reason === 'sign_in_required') this.#end('sign_in_required');
      else if (reason === 'rate_limited') this.#end('rate_limited');
      else this.#later('return', 500 + Math.random() * 1_500, () => this.#socket?.connect());
    });
  }

  async #join(): Promise<void> {
    const socket = this.#socket;
    if (!socket || this.#joining || this.#stopped) return;
    this.#joining = true;
    const begun = Date.now();
    try {
      const answer = (await socket.timeout(ANSWER_MS).emitWithAck(ASK.join, {
        protocol: LIVE_PROTOCOL,
        sessionId: this.#options.sessionId,
        lastSeq: this.#reception.state.seq,
        audienceKey: audienceKey(this.#view.audience),
        ...(this.#options.wall ? { wall: true } : {}),
        ...(typeof DecompressionStream === 'function' ? { inflates: true } : {}),
      })) as JoinAnswer;
      if (!answer.ok) return this.#joinRefused(answer.refusal);
      const update = answer.packed ? await unpack(answer.packed) : answer.update;
      const state = update ? this.#applied(update) : this.#reception.state;
      const tripMs = Date.now() - begun;
      this.#joined = true;
      this.#retryMs = 500;
      this.#cancel('patience');
      this.#cancel('poll');
      this.#set({
        state,
        audience: answer.audience,
        online: fromBits(state.partyIds, answer.online),
        clockOffset: answer.now + tripMs / 2 - Date.now(),
        ended: null,
      });
      this.#measured(tripMs);
      this.#settle();
      void this.#send();
    } catch {
      // No answer in time: the connection is there but carries nothing; try again after a while.
      this.#later('join', this.#backOff(), () => void this.#join());
    } finally {
      this.#joining = false;
    }
  }

  /** How long the server took to answer tells how good the connection is. */
  #measured(tripMs: number): void {
    const weak = tripMs > WEAK_MS;
    this.#set({ connection: weak ? 'weak' : 'live' });
    if (weak) this.#later('probe', PROBE_MS, () => void this.#probe());
    else this.#cancel('probe');
  }

  async #probe(): Promise<void> {
    const begun = Date.now();
    try {
      const answer = (await this.#socket?.timeout(ANSWER_MS).emitWithAck(ASK.clock, {})) as ClockAnswer;
      const tripMs = Date.now() - begun;
      if (!this.#joined || !answer.ok) return;
      this.#set({ clockOffset: answer.now + tripMs / 2 - Date.now() });
      this.#measured(tripMs);
    } catch {
      // No answer: as weak as before; the socket notices by itself when it is dead.
      if (this.#joined) this.#measured(ANSWER_MS);
    }
  }

  #joinRefused({ code }: Refusal): void {
    if (PASSING.has(code)) this.#later('join', this.#backOff(), () => void this.#join());
    else if (code === 'sign_in_required') this.#end('sign_in_required');
    else this.#end(code === 'invalid_input' ? 'protocol' : 'forbidden');
  }

  /** The state after an update; put into the view together with the audience it is for. */
  #applied(update: Update): SessionState {
    // Events that overtook the snapshot are kept: those that follow it are applied to it.
    this.#reception =
      update.kind === 'snapshot'
        ? absorb({ state: update.state, waiting: [] }, this.#reception.waiting)
        : absorb(this.#reception, this.#read(update.events));
    return this.#reception.state;
  }

  #read(wire: readonly WireEvent[]): SessionEvent[] {
    return fromWire(wire, this.#reception.state.partyIds);
  }

  #receive(wire: readonly WireEvent[], now: number): void {
    this.#reception = absorb(this.#reception, this.#read(wire));
    const ahead = now - Date.now();
    // A message can only be late: the largest difference seen is the nearest to the truth.
    this.#set({
      state: this.#reception.state,
      clockOffset: Math.max(this.#view.clockOffset, ahead),
    });
    if (this.#reception.waiting.length > 0) this.#later('gap', 250, () => this.#fillGap());
    this.#settle();
  }

  #fillGap(): void {
    if (this.#reception.waiting.length > 0) void this.#join();
  }

  /** Acts that were acknowledged are counted once their number is in the state one looks at. */
  #settle(): void {
    const { outbox, sessionId } = this.#options;
    const arrived = outbox
      .of(sessionId)
      .filter((act) => act.state === 'sent' && act.seq !== undefined && act.seq <= this.#view.state.seq);
    if (arrived.length === 0) return;
    for (const act of arrived) outbox.set(act.key, { state: 'counted' });
    this.#actsChanged();
  }

  /** Sends what waits, one after the other, in the order it was done. */
  async #send(): Promise<void> {
    if (this.#sending || this.#stopped || this.#view.ended !== null) return;
    this.#sending = true;
    try {
      for (let act = this.#unsent(); act && this.#reachable(); act = this.#unsent()) {
        const begun = Date.now();
        if (act.state === 'saved') this.#note(act.key, { state: 'sent' });
        const answer = await this.#deliver(act);
        if (this.#joined) this.#measured(Date.now() - begun);
        if (!this.#answered(act, answer)) break;
      }
    } catch {
      // No answer: the act keeps its key and is sent again; the server counts it once.
      this.#later('send', this.#backOff(), () => void this.#send());
    } finally {
      this.#sending = false;
    }
  }

  #unsent(): OutboxAct | undefined {
    return this.#options.outbox
      .of(this.#options.sessionId)
      .find((act) => act.state === 'saved' || (act.state === 'sent' && act.seq === undefined));
  }

  #reachable(): boolean {
    return this.#joined || this.#view.connection === 'requests';
  }

  async #deliver(act: OutboxAct): Promise<ActAnswer> {
    const { key, command, input } = act;
    if (!this.#joined || !this.#socket) return callOverHttp(this.#options.http, act);
    const sent = this.#socket.timeout(ANSWER_MS).emitWithAck(ASK.act, { key, command, input });
    return (await sent) as ActAnswer;
  }

  /** @returns whether the next act may follow */
  #answered(act: OutboxAct, answer: ActAnswer): boolean {
    if (answer.ok) {
      this.#retryMs = 500;
      this.#note(act.key, { seq: Number(answer.output.seq) });
      this.#settle();
      if (this.#view.connection === 'requests') void this.#ask();
      return true;
    }
    const { refusal } = answer;
    if (PASSING.has(refusal.code)) {
      this.#later('send', this.#backOff(), () => void this.#send());
      return false;
    }
    if (refusal.code === 'sign_in_required') {
      this.#end('sign_in_required');
      return false;
    }
    this.#note(act.key, { state: 'refused', refusal });
    return true;
  }

  /** The socket does not come about: read and act over plain requests until it does. */
  #poll(): void {
    if (this.#stopped || this.#joined || this.#view.ended !== null) return;
    void this.#ask().then(() => {
      if (this.#joined || this.#stopped) return;
      this.#later('poll', POLL_MS * (0.75 + Math.random() / 2), () => this.#poll());
      void this.#send();
    });
  }

  async #ask(): Promise<void> {
    try {
      const { sessionId, wall } = this.#options;
      const answer = await readOverHttp(this.#options.http, {
        sessionId,
        after: this.#reception.state.seq,
        ...(wall ? { wall } : {}),
      });
      if (this.#joined) return;
      if (!answer.ok) {
        if (!PASSING.has(answer.refusal.code)) this.#joinRefused(answer.refusal);
        return;
      }
      const { update, audience, now } = answer.output;
      const state = this.#applied(update);
      this.#set({ state, audience, connection: 'requests', clockOffset: now - Date.now() });
      this.#settle();
    } catch {
      // Not reachable this way either: offline.
      if (!this.#joined) this.#set({ connection: 'offline' });
    }
  }

  #end(ended: Ended): void {
    this.#joined = false;
    this.#set({ connection: 'ended', ended, online: null });
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#socket?.disconnect();
  }

  #note(key: string, change: Parameters<Outbox['set']>[1]): void {
    this.#options.outbox.set(key, change);
    this.#actsChanged();
  }

  #actsChanged(): void {
    this.#set({ acts: this.#options.outbox.of(this.#options.sessionId) });
  }

  #set(change: Partial<RoomView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }

  #backOff(): number {
    this.#retryMs = Math.min(this.#retryMs * 2, 15_000);
    return this.#retryMs * (0.5 + Math.random() / 2);
  }

  #later(name: string, ms: number, run: () => void): void {
    this.#cancel(name);
    this.#timers.set(name, setTimeout(run, ms));
  }

  #cancel(name: string): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
}

/** Where the socket of a page lives. */
export const socketPath = LIVE_PATH;
