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
import { ASK, LIVE_PROTOCOL, TELL } from '#app/contract/live-names.ts';
import { fromWire, type WireEvent } from '#app/contract/live-wire.ts';
import {
  absorb,
  audienceKey,
  type Reception,
  type SessionEvent,
  type SessionState,
} from '#app/domain/session/index.ts';
import { ActSender, PASSING } from './act-sender.ts';
import type { OutboxAct } from './outbox.ts';
import { callOverHttp, readOverHttp } from './over-http.ts';
import type {
  Ended,
  LiveSocket,
  RoomClientOptions,
  RoomCommandName,
  RoomInput,
  RoomView,
} from './room-types.ts';
import { BackOff, Timers } from './timers.ts';
import { unpack } from './unpack.ts';

const ANSWER_MS = 8_000;
/** An answer that took this long makes a connection "weak". */
const WEAK_MS = 1_500;
/** A weak connection is tried again this often, until it is good. */
const PROBE_MS = 10_000;
/** The socket may take this long before plain requests are tried instead. */
const PATIENCE_MS = 6_000;
const POLL_MS = 4_000;
/** A message that overtook another is waited for this long before it is asked for. */
const GAP_MS = 250;
/** Characters of an audience's key that an address carries. */
const MOST_IN_ADDRESS = 1_000;

/**
 * The browser's end of a live room: joins with the last number it has, folds what arrives, asks again when a
 * number is missing, and sends the reader's acts until each has an answer. Runs in Node as well (tests, bench).
 */
export class RoomClient {
  readonly #options: RoomClientOptions;
  readonly #listeners = new Set<() => void>();
  readonly #first: RoomView;
  readonly #sender: ActSender;
  readonly #timers = new Timers();
  readonly #backOff = new BackOff();
  #socket: LiveSocket | null = null;
  #reception: Reception;
  #view: RoomView;
  /** Little data was asked for when the page was read. */
  readonly #lean: boolean;
  #joined = false;
  #joining = false;
  /** The room was to be entered anew while it was being entered. */
  #joinAgain = false;
  /** What arrived while the room was being entered: it may follow on a state that is still being unpacked. */
  #heard: WireEvent[] = [];
  /** An attempt to enter had no answer in time: what arrives since may be for another audience than we believe. */
  #unsure = false;
  #stopped = false;
  /** Grows with each start, so that a socket that comes too late is recognised. */
  #starts = 0;

