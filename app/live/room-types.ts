import type { CommandInput } from '#app/contract/registry.ts';
import type { Audience, SessionState } from '#app/domain/session/index.ts';
import type { Outbox, OutboxAct } from './outbox.ts';
import type { Http } from './over-http.ts';

type ActivityCommandName =
  `activity.${'open' | 'write' | 'rewrite' | 'withdraw' | 'add' | 'settle' | 'reveal' | 'group' | 'name-group' | 'open-dots' | 'mark' | 'draw' | 'report' | 'close'}`;

/** Commands that a live room decides, by name; the session is added by the client. */
export type RoomCommandName =
  | 'session.open'
  | 'session.postpone'
  | 'session.close'
  | 'session.reschedule'
  | 'session.cancel'
  | `agenda.${'start' | 'finish' | 'step' | 'put-text' | 'revise'}`
  | 'session.undo'
  | 'steering.hand'
  | 'rehearsal.play'
  | `attendance.${'mark' | 'leave'}`
  | `turn.${'request' | 'withdraw' | 'give' | 'end'}`
  | `round.${'open' | 'close' | 'cancel'}`
  | 'position.give'
  | `position.${'record' | 'confirm' | 'reject'}`
  | 'objection.set'
  | `vote.${'open' | 'cast' | 'close' | 'cancel'}`
  | 'ballot.cast'
  | ActivityCommandName;
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
  /** How often something beside the log has changed: materials, observers, written objections. */
  facts: number;
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
