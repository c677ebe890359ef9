import { z } from 'zod';
import { NOTICE_KINDS, RHYTHMS } from '../domain/notice.ts';
import { command, empty, id, instant, paging, query } from './contract.ts';
import { author, forumRef, mentionable } from './forum-shapes.ts';
import { standing } from './topic-shapes.ts';

const count = z.number().int().nonnegative();
/** Where a notice leads. */
const target = z.strictObject({
  kind: z.enum(NOTICE_KINDS),
  forumId: id,
  topicId: id.nullable(),
  contributionId: id.nullable(),
  proposalId: id.nullable(),
  remarkId: id.nullable(),
  sessionId: id.nullable(),
  /** The organisation it concerns. */
  organisationId: id.nullable(),
  decisionId: id.nullable(),
});
export type NoticeTarget = z.infer<typeof target>;
/** What a notice is about. */
const about = z.strictObject({ id, title: z.string() }).nullable();

const noticeShown = z.strictObject({
  id,
  kind: z.enum(NOTICE_KINDS),
  at: instant,
  read: z.boolean(),
  /** How many things it tells of. */
  n: count,
  forum: forumRef,
  topic: about,
  proposal: about,
  /** The session that it, or whose minutes it is about, and when it begins now. */
  session: z.strictObject({ id, title: z.string(), startsAt: instant }).nullable(),
  decision: about,
  contributionId: id.nullable(),
  by: author,
  /** How the contribution stands now, for news of what became of it. */
  standing: standing.nullable(),
});
export type NoticeShown = z.infer<typeof noticeShown>;

export const noticeCommands = {
  'topic.follow': command({
    summary: 'Follows a topic, or stops: whoever follows is told when somebody writes in it.',
    input: z.strictObject({ topicId: id, following: z.boolean() }),
    output: empty,
  }),
  'notice.open': command({
    summary: 'Marks one of the reader’s own notices as read and says where it leads.',
    input: z.strictObject({ noticeId: id }),
    output: target,
  }),
  'notice.read-all': command({
    summary: 'Marks all of the reader’s notices as read.',
    input: empty,
    output: empty,
  }),
  'notice.set-digest': command({
    summary: 'Says how often the reader wants their unread notices by mail.',
    input: z.strictObject({ rhythm: z.enum(RHYTHMS) }),
    output: empty,
  }),
};

export const noticeQueries = {
  'mention.choices': query({
    summary:
      'Whom a text in a forum can name after “@”: its parties, in the forum’s order, and, for those who write in it, its delegates and who holds a role.',
    input: z.strictObject({ forumId: id }),
    output: mentionable,
  }),
  'notice.list': query({
    summary: 'The reader’s notices, the newest first; with `unread`, only what was not read yet.',
    input: z.strictObject({ unread: z.boolean().optional(), ...paging }),
    output: z.strictObject({
      unread: count,
      rhythm: z.enum(RHYTHMS),
      notices: z.array(noticeShown),
      next: z.string().nullable(),
    }),
  }),
};
