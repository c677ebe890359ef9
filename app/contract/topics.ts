import { z } from 'zod';
import { command, day, empty, id, instant, paging, query, richText, text } from './contract.ts';
import { CONTRIBUTION_KINDS, forumRef } from './forum-shapes.ts';
import { contributionShown, fileHash, marking, markShown, standing } from './topic-shapes.ts';

const count = z.number().int().nonnegative();
const topicRef = z.strictObject({ id, title: z.string(), closed: z.boolean() });

export const topicsCommands = {
  'contribution.mark': command({
    summary:
      'Says what became of an input: adopted in a version of a proposal (default: the newest), answered, parked, or open again.',
    input: z.strictObject({
      contributionId: id,
      organisationId: id.optional(),
      standing,
      proposalId: id.optional(),
      version: z.number().int().min(1).optional(),
      url: z
        .url({ protocol: /^https?$/ })
        .max(1_000)
        .optional(),
      note: text(1_000).optional(),
    }),
    /** The version it was adopted in. */
    output: z.strictObject({ version: z.number().int().nullable() }),
    errors: ['wrong_state', 'already_done', 'reason_required', 'not_your_organisation'],
  }),
  'contribution.revise': command({
    summary: 'Changes the words of one’s own contribution; what it said before stays readable.',
    input: z.strictObject({ contributionId: id, body: richText }),
    output: empty,
    errors: ['rich_text_refused', 'wrong_state', 'already_done'],
  }),
  'contribution.erase': command({
    summary:
      'Erases the words of one’s own contribution, earlier ones and attachments too. Its place and the ledger’s proof stay.',
    input: z.strictObject({ contributionId: id }),
    output: empty,
    errors: ['already_done'],
  }),
  'contribution.hide': command({
    summary: 'Hides a contribution, with a reason that everybody reads, or shows it again.',
    input: z.strictObject({ contributionId: id, hidden: z.boolean(), reason: text(500).optional() }),
    output: empty,
    errors: ['already_done', 'wrong_state', 'reason_required'],
  }),
  'topic.set-window': command({
    summary: 'Asks for responses to a topic until the end of a day; without a day, asks no longer.',
    input: z.strictObject({ topicId: id, until: day.optional() }),
    output: empty,
    errors: ['wrong_state', 'field_out_of_range'],
  }),
};

export const topicsQueries = {
  'contribution.show': query({
    summary: 'One contribution with everything that was said about what became of it, the newest first.',
    input: z.strictObject({ contributionId: id }),
    output: z.strictObject({
      forum: forumRef,
      topic: topicRef,
      contribution: contributionShown,
      /** The first contribution of its thread. */
      threadId: id,
      replies: count,
      marks: z.array(markShown),
      /** What it said before, the newest first. */
      versions: z.array(z.strictObject({ writtenAt: instant, body: richText })),
      may: z.strictObject({ revise: z.boolean(), erase: z.boolean(), hide: z.boolean() }),
      marking,
    }),
  }),
  'contribution.file': query({
    summary: 'Facts of a file the reader may read beside a contribution, by its SHA-256.',
    input: z.strictObject({ fileHash }),
    output: z.strictObject({ label: z.string(), type: z.string(), bytes: count }),
  }),
  'contribution.mine': query({
    summary: 'What the reader wrote in topics, and what became of it; the newest first.',
    input: z.strictObject({ ...paging }),
    output: z.strictObject({
      contributions: z.array(
        z.strictObject({
          id,
          kind: z.enum(CONTRIBUTION_KINDS),
          excerpt: z.string(),
          topic: z.strictObject({ id, title: z.string() }),
          createdAt: instant,
          replies: count,
          standing: standing.nullable(),
          mark: markShown.nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
};
