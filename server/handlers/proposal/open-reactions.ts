import { and, eq } from 'drizzle-orm';
import { proposal } from '#db/schema/index.ts';
import { networkOfAct } from '#server/handlers/forum/act.ts';
import { lockProposal } from '#server/handlers/forum/proposal-freeze.ts';
import { subjectOf } from '#server/handlers/forum/subject.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';

/** First it is made clear what is proposed; from here on the parties say what they think of it. */
export const openReactions = handle('proposal.open-reactions', {
  action: 'proposal.revise',
  subject: (context, input) => subjectOf(context, proposal, input.proposalId, input.organisationId),
  async run(context, input) {
    const current = await lockProposal(context, input);
    if (input.organisationId && input.organisationId !== current.organisationId)
      refuse('not_your_organisation');
    if (current.reactionsAt !== null) refuse('already_done');
    await context.db
      .update(proposal)
      .set({ reactionsAt: context.now })
      .where(and(eq(proposal.networkId, current.networkId), eq(proposal.id, current.id)));
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: networkOfAct(context),
    organisationId: input.organisationId ?? null,
    facts: { proposalId: input.proposalId },
  }),
});
