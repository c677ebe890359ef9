import type { CommandName } from '#app/contract/registry.ts';
import type { SessionState } from '#app/domain/session/index.ts';
import type { Chance } from '../chance.ts';
import type { Secret } from '../checks/secrets.ts';

/** What somebody sees when they decide what to do: their own page, which may be behind. */
export interface Scene {
  state: SessionState;
  who: { readonly personId: string };
  facilitates: boolean;
  /** The organisation they act for, or null. */
  organisationId: string | null;
  chance: Chance;
  /** Words that only some may read before a round is over; the checker looks for them in everything that is sent. */
  words(secret: Secret): string;
}

/** An act that may be done; the session is added by the client. */
export interface Proposal {
  command: CommandName;
  input: Record<string, unknown>;
  /** How likely it is beside the others; 1 by default. */
  weight?: number;
}

/**
 * Acts of one noun that a person may think of in a scene. Most should be sensible, some may be rash: the house
 * answers for what it accepts. A new kind of command joins by a generator in this folder, listed in index.ts; until
 * it has one it is played with inputs made from its schema (any.ts).
 */
export interface Generator {
  commands: readonly CommandName[];
  propose(scene: Scene): Proposal[];
}
