import { and, eq } from 'drizzle-orm';
import { conditionForm } from '#db/schema/index.ts';
import type { CommandContext, ReadContext } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { lockForum } from '../forum/act.ts';
import { type ForumSubject, ofActor, subjectFor } from '../forum/subject.ts';

async function forumOf(context: ReadContext, formId: string): Promise<string | null> {
  const [row] = await context.db
    .select({ forumId: conditionForm.forumId })
    .from(conditionForm)
    .where(and(eq(conditionForm.id, formId), ofActor(context, conditionForm.networkId)));
  return row?.forumId ?? null;
}

/** The subject of an act on a form: its forum, narrowed to the organisation that answers. */
export async function formSubject(
  context: ReadContext,
  formId: string,
  organisationId?: string,
): Promise<ForumSubject | null> {
  const forumId = await forumOf(context, formId);
  return forumId === null ? null : subjectFor(context, forumId, organisationId);
}

/** Locks the forum of a form that is still open, so that nobody answers while it is being counted. */
export async function lockOpenForm(context: CommandContext, formId: string): Promise<ForumSubject> {
  const subject = await lockForum(context, required(await forumOf(context, formId)));
  const [row] = await context.db
    .select({ closedAt: conditionForm.closedAt })
    .from(conditionForm)
    .where(and(eq(conditionForm.networkId, subject.networkId), eq(conditionForm.id, formId)));
  if (required(row).closedAt !== null) refuse('wrong_state');
  return subject;
}
