import { z } from 'zod';
import { FALLBACKS } from '../domain/charter.ts';
import { LEVEL_KINDS, OUTCOMES, VOTE_CHOICES } from '../domain/consensus.ts';
import { id, instant, organisationRef, paging, query, richText } from './contract.ts';
import {
  author,
  decisionItem,
  forumRef,
  objectionShown,
  proposalItem,
  sectorCounts,
  voice,
} from './forum-shapes.ts';
import { inputCountsShown, marking, standing, thread } from './topic-shapes.ts';

const count = z.number().int().nonnegative();
/** For `after` of the next page; null on the last. */
const next = z.string().nullable();
const mode = z.enum(['consultative', 'deciding']);
const hash = z.string();

export const topicQueries = {
  'topic.list': query({
    summary: 'Topics of a forum with their counts; the newest first.',
    input: z.strictObject({ forumId: id, ...paging }),
    output: z.strictObject({
      forum: forumRef,
      topics: z.array(
        z.strictObject({
          id,
          title: z.string(),
          mode,
          closed: z.boolean(),
          createdAt: instant,
          author: z.string(),
          contributions: count,
          bySector: sectorCounts,
          lastAt: instant.nullable(),
          proposals: count,
        }),
      ),
      next,
      voices: z.array(voice),
      may: z.strictObject({ open: z.boolean() }),
    }),
  }),
  'topic.show': query({
    summary:
      'A topic: its threads, oldest first, and what became of them: proposals, decisions, inputs by how they stand. With `standing`, only the inputs that stand so.',
    input: z.strictObject({
      topicId: id,
      threadId: id.optional(),
      standing: standing.optional(),
      ...paging,
    }),
    output: z.strictObject({
      forum: forumRef,
      topic: z.strictObject({
        id,
        title: z.string(),
        mode,
        closed: z.boolean(),
        createdAt: instant,
        author: z.string(),
        contributions: count,
      }),
      threads: z.array(thread),
      next,
      inputs: inputCountsShown,
      marking,
      proposals: z.array(proposalItem),
      decisions: z.array(decisionItem),
      voices: z.array(voice),
      may: z.strictObject({ write: z.boolean(), propose: z.boolean() }),
    }),
  }),
};

const versionItem = z.strictObject({
  id,
  version: count,
  hash,
  reason: z.string().nullable(),
  author,
  createdAt: instant,
});

export const proposalQueries = {
  'proposal.list': query({
    summary: 'Proposals of a forum with how the parties stand to them; the newest first.',
    input: z.strictObject({ forumId: id, ...paging }),
    output: z.strictObject({
      forum: forumRef,
      proposals: z.array(proposalItem),
      next,
      may: z.strictObject({ submit: z.boolean() }),
    }),
  }),
  'proposal.prepare': query({
    summary: 'What a new proposal can be put forward with: topics, and organisations the reader speaks for.',
    input: z.strictObject({ forumId: id }),
    output: z.strictObject({
      forum: forumRef,
      topics: z.array(z.strictObject({ id, title: z.string() })),
      voices: z.array(voice),
    }),
  }),
  'proposal.show': query({
    summary: 'A proposal: one frozen version with its hash, all versions, objections and decisions on it.',
    input: z.strictObject({ proposalId: id, version: z.number().int().min(1).optional() }),
    output: z.strictObject({
      forum: forumRef,
      proposal: proposalItem.extend({
        topic: z.strictObject({ id, title: z.string() }).nullable(),
        createdAt: instant,
      }),
      shown: versionItem.extend({ body: richText }),
      /** The text of the version before the shown one, to see what changed. */
      before: z.strictObject({ version: count, plain: z.string() }).nullable(),
      plain: z.string(),
      versions: z.array(versionItem),
      objections: z.array(objectionShown),
      decisions: z.array(decisionItem.extend({ version: count.nullable() })),
      voices: z.array(voice),
      may: z.strictObject({ revise: z.boolean(), 'revise-as-facilitator': z.boolean() }),
    }),
  }),
};

const reservationShown = z.strictObject({
  organisation: organisationRef,
  kind: z.enum(LEVEL_KINDS),
  reason: z.string(),
  suggestion: z.string(),
  passage: z.string(),
});

export const decisionQueries = {
  'decision.list': query({
    summary: 'The register of decisions of a forum, newest first; `search` looks in titles and texts.',
    input: z.strictObject({ forumId: id, search: z.string().trim().max(100).optional(), ...paging }),
    output: z.strictObject({ forum: forumRef, total: count, decisions: z.array(decisionItem), next }),
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
        })
        .nullable(),
      /** One answer for each organisation; `unanswered` are parties that did not answer. */
      positions: z.array(
        z.strictObject({ organisation: organisationRef, kind: z.enum([...LEVEL_KINDS, 'unanswered']) }),
      ),
      reservations: z.array(reservationShown),
      objections: z.array(objectionShown),
      vote: z
        .strictObject({
          carried: z.boolean(),
          for: count,
          against: count,
          abstain: count,
          notCast: count,
          needed: count,
          roll: count,
          cast: z.array(
            z.strictObject({
              organisation: organisationRef,
              choice: z.enum(VOTE_CHOICES),
              reason: z.string(),
            }),
          ),
        })
        .nullable(),
      /** The decision this one replaces, and the one that replaced it. */
      replaces: z.strictObject({ id, number: count }).nullable(),
      replacedBy: z.strictObject({ id, number: count }).nullable(),
      agreements: z.array(
        z.strictObject({ id, title: z.string(), status: z.enum(['draft', 'ready', 'in-force', 'ended']) }),
      ),
      commitments: z.array(
        z.strictObject({ id, title: z.string(), owner: organisationRef, dueOn: z.string() }),
      ),
      may: z.strictObject({ draftAgreement: z.boolean() }),
    }),
  }),
};
