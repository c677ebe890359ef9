import { and, eq } from 'drizzle-orm';
import { can } from '#app/domain/permissions/index.ts';
import { contribution, topic } from '#db/schema/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { forumRefOf } from '../forum/state.ts';
import { ofActor, subjectFor, subjectOf } from '../forum/subject.ts';
import { oneContribution } from '../forum/threads.ts';
import { markingOf, marksOf } from './marks.ts';
import { versionsOf } from './versions.ts';

/** One contribution, and everything that was said about what became of it. */
export const showContribution = answer('contribution.show', {
  action: 'forum.read',
  subject: (context, input) => subjectOf(context, contribution, input.contributionId),
  async run(context, input) {
    const { db, actor } = context;
    const [row] = await db
      .select({
        networkId: contribution.networkId,
        forumId: contribution.forumId,
        topicId: contribution.topicId,
        rootId: contribution.rootId,
        replies: contribution.replies,
        personId: contribution.personId,
        organisationId: contribution.organisationId,
        erasedAt: contribution.erasedAt,
        hiddenAt: contribution.hiddenAt,
      })
      .from(contribution)
      .where(and(eq(contribution.id, input.contributionId), ofActor(context, contribution.networkId)));
    const { networkId, forumId, topicId, rootId, replies, ...own } = required(row);
    const [about] = await db
      .select({ id: topic.id, title: topic.title, closedAt: topic.closedAt })
      .from(topic)
      .where(and(eq(topic.networkId, networkId), eq(topic.id, topicId)));
    const { closedAt, ...ref } = required(about);
    const subject = required(await subjectFor(context, forumId));
    const hides = can(actor, 'forum.facilitate', subject);
    const mine = can(actor, 'contribution.change-own', { ...subject, authorId: own.personId });
    const speaks =
      own.organisationId === null ||
      can(actor, 'proposal.submit', { ...subject, organisationId: own.organisationId });
    const there = own.erasedAt === null;
    const readable = there && (own.hiddenAt === null || hides || mine);
    return {
      forum: await forumRefOf(db, subject),
      topic: { ...ref, closed: closedAt !== null },
      contribution: required(
        await oneContribution(db, actor, { networkId, id: topicId }, input.contributionId, hides),
      ),
      threadId: rootId ?? input.contributionId,
      replies,
      marks: await marksOf(db, networkId, input.contributionId),
      versions: readable ? await versionsOf(db, networkId, input.contributionId) : [],
      marking: there && own.hiddenAt === null ? await markingOf(db, actor, subject, topicId, true) : null,
      may: {
        revise: mine && speaks && there && own.hiddenAt === null && closedAt === null,
        erase: mine && there,
        hide: hides && there,
      },
    };
  },
});
