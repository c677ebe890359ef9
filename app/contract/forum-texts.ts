import { z } from 'zod';
import { id, instant, organisationRef, paging, query, richText } from './contract.ts';
import {
  author,
  decisionItem,
  forumRef,
  mentionable,
  named,
  objectionShown,
  proposalItem,
  sectorCounts,
  voice,
} from './forum-shapes.ts';
import { inputCountsShown, marking, responseWindow, standing, thread } from './topic-shapes.ts';

const count = z.number().int().nonnegative();
/** For `after` of the next page; null on the last. */
const next = z.string().nullable();
const mode = z.enum(['consultative', 'deciding']);
const hash = z.string();

/** A topic was closed, or opened again, with the words everybody reads. */
const topicTurn = z.strictObject({
  kind: z.enum(['closed', 'reopened']),
  note: z.string(),
  by: z.string(),
  at: instant,
});
export type TopicTurn = z.infer<typeof topicTurn>;

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
        /** What came of it, once it is closed. */
        closing: z.strictObject({ summary: z.string(), by: z.string(), at: instant }).nullable(),
        /** How often it was closed and opened again, the newest first; empty where it never was opened again. */
        turns: z.array(topicTurn),
      }),
      threads: z.array(thread),
      next,
      /** The reader follows it; null for those who cannot. */
      following: z.boolean().nullable(),
      /** Whom a text can name here; nobody for those who may not write. */
      mentionable,
      window: responseWindow,
      inputs: inputCountsShown,
      marking,
      proposals: z.array(proposalItem),
      decisions: z.array(decisionItem),
      voices: z.array(voice),
      may: z.strictObject({
        write: z.boolean(),
        propose: z.boolean(),
        close: z.boolean(),
        reopen: z.boolean(),
        facilitate: z.boolean(),
      }),
    }),
  }),
};

/** One frozen version in the history of a proposal. */
export const versionItem = z.strictObject({
  id,
  version: count,
  hash,
  reason: z.string().nullable(),
  /** Whose amendments it holds. */
  adopted: z.array(organisationRef),
  author,
  createdAt: instant,
});
export type VersionItem = z.infer<typeof versionItem>;

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
      named,
      /** The text of the version before the shown one, to see what changed. */
      before: z.strictObject({ version: count, plain: z.string() }).nullable(),
      plain: z.string(),
      versions: z.array(versionItem),
      objections: z.array(objectionShown),
      decisions: z.array(decisionItem.extend({ version: count.nullable() })),
      voices: z.array(voice),
      /** That it was withdrawn, by whom, and why. */
      withdrawal: z.strictObject({ at: instant, author: author.nullable(), reason: z.string() }).nullable(),
      /** For whom the reader may withdraw it: its organisation, or null as facilitator. */
      withdrawing: z.strictObject({ organisationId: id.nullable() }).nullable(),
      may: z.strictObject({
        /** Freezing a version is for whoever put it forward, and for the facilitator. */
        revise: z.boolean(),
        'revise-as-facilitator': z.boolean(),
        /** The shared draft is everybody's. */
        'write-draft': z.boolean(),
      }),
    }),
  }),
};
