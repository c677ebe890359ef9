import { and, eq } from 'drizzle-orm';
import { contribution } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { networkOfAct } from '../forum/act.ts';
import { subjectOf } from '../forum/subject.ts';
import { countStanding } from './counts.ts';
import { lockContribution } from './own.ts';

/** Hides a contribution with a reason everybody reads in its place, or shows it again. Nothing is lost. */
export const hideContribution = handle('contribution.hide', {
  action: 'forum.facilitate',
  subject: (context, input) => subjectOf(context, contribution, input.contributionId),
  async run(context, { contributionId, hidden, reason }) {
    const row = await lockContribution(context, contributionId);
    if (row.erasedAt) refuse('wrong_state');
    if (hidden === (row.hiddenAt !== null)) refuse('already_done');
    if (hidden && !reason) refuse('reason_required', { fields: { reason: 'reason_required' } });
    await context.db
      .update(contribution)
      .set({ hiddenAt: hidden ? context.now : null, hiddenReason: hidden ? (reason ?? null) : null })
      .where(and(eq(contribution.networkId, row.networkId), eq(contribution.id, contributionId)));
    // Hidden words wait for nobody's answer; what was taken up stays taken up.
    const { networkId, topicId, organisationId } = row;
    const open = row.standing === 'open' ? row.standing : null;
    const [before, after] = hidden ? [open, null] : [null, open];
    await countStanding(context.db, { networkId, topicId, organisationId, before, after });
    return {};
  },
  ledger: ({ contributionId, hidden, reason }, _output, context) => ({
    networkId: networkOfAct(context),
    facts: { contributionId, hidden },
    sealed: { reason: reason ?? null },
  }),
});
