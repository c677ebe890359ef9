import type { Sector } from './sector.ts';

/** How far a mandate reaches: attend only, speak, or decide (domain.md 5E, "mandat"). */
export type MandateLevel = 'attend' | 'speak' | 'decide';

export const MANDATE_LEVELS: readonly MandateLevel[] = ['attend', 'speak', 'decide'];

/** True when `held` reaches at least as far as `needed`. */
export function reaches(held: MandateLevel, needed: MandateLevel): boolean {
  return MANDATE_LEVELS.indexOf(held) >= MANDATE_LEVELS.indexOf(needed);
}

/** One organisation a person acts for, with the mandate that allows it. */
export interface Representation {
  organisationId: string;
  sector: Sector;
  /** Head of the organisation: may sign for it and answers escalations. */
  leader: boolean;
  /** The highest mandate in force today; null when there is none. */
  level: MandateLevel | null;
  /** The highest mandate that has run out or was revoked; tells "expired" from "never had one". */
  expiredLevel: MandateLevel | null;
}

/** What somebody does in one forum beside representing an organisation. */
export type ForumRole = 'facilitator' | 'note-taker' | 'observer' | 'verifier';

/** A signed-in person with everything the permission sentences ask about. */
export interface Person {
  kind: 'person';
  networkId: string;
  accountId: string;
  personId: string;
  /** Administers the network: organisations, people, mandates. */
  administrator: boolean;
  /** May convene forums in this network. */
  convener: boolean;
  /** The second factor was given in this sign-in. */
  secondFactor: boolean;
  /** The account has a second factor set up. */
  secondFactorSet: boolean;
  representing: readonly Representation[];
  forumRoles: Readonly<Record<string, readonly ForumRole[]>>;
}

/** An observer who joined one session with a name only; the seat opens nothing else. */
export interface Guest {
  kind: 'guest';
  networkId: string;
  sessionId: string;
  guestId: string;
  /** As the guest wrote it. */
  name: string;
}

/** Whoever is asking. The operator acts through the command line or the server's own clockwork. */
export type Actor = Person | Guest | { kind: 'public' } | { kind: 'operator'; networkId: string | null };

/** Does this person represent the organisation at all? */
export function represents(actor: Actor, organisationId: string): Representation | null {
  if (actor.kind !== 'person') return null;
  return actor.representing.find((r) => r.organisationId === organisationId) ?? null;
}