  constructor(options: RoomClientOptions) {
    this.#options = options;
    const { state, audience, now } = options.initial;
    this.#lean = audience.kind === 'party' && audience.lean === true;
    this.#reception = { state, waiting: [] };
    this.#sender = new ActSender(options.outbox, options.sessionId, {
      reachable: () => !this.#stopped && (this.#joined || this.#view.connection === 'requests'),
      deliver: (act) => this.#deliver(act),
      answered: (ms) => this.#joined && this.#measured(ms),
      changed: (acknowledged) => this.#actsChanged(acknowledged),
      signedOut: () => this.#end('sign_in_required'),
    });
    this.#view = {
      state,
      audience,
      connection: 'connecting',
      ended: null,
      online: null,
      acts: this.#sender.acts,
      durable: options.outbox.durable,
      clockOffset: now - Date.now(),
      facts: 0,
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
    this.#timers.later('patience', PATIENCE_MS, () => this.#poll());
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
    this.#timers.cancelAll();
    this.#sender.stop();
    this.#socket?.disconnect();
    this.#socket = null;
    this.#joined = false;
  }

  /**
   * Does something in the room. It is kept on this device first, then sent, now or when there is a connection again.
   * @returns the act's key, by which `view().acts` tells where it stands
   */
  act<N extends RoomCommandName>(command: N, input: RoomInput<N>, key = this.#options.newKey()): string {
    this.#sender.add(command, { ...input }, key);
    return key;
  }

  /** Forgets a refusal that was read. */
  dismiss(key: string): void {
    this.#sender.drop(key);
  }

  /** Another tab has changed the outbox, or the device is back: look again. */
  wake(): void {
    this.#sender.reload();
    // Another tab's act may be in the state we look at already.
    this.#sender.settle(this.#view.state.seq);
    if (this.#view.ended !== null) return;
    if (this.#socket && !this.#socket.connected) this.#socket.connect();
    void this.#sender.send();
  }

  /** The connection of this device is gone. */
  sleep(): void {
    if (this.#view.ended === null) this.#set({ connection: 'offline' });
  }

  #listen(socket: LiveSocket): void {
    const own = (message: RoomMessage) => message.sessionId === this.#options.sessionId;
    const reconnect = () => socket.connect();
    socket.on('connect', () => void this.#join());
    socket.on('disconnect', () => {
      this.#joined = false;
      if (this.#view.ended === null) this.#set({ connection: 'offline', online: null });
      this.#timers.later('patience', PATIENCE_MS, () => this.#poll());
    });
    socket.on('connect_error', (error: Error) => {
      if (error.message === 'sign_in_required') return this.#end('sign_in_required');
      if (this.#view.connection === 'connecting') this.#set({ connection: 'offline' });
      if (!socket.active) this.#timers.later('return', this.#backOff.next(), reconnect);
    });
    socket.on(TELL.events, (message: EventsMessage) => {
      if (own(message)) this.#receive(message);
    });
    socket.on(TELL.presence, (message: PresenceMessage) => {
      if (!own(message)) return;
      const online = new Set(this.#view.online);
      for (const id of message.online) online.add(id);
      for (const id of message.offline) online.delete(id);
      this.#set({ online });
    });
    socket.on(TELL.facts, (message: RoomMessage) => {
      if (own(message)) this.#set({ facts: this.#view.facts + 1 });
    });
    socket.on(TELL.reset, (message: RoomMessage) => {
      if (own(message)) void this.#join();
    });
    socket.on(TELL.closed, (message: RoomMessage) => {
      if (own(message)) this.#end('forbidden');
    });
    socket.on(TELL.closing, ({ reason }: { reason: ErrorCode }) => {
      if (reason === 'sign_in_required' || reason === 'rate_limited') this.#end(reason);
      else this.#timers.later('return', 500 + Math.random() * 1_500, reconnect);
    });
  }

  async #join(): Promise<void> {
    const socket = this.#socket;
    if (!socket || this.#stopped) return;
    if (this.#joining) {
      this.#joinAgain = true;
      return;
    }
    this.#joining = true;
    this.#joinAgain = false;
    this.#heard = [];
    const begun = Date.now();
    try {
      const answer = (await socket.timeout(ANSWER_MS).emitWithAck(ASK.join, {
        protocol: LIVE_PROTOCOL,
        sessionId: this.#options.sessionId,
        ...(this.#unsure
          ? {}
          : { lastSeq: this.#reception.state.seq, audienceKey: audienceKey(this.#view.audience) }),
        ...(this.#options.wall ? { wall: true } : {}),
        ...(this.#lean ? { lean: true } : {}),
        ...(typeof DecompressionStream === 'function' ? { inflates: true } : {}),
      })) as JoinAnswer;
      if (!answer.ok) return this.#joinRefused(answer.refusal);
      const update = answer.packed ? await unpack(answer.packed) : answer.update;
      const state = update ? this.#applied(update) : this.#reception.state;
      const tripMs = Date.now() - begun;
      this.#joined = true;
      this.#unsure = false;
      this.#backOff.succeed();
      this.#timers.cancel('patience');
      this.#timers.cancel('poll');
      this.#set({
        state,
        audience: answer.audience,
        online: fromBits(state.partyIds, answer.online),
        clockOffset: answer.now + tripMs / 2 - Date.now(),
        ended: null,
      });
      this.#measured(tripMs);
      this.#sender.settle(state.seq);
      void this.#sender.send();
    } catch {
      // No answer in time: the connection is there but carries nothing; try again after a while.
      this.#unsure = true;
      this.#timers.later('join', this.#backOff.next(), () => void this.#join());
    } finally {
      this.#joining = false;
      if (this.#joinAgain) void this.#join();
    }
  }

  #joinRefused({ code }: Refusal): void {
    if (PASSING.has(code)) this.#timers.later('join', this.#backOff.next(), () => void this.#join());
    else if (code === 'sign_in_required') this.#end('sign_in_required');
    else this.#end(code === 'invalid_input' ? 'protocol' : 'forbidden');
  }

  /** How long the server took to answer tells how good the connection is. */
  #measured(tripMs: number): void {
    const weak = tripMs > WEAK_MS;
    this.#set({ connection: weak ? 'weak' : 'live' });
    if (weak) this.#timers.later('probe', PROBE_MS, () => void this.#probe());
    else this.#timers.cancel('probe');
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

  /** The state after an update; put into the view together with the audience it is for. */
  #applied(update: Update): SessionState {
    if (update.kind === 'events') this.#reception = absorb(this.#reception, this.#read(update.events));
    else {
      // Events that overtook the snapshot are kept: those that follow it are applied to it.
      const { waiting } = this.#reception;
      this.#reception = { state: update.state, waiting: [] };
      this.#reception = absorb(this.#reception, [...waiting, ...this.#read(this.#heard)]);
    }
    return this.#reception.state;
  }

  #read(wire: readonly WireEvent[]): SessionEvent[] {
    return fromWire(wire, this.#reception.state.partyIds);
  }

  #receive({ events, now }: EventsMessage): void {
    if (this.#joining) this.#heard.push(...events);
    this.#reception = absorb(this.#reception, this.#read(events));
    const { state, waiting } = this.#reception;
    // A message can only be late: the largest difference seen is the nearest to the truth.
    this.#set({ state, clockOffset: Math.max(this.#view.clockOffset, now - Date.now()) });
    if (waiting.length > 0) this.#timers.later('gap', GAP_MS, () => this.#fillGap());
    this.#sender.settle(state.seq);
  }

  #fillGap(): void {
    if (this.#reception.waiting.length > 0) void this.#join();
  }

  async #deliver(act: OutboxAct): Promise<ActAnswer> {
    const { key, command, input } = act;
    if (!this.#joined || !this.#socket) return callOverHttp(this.#options.http, act);
    const sent = this.#socket.timeout(ANSWER_MS).emitWithAck(ASK.act, { key, command, input });
    return (await sent) as ActAnswer;
  }

  #actsChanged(acknowledged: boolean): void {
    this.#set({ acts: this.#sender.acts });
    if (!acknowledged) return;
    this.#sender.settle(this.#view.state.seq);
    // Without a socket nobody tells us what the act has changed.
    if (this.#view.connection === 'requests') void this.#ask();
  }

  /** The socket does not come about: read and act over plain requests until it does. */
  #poll(): void {
    if (this.#stopped || this.#joined || this.#view.ended !== null) return;
    void this.#ask().then(() => {
      if (this.#joined || this.#stopped || this.#view.ended !== null) return;
      this.#timers.later('poll', POLL_MS * (0.75 + Math.random() / 2), () => this.#poll());
      void this.#sender.send();
    });
  }

  async #ask(): Promise<void> {
    try {
      const { sessionId, wall, http } = this.#options;
      const key = audienceKey(this.#view.audience);
      // Who is unsure, or sees for too many organisations to say so in an address, asks for the whole state.
      const known = !this.#unsure && key.length <= MOST_IN_ADDRESS;
      const after = known ? this.#reception.state.seq : 0;
      const answer = await readOverHttp(http, {
        sessionId,
        after,
        ...(known ? { audienceKey: key } : {}),
        ...(wall ? { wall } : {}),
        ...(this.#lean ? { lean: true } : {}),
      });
      if (this.#joined || this.#stopped) return;
      if (!answer.ok) {
        if (!PASSING.has(answer.refusal.code)) this.#joinRefused(answer.refusal);
        return;
      }
      const { update, audience, now } = answer.output;
      this.#unsure = false;
      const state = this.#applied(update);
      this.#set({ state, audience, connection: 'requests', clockOffset: now - Date.now() });
      this.#sender.settle(state.seq);
    } catch {
      // Not reachable this way either: offline.
      if (!this.#joined) this.#set({ connection: 'offline' });
    }
  }

  #end(ended: Ended): void {
    this.#joined = false;
    this.#timers.cancelAll();
    this.#sender.stop();
    this.#set({ connection: 'ended', ended, online: null });
    this.#socket?.disconnect();
  }

  #set(change: Partial<RoomView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
