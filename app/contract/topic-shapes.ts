import { z } from 'zod';
import { STANDINGS } from '../domain/topic.ts';
import { id, instant, line, organisationRef, richText } from './contract.ts';
import { author, CONTRIBUTION_KINDS } from './forum-shapes.ts';

const count = z.number().int().nonnegative();
export const standing = z.enum(STANDINGS);

/** What somebody said became of an input, as pages show it. */
export const markShown = z.strictObject({
  standing,
  /** The version of a proposal it was adopted in. */
  proposal: z.strictObject({ id, number: count, title: z.string(), version: count }).nullable(),
  url: z.string().nullable(),
  note: z.string().nullable(),
  author,
  createdAt: instant,
});
export type MarkShown = z.infer<typeof markShown>;

export const fileHash = z.string().regex(/^[0-9a-f]{64}$/);
/** Most attachments of one contribution. */
export const ATTACHMENTS = 5;
/** What is put beside a contribution: a file that was stored before, or an address elsewhere. */
export const attachmentsInput = z
  .array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('link'),
        label: line(160),
        url: z.url({ protocol: /^https?$/ }).max(1_000),
      }),
      z.strictObject({ kind: z.literal('file'), label: line(160), fileHash }),
    ]),
  )
  .max(ATTACHMENTS);

const attachmentShown = z.strictObject({
  id,
  kind: z.enum(['file', 'link']),
  label: z.string(),
  url: z.string().nullable(),
  fileHash: z.string().nullable(),
  fileType: z.string().nullable(),
  fileBytes: count.nullable(),
});
export type AttachmentShown = z.infer<typeof attachmentShown>;

/** A contribution with its author and what became of it. */
export const contributionShown = z.strictObject({
  id,
  parentId: id.nullable(),
  kind: z.enum(CONTRIBUTION_KINDS),
  author,
  body: richText,
  createdAt: instant,
  /** The reader wrote it. */
  mine: z.boolean(),
  /** How it stands; null where nobody waits to hear. */
  standing: standing.nullable(),
  /** What was said about it last. */
  mark: markShown.nullable(),
  attachments: z.array(attachmentShown),
});
export type ContributionShown = z.infer<typeof contributionShown>;

export const thread = contributionShown.extend({
  replies: z.array(contributionShown),
  /** Replies beyond those shown; ask with `threadId` for all. */
  moreReplies: count,
});
export type Thread = z.infer<typeof thread>;

const standingCounts = z.strictObject({ adopted: count, answered: count, parked: count, open: count });
/** Inputs of a topic by sector and by what became of them. */
export const inputCountsShown = z.strictObject({
  government: standingCounts,
  'non-government': standingCounts,
});

/** How the reader may mark inputs of a topic; null when they may not. */
export const marking = z
  .strictObject({
    /** As the forum's facilitator. */
    alone: z.boolean(),
    /** For these proposers. */
    voices: z.array(organisationRef),
    /** Proposals an input can have been adopted in. */
    proposals: z.array(z.strictObject({ id, number: count, title: z.string(), version: count })),
  })
  .nullable();
export type Marking = NonNullable<z.infer<typeof marking>>;
