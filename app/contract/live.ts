import { z } from 'zod';
import type { Audience, SessionEvent, SessionState } from '../domain/session/index.ts';
import { id } from './contract.ts';
import type { Refusal } from './errors.ts';
import { LIVE_PROTOCOL } from './live-names.ts';
import type { WireEvent } from './live-wire.ts';

/**
 * What travels over the live socket. Everything that comes in is checked by these schemas; what goes out is
 * typed. The names of the messages and the reasons are in live-names.ts, which the browser can read without zod.
 */

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Who looks at a room; see app/domain/session/audience.ts. */
export const audience = z.custom<Audience>((value) => isObject(value) && typeof value.kind === 'string');
/** A folded room, masked for its reader: plain JSON; its shape is `SessionState` of app/domain/session/state.ts. */
export const roomState = z.custom<SessionState>(
  (value) => isObject(value) && typeof value.seq === 'number' && isObject(value.items),
);
/** Events of a room, masked for their reader; see app/domain/session/events.ts. */
export const roomEvents = z.array(
  z.custom<SessionEvent>(
    (value) => isObject(value) && typeof value.seq === 'number' && typeof value.type === 'string',
  ),
);

/** Joining a room. Who was there before says how far and as whom, and receives only what is missing. */
export const joinInput = z.strictObject({
  protocol: z.literal(LIVE_PROTOCOL),
  sessionId: id,
  lastSeq: z.number().int().min(0).optional(),
  /** The audience (`audienceKey`) that `lastSeq` was received as. */
  audienceKey: z.string().max(150_000).optional(),
  wall: z.boolean().optional(),
  /** Little data: told less often, and no presence. */
  lean: z.boolean().optional(),
  /** The client can inflate a packed update. */
  inflates: z.boolean().optional(),
});
export type JoinInput = z.infer<typeof joinInput>;

/** One act: `key` is made once by the client and sent again until there is an answer. */
export const actInput = z.strictObject({
  key: z.string().regex(/^[A-Za-z0-9._:~-]{8,128}$/),
  command: z.string().max(60),
  input: z.unknown(),
});
export type ActInput = z.infer<typeof actInput>;

export const clockInput = z.strictObject({});
export const leaveInput = z.strictObject({ sessionId: id });
export const boardInput = z.strictObject({ boardId: id });

/** What a room sends to bring a client up to date. */
export type Update = { kind: 'events'; events: WireEvent[] } | { kind: 'snapshot'; state: SessionState };

export type Refused = { ok: false; refusal: Refusal };
export type JoinAnswer =
  | {
      ok: true;
      seq: number;
      /** The server's clock, milliseconds. */
      now: number;
      audience: Audience;
      /** Organisations that are connected at this moment: one bit for each of the state's `partyIds` (live-bits.ts). */
      online: string;
      /** Either the update, or the same as deflated JSON (raw DEFLATE, UTF-8). */
      update?: Update;
      packed?: Uint8Array;
    }
  | Refused;
/** `output` is the command's; a room command's has the number `seq`. */
export type ActAnswer = { ok: true; output: Record<string, unknown> } | Refused;
export type PlainAnswer = { ok: true } | Refused;
/** The server's clock, milliseconds. */
export type ClockAnswer = { ok: true; now: number } | Refused;

/** Events that were committed together, as this client may see them. Empty numbers are never skipped. */
export interface EventsMessage {
  sessionId: string;
  /** The server's clock, milliseconds. */
  now: number;
  events: WireEvent[];
}
/** Organisations that came online or went offline since the last such message. */
export interface PresenceMessage {
  sessionId: string;
  online: string[];
  offline: string[];
}
/** The room is not (or not in this way) open to this client any more. */
export interface RoomMessage {
  sessionId: string;
}
/** A board changed; `head` is its number now. Whoever missed one, or finds `change` empty, asks for the board. */
export interface BoardMessage {
  boardId: string;
  head: number;
  change: Record<string, unknown>;
}
