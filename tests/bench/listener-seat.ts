import { randomUUID } from 'node:crypto';
import type { ActAnswer, EventsMessage, JoinAnswer } from '#app/contract/live.ts';
import { ASK, LIVE_PROTOCOL, TELL } from '#app/contract/live-names.ts';
import type { WireEvent } from '#app/contract/live-wire.ts';
import { audienceKey, type SessionState } from '#app/domain/session/index.ts';
import { ActSender } from '#app/live/act-sender.ts';
import { Outbox } from '#app/live/outbox.ts';
import type { LiveSocket } from '#app/live/room-types.ts';
import { BackOff, Timers } from '#app/live/timers.ts';
import { answersIn } from './full-seat.ts';
import { openAsBare, openMeasured, type Seat } from './seat.ts';
import type { Participant } from './world.ts';

/** As in the product's client. */
const ANSWER_MS = 8_000;
const GAP_MS = 250;

/**
 * A real connection with a real sign-in that joins, reads every message, counts answers and numbers, sends its acts
 * by the product's own sender (the same keys, the same retries), comes back and catches up; and keeps no state.
 */
class Listener implements Seat {
  readonly sessionId: string;
  readonly organisationId: string;
  bytes = 0;
  readonly #audienceKey: string;
  readonly #open: () => LiveSocket;
  readonly #changed: () => void;
  readonly #sender: ActSender;
  readonly #timers = new Timers();
  readonly #backOff = new BackOff();
  #socket: LiveSocket | null = null;
  #joined = false;
  #joining = false;
  #seq: number;
  #answers = 0;

  constructor(url: string, state: SessionState, who: Participant, changed: () => void) {
    this.sessionId = state.sessionId;
    this.organisationId = who.organisationId;
    this.#seq = state.seq;
    this.#audienceKey = audienceKey({ kind: 'party', organisationIds: [who.organisationId] });
    this.#open = () => openMeasured(openAsBare, url, who.cookie, this);
    this.#changed = changed;
    this.#sender = new ActSender(new Outbox(who.personId, null), state.sessionId, {
      reachable: () => this.#joined,
      deliver: async ({ key, command, input }) => {
        if (!this.#socket) throw new Error('not connected');
        return (await this.#socket
          .timeout(ANSWER_MS)
          .emitWithAck(ASK.act, { key, command, input })) as ActAnswer;
      },
      answered: () => undefined,
      changed: (acknowledged) => {
        if (acknowledged) this.#sender.settle(this.#seq);
      },
      signedOut: () => this.stop(),
    });
  }

  start(): void {
    const socket = this.#open();
    this.#socket = socket;
    socket.on('connect', () => void this.#join());
    socket.on('disconnect', () => {
      this.#joined = false;
    });
    socket.on('connect_error', () => {
      if (!socket.active) this.#timers.later('return', this.#backOff.next(), () => void socket.connect());
    });
    socket.on(TELL.events, ({ events }: EventsMessage) => this.#take(events));
    socket.on(TELL.reset, () => void this.#join());
    socket.on(TELL.closing, () =>
      this.#timers.later('return', 500 + Math.random() * 1_500, () => void socket.connect()),
    );
    socket.connect();
  }

  stop(): void {
    this.#timers.cancelAll();
    this.#sender.stop();
    this.#socket?.disconnect();
    this.#socket = null;
    this.#joined = false;
  }

  isLive = (): boolean => this.#joined;
  seq = (): number => this.#seq;
  answers = (): number => this.#answers;
  settled = (): boolean =>
    this.#sender.acts.every((act) => act.state === 'counted' || act.state === 'refused');
  refused = (): number => this.#sender.acts.filter((act) => act.state === 'refused').length;
  fingerprint = (): null => null;

  act(input: Parameters<Seat['act']>[0]): void {
    this.#sender.add('position.give', { ...input }, randomUUID());
  }

  async #join(): Promise<void> {
    const socket = this.#socket;
    if (!socket || this.#joining) return;
    this.#joining = true;
    try {
      const answer = (await socket.timeout(ANSWER_MS).emitWithAck(ASK.join, {
        protocol: LIVE_PROTOCOL,
        sessionId: this.sessionId,
        lastSeq: this.#seq,
        audienceKey: this.#audienceKey,
      })) as JoinAnswer;
      if (!answer.ok) throw new Error(answer.refusal.code);
      const { update } = answer;
      this.#joined = true;
      this.#backOff.succeed();
      if (update?.kind === 'snapshot') {
        this.#seq = update.state.seq;
        this.#answers = answersIn(update.state);
        this.#note();
      } else this.#take(update?.events ?? []);
      void this.#sender.send();
    } catch {
      // No answer in time, or "not now": as the product's client does, again after a while.
      this.#timers.later('join', this.#backOff.next(), () => void this.#join());
    } finally {
      this.#joining = false;
    }
  }

  /** Counts what follows the last number; asks again where one is missing. */
  #take(events: readonly WireEvent[]): void {
    for (const event of events) {
      const last = event.type === 'answers' ? event.seq + event.rows.length - 1 : event.seq;
      if (last <= this.#seq) continue;
      if (event.seq > this.#seq + 1) {
        this.#timers.later('gap', GAP_MS, () => void this.#join());
        break;
      }
      if (event.type === 'answers') this.#answers += last - this.#seq;
      else if (event.type === 'round.opened') this.#answers = 0;
      else if (event.type === 'position.given') this.#answers += 1;
      this.#seq = last;
    }
    this.#note();
  }

  #note(): void {
    this.#sender.settle(this.#seq);
    this.#changed();
  }
}

/** A seat that listens, counts and acts, and folds nothing. @param changed called after each message */
export const listenerSeat = (url: string, state: SessionState, who: Participant, changed: () => void): Seat =>
  new Listener(url, state, who, changed);
