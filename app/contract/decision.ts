import { z } from 'zod';
import { FALLBACKS } from '../domain/charter.ts';
import { LEVEL_KINDS, OUTCOMES, VOTE_CHOICES } from '../domain/consensus.ts';
import { REVIEW_STATES } from '../domain/review.ts';
import { commitmentLine } from './commitment-shapes.ts';
import {
  command,
  day,
  empty,
  id,
  instant,
  line,
  organisationRef,
  paging,
  query,
  richText,
  text,
} from './contract.ts';
import { decisionItem, forumRef, objectionShown } from './forum-shapes.ts';
import { voteCounts } from './vote-counts.ts';

const count = z.number().int().nonnegative();
const hash = z.string();
const next = z.string().nullable();
/** A decision as a link names it. */
const decisionRef = z.strictObject({ id, number: count });
const agreementRef = z.strictObject({
  id,
  title: z.string(),
  status: z.enum(['draft', 'ready', 'in-force', 'ended']),
});

/** When a decision is looked at again, and how far that has come. */
export const reviewShown = z.strictObject({
  state: z.enum(REVIEW_STATES),
  /** The day it is due; null when it was reopened without one. */
  on: day.nullable(),
  /** What to look at then. */
  note: z.string(),
  reopenedAt: instant.nullable(),
  /** Why it is looked at again. */
  reason: z.string(),
  /** The version of the proposal that goes to the next session. */
  version: z.strictObject({ proposalId: id, version: count }).nullable(),
  /** The decision that came of it. */
  result: decisionRef.nullable(),
});
export type ReviewShown = z.infer<typeof reviewShown>;

/** What the register is narrowed to. */
const filters = {
  /** Words in the title, the text, reservations and objections; Indonesian endings do not matter. */
  search: z.string().trim().max(100).optional(),
  outcome: z.enum(OUTCOMES).optional(),
  sessionId: id.optional(),
  /** Decisions in which this organisation answered or voted. */
  organisationId: id.optional(),
  /** Days in the network's zone, both included. */
  from: day.optional(),
  to: day.optional(),
  /** Only those with whose words stay: reservations, open objections, votes against. */
  reserved: z.boolean().optional(),
};
const positionKind = z.enum([...LEVEL_KINDS, 'unanswered']);

/** Who noted a position for an absent organisation, and when. */
const noted = z.strictObject({ by: z.string().nullable(), at: instant });

/** A line of the register: what was decided and what followed. */
export const registerLine = decisionItem.extend({
  session: z.strictObject({ id, title: z.string() }),
  proposal: z.strictObject({ id, number: count, version: count }).nullable(),
  /** How many organisations answered how; null where only a vote was held. */
  answers: z.record(positionKind, count).nullable(),
  agreements: count,
  commitments: count,
  supersededBy: decisionRef.nullable(),
  review: reviewShown.nullable(),
  /** Positions that a facilitator noted, and who confirmed them for the organisation, when. */
  noted: z.array(
    z.strictObject({ organisation: organisationRef, by: z.string().nullable(), at: instant, noted }),
  ),
  /** Who cast which vote for whom; nobody of a secret one. */
  votes: z.array(
    z.strictObject({
      organisation: organisationRef,
      choice: z.enum(VOTE_CHOICES),
      by: z.string().nullable(),
    }),
  ),
  /** What the organisation that was asked for said. */
  said: z.union([z.enum(LEVEL_KINDS), z.enum(VOTE_CHOICES)]).nullable(),
  /** Where the words that were looked for stand in the text: `⟦` and `⟧` around each. */
  excerpt: z.string().nullable(),
});
export type RegisterLine = z.infer<typeof registerLine>;

const reservationShown = z.strictObject({
  organisation: organisationRef,
  kind: z.enum(LEVEL_KINDS),
  reason: z.string(),
  suggestion: z.string(),
  passage: z.string(),
});

const voteShown = z.strictObject({
  carried: z.boolean(),
  ...voteCounts,
  /** Of a secret vote: each ballot under the code only its voter knows. */
  ballots: z.array(z.strictObject({ code: z.string(), choice: z.enum(VOTE_CHOICES) })),
  cast: z.array(
    z.strictObject({
      organisation: organisationRef,
      choice: z.enum(VOTE_CHOICES),
      reason: z.string(),
      by: z.string().nullable(),
    }),
  ),
});

