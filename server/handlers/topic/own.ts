import { and, eq } from 'drizzle-orm';
import { contribution, topic } from '#db/schema/index.ts';
import type { CommandContext, ReadContext } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { inNetwork } from '../forum/act.ts';
import { type ForumSubject, ofActor, subjectOf } from '../forum/subject.ts';

/** The subject of a change to a contribution, with the person who wrote it. */
export async function authoredSubject(
  context: ReadContext,
  contributionId: string,
): Promise<ForumSubject | null> {
  const subject = await subjectOf(context, contribution, contributionId);
  if (!subject) return null;
  const [row] = await context.db
    .select({ authorId: contribution.personId })
    .from(contribution)
    .where(and(eq(contribution.networkId, subject.networkId), eq(contribution.id, contributionId)));
  return { ...subject, authorId: required(row).authorId };
}

/** Locks a contribution's topic until the command ends, and reads the contribution behind it. */
export async function lockContribution(
  context: CommandContext,
  contributionId: string,
): Promise<typeof contribution.$inferSelect & { topicClosed: boolean }> {
  const { db } = context;
  const where = and(eq(contribution.id, contributionId), ofActor(context, contribution.networkId));
  const [found] = await db
    .select({ networkId: contribution.networkId, topicId: contribution.topicId })
    .from(contribution)
    .where(where);
  const { networkId, topicId } = required(found);
  inNetwork(context, networkId);
  const [held] = await db
    .select({ closedAt: topic.closedAt })
    .from(topic)
    .where(and(eq(topic.networkId, networkId), eq(topic.id, topicId)))
    .for('update');
  const [now] = await db.select().from(contribution).where(where);
  return { ...required(now), topicClosed: required(held).closedAt !== null };
}
