import { sql } from 'drizzle-orm';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { proposalItems } from './items.ts';
import { numberAfter, pageOf, voicesOf } from './read.ts';
import { forumRefOf } from './state.ts';
import { forumSubject } from './subject.ts';

/** Proposals of a forum, the newest number first. */
export const listProposals = answer('proposal.list', {
  action: 'forum.read',
  subject: (context, input) => forumSubject(context, input.forumId),
  async run(context, input) {
    const { db, actor } = context;
    const subject = required(await forumSubject(context, input.forumId));
    const limit = input.limit ?? 30;
    const below = numberAfter(input.after);
    const rows = await proposalItems(
      db,
      subject.networkId,
      sql`p.forum_id = ${subject.forumId} ${below === null ? sql`` : sql`and p.number < ${below}`}`,
      limit + 1,
    );
    const { shown, next } = pageOf(rows, limit, (row) => String(row.number));
    const voices = await voicesOf(db, actor, subject);
    return {
      forum: await forumRefOf(db, subject),
      proposals: shown,
      next,
      may: { submit: voices.some((v) => v.maySpeak) },
    };
  },
});
