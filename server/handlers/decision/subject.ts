import { and, eq } from 'drizzle-orm';
import { decision } from '#db/schema/index.ts';
import { type ForumSubject, ofActor, subjectFor } from '#server/handlers/forum/subject.ts';

export type DecisionRow = typeof decision.$inferSelect;

/** A decision with the forum it belongs to; null when there is no such thing in the reader's network. */
export async function subjectOfDecision(
  context: Parameters<typeof subjectFor>[0],
  decisionId: string,
): Promise<{ row: DecisionRow; subject: ForumSubject } | null> {
  const [row] = await context.db
    .select()
    .from(decision)
    .where(and(eq(decision.id, decisionId), ofActor(context, decision.networkId)));
  const subject = row && (await subjectFor(context, row.forumId));
  return subject ? { row, subject } : null;
}
