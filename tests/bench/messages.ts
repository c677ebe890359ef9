import type { SessionState } from '#app/domain/session/index.ts';
import type { Participant } from './world.ts';

/** What the bench asks of the server's process: an act as somebody, or the room as it is. */
export type Asked =
  | { name: string; input: unknown; as: { networkId: string; personId: string } }
  | { room: string };

/**
 * `full`: the product's own client, with a state that it folds. `listener`: a real connection that joins, reads,
 * counts, acts, retries and comes back in the same way, over a bare `ws`, and folds nothing: the hundredth state of a
 * machine that plays hundreds of devices measures that machine, not the server.
 */
export type SeatKind = 'full' | 'listener';

/** A room as its page brings it, and who of this process sits in it. */
export interface Hall {
  state: SessionState;
  participants: (Participant & { kind: SeatKind })[];
}

/** What the bench asks of its clients' process. */
export type Order =
  | { do: 'connect'; url: string; halls: Hall[] }
  /** Everybody answers at a random moment of `spreadMs` after `at` (milliseconds since 1970). */
  | {
      do: 'answer';
      at: number;
      spreadMs: number;
      /** The open round of each session. */
      rounds: Record<string, string>;
      level: 1 | 3;
      duplicates: number;
      lostAcks: number;
      /** Answers there will be in each room. */
      everybody: number;
    }
  /** Settles when every client has everybody's answer in its tally and nothing under way. */
  | { do: 'await' }
  /** Settles when every client is live and has reached its room's number; tells what all of them see. */
  | { do: 'equal'; heads: Record<string, number>; since: number }
  | { do: 'leave'; index: number }
  | { do: 'return'; index: number; seq: number }
  | {
      do: 'yardstick';
      url: string;
      /** How many clients of this process sit in each room, by room. */
      halls: number[];
      spreadMs: number;
      at: number;
      everybody: number;
    };

/** What the clients' process answers. */
export interface Told {
  /** Milliseconds from an act's leaving to its acknowledgement, for each acknowledgement that arrived. */
  acks?: number[];
  /** When the last answer left, and when the last client saw all of them (milliseconds since 1970). */
  lastSentAt?: number;
  lastSeenAt?: number;
  /** Clients whose tally differs from one answer for each organisation. */
  wrong?: number;
  /** For each client, milliseconds until it was back and had caught up. */
  backMs?: number[];
  /** Fingerprints of what the full clients see, by session, each once. */
  prints?: Record<string, string[]>;
  ms?: number;
  bytes?: number;
  failed?: string;
}

/** Milliseconds since 1970 with fractions, the same clock in every process of a machine. */
export const wallClock = (): number => performance.timeOrigin + performance.now();
