import type { SessionState } from '#app/domain/session/index.ts';
import type { Participant } from './world.ts';

/** What the bench asks of the server's process: an act as somebody, or the room as it is. */
export type Asked =
  | { name: string; input: unknown; as: { networkId: string; personId: string } }
  | { room: string };

/** What the bench asks of its clients' process. */
export type Order =
  | {
      do: 'connect';
      url: string;
      /** What a page brings with it when it is opened. */
      state: SessionState;
      participants: Participant[];
    }
  /** Everybody answers at a random moment of `spreadMs` after `at` (milliseconds since 1970). */
  | {
      do: 'answer';
      at: number;
      spreadMs: number;
      roundId: string;
      level: 1 | 3;
      duplicates: number;
      lostAcks: number;
      /** Answers there will be in all. */
      everybody: number;
    }
  /** Settles when every client has everybody's answer in its tally and nothing under way. */
  | { do: 'await' }
  /** Settles when every client has reached this number and is live; tells what all of them see. */
  | { do: 'equal'; seq: number }
  | { do: 'leave'; index: number }
  | { do: 'return'; index: number; seq: number }
  | { do: 'yardstick'; url: string; participants: number; spreadMs: number; at: number; everybody: number };

/** What the clients' process answers. */
export interface Told {
  /** Milliseconds from an act's leaving to its acknowledgement, for each acknowledgement that arrived. */
  acks?: number[];
  /** When the last answer left, and when the last client saw all of them (milliseconds since 1970). */
  lastSentAt?: number;
  lastSeenAt?: number;
  /** Clients whose tally differs from one answer for each organisation. */
  wrong?: number;
  /** Fingerprints of what the clients see, each once. */
  prints?: string[];
  ms?: number;
  bytes?: number;
  failed?: string;
}

/** Milliseconds since 1970 with fractions, the same clock in every process of a machine. */
export const wallClock = (): number => performance.timeOrigin + performance.now();
