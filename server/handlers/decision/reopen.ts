import { and, eq, sql } from 'drizzle-orm';
import { decisionReview, proposal, proposalVersion } from '#db/schema/index.ts';
import { inNetwork, networkOfAct } from '#server/handlers/forum/act.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { untellReviews } from './remind.ts';
import { mustBeReopenable } from './review.ts';
import { subjectOfDecision } from './subject.ts';

/**
 * Takes a decision up again. It stays as it is and in force; the newest version of its proposal goes to the next
 * session, and what is decided there is linked as the result.
 */
export const reopenDecision = handle('decision.reopen', {
  action: 'forum.facilitate',
  subject: async (context, input) => (await subjectOfDecision(context, input.decisionId))?.subject ?? null,
  async run(context, input) {
    const { db, now } = context;
    const { row } = required(await subjectOfDecision(context, input.decisionId));
    const { networkId, forumId, id: decisionId } = row;
    inNetwork(context, networkId);
    await mustBeReopenable(db, networkId, decisionId);
    const [text] = await db
      .select({ id: proposalVersion.id, version: proposalVersion.version, proposalId: proposal.id })
      .from(proposal)
      .innerJoin(
        proposalVersion,
        and(
          eq(proposalVersion.networkId, proposal.networkId),
          eq(proposalVersion.proposalId, proposal.id),
          eq(proposalVersion.version, proposal.version),
        ),
      )
      .where(
        and(
          eq(proposal.networkId, networkId),
          eq(proposal.forumId, forumId),
          sql`${proposal.id} = ${row.proposalId}`,
        ),
      );
    const newest = required(text, 'wrong_state');
    const opened = { reopenedAt: now, reason: input.reason, proposalVersionId: newest.id };
    const changed = await db
      .insert(decisionReview)
      .values({ networkId, decisionId, forumId, setAt: now, ...opened })
      .onConflictDoUpdate({
        target: [decisionReview.networkId, decisionReview.decisionId],
        set: opened,
        setWhere: sql`${decisionReview.reopenedAt} is null`,
      })
      .returning({ decisionId: decisionReview.decisionId });
    if (changed.length === 0) refuse('already_done');
    await untellReviews(db, networkId, [decisionId]);
    return { proposalId: newest.proposalId, proposalVersionId: newest.id, version: newest.version };
  },
  ledger: (input, output, context) => ({
    networkId: networkOfAct(context),
    facts: { decisionId: input.decisionId, ...output },
    sealed: { reason: input.reason },
  }),
});
