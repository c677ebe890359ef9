import { z } from 'zod';
import { STANDINGS, TIMINGS } from '../domain/topic.ts';
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
  /** It came after a session its organisation missed, or after the day asked for. */
  timing: z.enum(TIMINGS).nullable(),
  /** When its author changed it last. */
  editedAt: instant.nullable(),
  /** Why its words are not shown: its author erased them, or a facilitator hid them. */
  gone: z
    .strictObject({ by: z.enum(['author', 'facilitator']), reason: z.string().nullable(), at: instant })
    .nullable(),
  attachments: z.array(attachmentShown),
  /** Whom it names with "@". */
  mentions: z.strictObject({ organisations: z.array(organisationRef), people: z.array(z.string()) }),
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
    /** Proposals an input can have been adopted in, those of this topic first. */
    proposals: z.array(
      z.strictObject({ id, number: count, title: z.string(), version: count, ofTopic: z.boolean() }),
    ),
    /** How many others there are; the page of one contribution lists them all. */
    others: count,
  })
  .nullable();
export type Marking = NonNullable<z.infer<typeof marking>>;

/** Until when a topic asks for responses; null when it does not. */
export const responseWindow = z
  .strictObject({
    until: instant,
    open: z.boolean(),
    /** Whole days that are left; 0 on the last. */
    daysLeft: count,
    /** The session it follows. */
    session: z.strictObject({ id, title: z.string() }).nullable(),
    /** Parties that were not there. */
    absent: z.array(organisationRef),
  })
  .nullable();
export type ResponseWindow = NonNullable<z.infer<typeof responseWindow>>;