/** One decision as it is handed out: everything but the names of people. */
const exported = z.strictObject({
  number: count,
  id,
  title: z.string(),
  outcome: z.enum(OUTCOMES),
  carried: z.boolean().nullable(),
  decidedAt: instant,
  session: z.string(),
  proposal: z.strictObject({ number: count, title: z.string(), version: count }).nullable(),
  textHash: hash,
  quorum: z.strictObject({ met: z.boolean(), present: count, parties: count, needed: count }),
  positions: z.array(
    z.strictObject({
      code: z.string(),
      organisation: z.string(),
      sector: z.enum(['government', 'non-government']),
      /** Null for whoever was not asked for a position and voted. */
      position: positionKind.nullable(),
      /** When a facilitator noted it, and when the organisation confirmed it; null where it answered by itself. */
      notedAt: instant.nullable(),
      confirmedAt: instant.nullable(),
      /** An open vote and its reason; null where none was cast, and always in a secret vote. */
      vote: z.enum(VOTE_CHOICES).nullable(),
      voteReason: z.string().nullable(),
    }),
  ),
  /** The counts of a vote; of a secret one there is nothing else. */
  vote: z
    .strictObject({
      secret: z.boolean(),
      ...voteCounts,
    })
    .nullable(),
  reservations: z.array(
    z.strictObject({
      organisation: z.string(),
      reason: z.string(),
      suggestion: z.string(),
      passage: z.string(),
    }),
  ),
  objections: z.array(
    z.strictObject({
      organisation: z.string(),
      version: count,
      status: z.string(),
      reason: z.string(),
      suggestion: z.string(),
      passage: z.string(),
      note: z.string(),
    }),
  ),
  next: z.enum(FALLBACKS).nullable(),
  supersededBy: count.nullable(),
  agreements: z.array(z.strictObject({ title: z.string(), status: z.string() })),
  commitments: z.array(
    z.strictObject({ title: z.string(), owner: z.string(), dueOn: day, status: z.string() }),
  ),
  reviewOn: day.nullable(),
  reviewState: z.enum(REVIEW_STATES).nullable(),
});
export type ExportedDecision = z.infer<typeof exported>;

export const decisionCommands = {
  'decision.set-review': command({
    summary: 'Sets the day on which a decision is looked at again, or takes it away.',
    input: z.strictObject({ decisionId: id, reviewOn: day.nullable(), note: line(300).optional() }),
    output: empty,
    errors: ['day_not_ahead', 'wrong_state', 'proposal_withdrawn'],
  }),
  'decision.reopen': command({
    summary:
      'Reopens a decision: it is marked as under review, and the newest version of its proposal goes to the next session.',
    input: z.strictObject({ decisionId: id, reason: text(1_000) }),
    output: z.strictObject({ proposalId: id, proposalVersionId: id, version: z.number().int() }),
    errors: ['already_done', 'wrong_state', 'proposal_withdrawn'],
  }),
};

export const decisionQueries = {
  'decision.list': query({
    summary: 'The register of decisions of a forum, newest first, searched and narrowed.',
    input: z.strictObject({ forumId: id, ...filters, ...paging }),
    output: z.strictObject({
      forum: forumRef,
      total: count,
      decisions: z.array(registerLine),
      next,
      /** What can be chosen to narrow it. */
      sessions: z.array(z.strictObject({ id, title: z.string(), startsAt: instant })),
      organisations: z.array(organisationRef),
    }),
  }),
  'decision.export': query({
    summary: 'The register with everything in it, and what it is: for files, at most 2,000 decisions.',
    input: z.strictObject({ forumId: id, ...filters }),
    output: z.strictObject({
      forum: forumRef,
      network: z.string(),
      madeAt: instant,
      total: count,
      decisions: z.array(exported),
    }),
  }),
  'decision.due': query({
    summary:
      'Decisions whose day of review has come, and those reopened without a result, in the reader’s forums.',
    input: z.strictObject({ limit: paging.limit }),
    output: z.strictObject({
      decisions: z.array(
        z.strictObject({
          id,
          number: count,
          title: z.string(),
          forum: forumRef,
          review: reviewShown,
          /** The reader facilitates that forum and takes the next step. */
          facilitates: z.boolean(),
        }),
      ),
    }),
  }),
  'decision.show': query({
    summary:
      'A decision: outcome, answers by sector, reservations and objections in full, the frozen text, what followed.',
    input: z.strictObject({ decisionId: id }),
    output: z.strictObject({
      forum: forumRef,
      decision: z.strictObject({
        id,
        number: count,
        title: z.string(),
        outcome: z.enum(OUTCOMES),
        decidedAt: instant,
        next: z.enum(FALLBACKS).nullable(),
        textHash: hash,
        quorum: z.strictObject({ met: z.boolean(), present: count, parties: count, needed: count }),
      }),
      session: z.strictObject({ id, title: z.string(), startsAt: instant }),
      /** The text as it was frozen; null when its version is not of this forum any more. */
      text: z
        .strictObject({
          proposalId: id,
          number: count,
          title: z.string(),
          version: count,
          body: richText,
          newest: z.boolean(),
          /** Its proposal was withdrawn afterwards. */
          withdrawn: z.boolean(),
        })
        .nullable(),
      /**
       * One answer for each organisation, who gave it and when, and whether a facilitator had noted it before;
       * `unanswered` are parties that did not answer.
       */
      positions: z.array(
        z.strictObject({
          organisation: organisationRef,
          kind: positionKind,
          by: z.string().nullable(),
          at: instant.nullable(),
          noted: noted.nullable(),
        }),
      ),
      reservations: z.array(reservationShown),
      objections: z.array(objectionShown),
      vote: voteShown.nullable(),
      /** The decisions this one replaces, and the one that replaced it. */
      replaces: z.array(decisionRef),
      supersededBy: decisionRef.nullable(),
      review: reviewShown.nullable(),
      /** The calendar day where the network is. */
      today: day,
      agreements: z.array(agreementRef),
      commitments: z.array(commitmentLine),
      may: z.strictObject({ draftAgreement: z.boolean(), facilitate: z.boolean() }),
    }),
  }),
};
