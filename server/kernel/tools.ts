import type { Throttle } from '#server/auth/throttle.ts';
import type { FileStore } from '#server/files/port.ts';
import type { Signals } from './signals.ts';

/** A door that exists only in the demo: loopback address and embedded database. */
export interface DemoTools {
  /** The current code of a demo account's second factor. */
  codeOf(secret: string, now: Date): string;
}

/** What handlers may use of the outside world; given once, in server/main.ts. */
export interface Tools {
  /** Null everywhere but in the demo. */
  demo: DemoTools | null;
  /** Passwords guard nothing: the demo's history is being played (server/house.ts). */
  lightPasswords?: boolean;
  files: FileStore;
  signals: Signals;
  /** Counts wrong guesses of passwords, codes and links: one per process. */
  throttle: Throttle;
  /** Where the product is reached, without a trailing slash. */
  baseUrl: string;
  secureCookies: boolean;
  /** Keys hashes of inputs, so that a stored hash of a password's input opens nothing. */
  secret: string;
  /** Name of the ledger in checkpoints and its verifier key. */
  ledger: { originOf(networkId: string): string; verifierKeyOf(networkId: string): string };
}
