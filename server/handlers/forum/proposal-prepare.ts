import { and, desc, eq, isNull } from 'drizzle-orm';
import { topic } from '#db/schema/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { voicesOf } from './read.ts';
import { forumRefOf } from './state.ts';
import { forumSubject } from './subject.ts';

/** What a new proposal is written with: the forum's open topics, and for whom the reader may speak. */
export const prepareProposal = answer('proposal.prepare', {
  action: 'forum.read',
  subject: (context, input) => forumSubject(context, input.forumId),
  async run(context, input) {
    const subject = required(await forumSubject(context, input.forumId));
    const topics = await context.db
      .select({ id: topic.id, title: topic.title })
      .from(topic)
      .where(
        and(
          eq(topic.networkId, subject.networkId),
          eq(topic.forumId, subject.forumId),
          isNull(topic.closedAt),
        ),
      )
      .orderBy(desc(topic.createdAt))
      .limit(200);
    return {
      forum: await forumRefOf(context.db, subject),
      topics,
      voices: await voicesOf(context.db, context.actor, subject),
    };
  },
});
