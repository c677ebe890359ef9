import { and, eq, isNull } from 'drizzle-orm';
import { empowermentMeasure, forum } from '#db/schema/index.ts';
import type { CommandContext, ReadContext } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { lockForum } from '../forum/act.ts';
import { type ForumSubject, forumSubject, ofActor } from '../forum/subject.ts';

/** The subject of a plan: the forum, done for the initiating institution, which writes it beside the facilitator. */
export async function planSubject(context: ReadContext, forumId: string): Promise<ForumSubject | null> {
  const subject = await forumSubject(context, forumId);
  if (!subject) return null;
  const [row] = await context.db
    .select({ initiatorId: forum.initiatorId })
    .from(forum)
    .where(and(eq(forum.networkId, subject.networkId), eq(forum.id, forumId)));
  return row ? { ...subject, organisationId: row.initiatorId } : null;
}

async function forumOf(context: ReadContext, measureId: string): Promise<string | null> {
  const [row] = await context.db
    .select({ forumId: empowermentMeasure.forumId })
    .from(empowermentMeasure)
    .where(
      and(
        eq(empowermentMeasure.id, measureId),
        isNull(empowermentMeasure.removedAt),
        ofActor(context, empowermentMeasure.networkId),
      ),
    );
  return row?.forumId ?? null;
}

/** The subject of an act on one measure. */
export async function measureSubject(context: ReadContext, measureId: string): Promise<ForumSubject | null> {
  const forumId = await forumOf(context, measureId);
  return forumId === null ? null : planSubject(context, forumId);
}

/** Locks the forum of a measure and answers it; refuses one that is done, which stays as it was reported. */
export async function lockMeasure(context: CommandContext, measureId: string): Promise<ForumSubject> {
  const subject = await lockForum(context, required(await forumOf(context, measureId)));
  const [row] = await context.db
    .select({ doneAt: empowermentMeasure.doneAt })
    .from(empowermentMeasure)
    .where(and(eq(empowermentMeasure.networkId, subject.networkId), eq(empowermentMeasure.id, measureId)));
  if (required(row).doneAt !== null) refuse('wrong_state');
  return subject;
}
