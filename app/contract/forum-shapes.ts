import { z } from 'zod';
import { DECISION_RIGHTS, FALLBACKS, TRANSPARENCIES } from '../domain/charter.ts';
import {
  LEVEL_KINDS,
  OBJECTION_STATUSES,
  OUTCOMES,
  SCALES,
  SHARES,
  SILENCE_RULES,
} from '../domain/consensus.ts';
import { LEAVES } from '../domain/withdrawal.ts';
import { id, instant, line, organisationRef } from './contract.ts';

/** Kinds of forum (domain.md 43). */
export const FORUM_TYPES = [
  'strengthened-coordination',
  'special-body',
  'task-force',
  'social-coalition',
] as const;
export type ForumType = (typeof FORUM_TYPES)[number];
/** What a forum works on: a policy, a problem, a programme. */
export const FORUM_PURPOSES = ['policy', 'problem', 'programme'] as const;
export type ForumPurpose = (typeof FORUM_PURPOSES)[number];
export const FORUM_ROLES = ['facilitator', 'note-taker', 'observer', 'verifier'] as const;
/** What a contribution is: something put in, a question, an answer to one. */
export const CONTRIBUTION_KINDS = ['input', 'question', 'answer'] as const;
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];

/** The ground rules of a charter (app/domain/charter.ts), as they are sent and read. */
export const groundRules = z.strictObject({
  quorum: z.strictObject({ share: z.enum(SHARES), everySector: z.boolean() }),
  fallback: z.array(z.enum(FALLBACKS)).max(FALLBACKS.length),
  voteThreshold: z.enum(SHARES),
  silence: z.enum(SILENCE_RULES),
  decisionRights: z.enum(DECISION_RIGHTS),
  transparency: z.enum(TRANSPARENCIES),
  invitationDays: z.number().int().min(0).max(30),
  scale: z.enum(SCALES),
  responseWindowDays: z.number().int().min(0).max(60),
  observersByName: z.boolean(),
  withdrawal: z.strictObject({ noticeDays: z.number().int().min(0).max(365), leaves: z.enum(LEAVES) }),
  conduct: z.array(line(300)).max(20),
});

const count = z.number().int().nonnegative();
/** Counts of parties. */
export const sectorCounts = z.strictObject({ government: count, 'non-government': count });
/** A forum as the way to a page names it. */
export const forumRef = z.strictObject({ id, name: z.string() });
/** Who wrote something: named by role, with the organisation spoken for; none for a facilitator. */
export const author = z.strictObject({ name: z.string(), organisation: organisationRef.nullable() });
export type Author = z.infer<typeof author>;

/** Whom texts name with an "@", for marking them: codes in capitals and whole names; nobody who is not there today. */
export const named = z.strictObject({ codes: z.array(z.string()), people: z.array(z.string()) });
export type Named = z.infer<typeof named>;

/** A party for which nobody may decide, and who could if they did not facilitate the forum. */
export const muteParty = z.strictObject({ organisation: organisationRef, facilitating: z.array(z.string()) });
export type MuteParty = z.infer<typeof muteParty>;

/** An organisation the reader acts for in a forum, and how far the mandate reaches today. */
export const voice = z.strictObject({
  organisation: organisationRef,
  maySpeak: z.boolean(),
  mayDecide: z.boolean(),
  /** May take a position for it: whoever facilitates the forum may not, whatever the mandate. */
  mayTakePosition: z.boolean(),
  /** Why it may not decide, when it may not. */
  mandate: z.enum(['in-force', 'too-low', 'expired', 'missing']),
});
export type Voice = z.infer<typeof voice>;

/** How the parties stand to a proposal after its newest decision. */
export const PROPOSAL_STANDINGS = ['untested', 'objected', 'not-agreed', 'agreed', 'withdrawn'] as const;
export const proposalItem = z.strictObject({
  id,
  number: count,
  title: z.string(),
  version: count,
  organisation: organisationRef,
  revisedAt: instant,
  standing: z.enum(PROPOSAL_STANDINGS),
  /** Objections that are raised, discussed or maintained in the newest decision on it. */
  openObjections: count,
});
export type ProposalItem = z.infer<typeof proposalItem>;

/** One line of the register of decisions. */
export const decisionItem = z.strictObject({
  id,
  number: count,
  title: z.string(),
  outcome: z.enum(OUTCOMES),
  decidedAt: instant,
  /** A vote's result; null where there was none. */
  carried: z.boolean().nullable(),
  /** Short names of organisations whose words stay with it: reservations and open objections. */
  reserved: z.array(z.string()),
  /** Those among them whose objection is still open. */
  objecting: z.array(z.string()),
  next: z.enum(FALLBACKS).nullable(),
});
export type DecisionItem = z.infer<typeof decisionItem>;

/** An objection with its life, as pages show it. */
export const objectionShown = z.strictObject({
  organisation: organisationRef,
  kind: z.enum(LEVEL_KINDS),
  version: count,
  status: z.enum(OBJECTION_STATUSES),
  reason: z.string(),
  suggestion: z.string(),
  passage: z.string(),
  note: z.string(),
  raisedAt: instant,
});
export type ObjectionShown = z.infer<typeof objectionShown>;

/** Whom a text can name by “@”: parties by their code, people by their whole name. */
export const mentionable = z.strictObject({
  organisations: z.array(organisationRef),
  people: z.array(z.strictObject({ id, name: z.string(), organisation: organisationRef.nullable() })),
});
export type Mentionable = z.infer<typeof mentionable>;
