import { sql } from 'drizzle-orm';
import { decisionReview } from '#db/schema/index.ts';
import { inNetwork, networkOfAct } from '#server/handlers/forum/act.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { untellReviews } from './remind.ts';
import { mustBeReopenable } from './review.ts';
import { needsDayAhead } from './review-day.ts';
import { subjectOfDecision } from './subject.ts';

/**
 * Sets the day on which a decision is looked at again, or takes it away; not once it is being looked at, and not when
 * it could not be reopened on that day: another replaced it, or its proposal was withdrawn.
 */
export const setReview = handle('decision.set-review', {
  action: 'forum.facilitate',
  subject: async (context, input) => (await subjectOfDecision(context, input.decisionId))?.subject ?? null,
  async run(context, input) {
    const { db, now } = context;
    const { row } = required(await subjectOfDecision(context, input.decisionId));
    const { networkId, forumId, id: decisionId } = row;
    inNetwork(context, networkId);
    await mustBeReopenable(db, networkId, decisionId);
    await needsDayAhead(db, networkId, input.reviewOn, now);
    const values = { reviewOn: input.reviewOn, note: input.note ?? '', setAt: now };
    const changed = await db
      .insert(decisionReview)
      .values({ networkId, decisionId, forumId, ...values })
      .onConflictDoUpdate({
        target: [decisionReview.networkId, decisionReview.decisionId],
        set: values,
        setWhere: sql`${decisionReview.reopenedAt} is null`,
      })
      .returning({ decisionId: decisionReview.decisionId });
    if (changed.length === 0) refuse('wrong_state');
    await untellReviews(db, networkId, [decisionId]);
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: networkOfAct(context),
    facts: { decisionId: input.decisionId, reviewOn: input.reviewOn },
    sealed: { note: input.note ?? null },
  }),
});
