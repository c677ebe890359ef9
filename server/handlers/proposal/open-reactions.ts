import { and, eq } from 'drizzle-orm';
import { proposal } from '#db/schema/index.ts';
import { networkOfAct } from '#server/handlers/forum/act.ts';
import { lockOwnProposal } from '#server/handlers/forum/proposal-freeze.ts';
import { forumSubject, subjectOfProposal } from '#server/handlers/forum/subject.ts';
import { tellForum } from '#server/handlers/notice/tell.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';

/** First it is made clear what is proposed; from here on the parties say what they think of it. */
export const openReactions = handle('proposal.open-reactions', {
  action: 'proposal.revise',
  subject: (context, input) => subjectOfProposal(context, input.proposalId, input.organisationId),
  async run(context, input) {
    const current = await lockOwnProposal(context, input);
    if (current.reactionsAt !== null) refuse('already_done');
    await context.db
      .update(proposal)
      .set({ reactionsAt: context.now })
      .where(and(eq(proposal.networkId, current.networkId), eq(proposal.id, current.id)));
    const { networkId, forumId, id: proposalId } = current;
    const { partyIds } = required(await forumSubject(context, forumId));
    await tellForum(context, 'reactions', partyIds, {
      networkId,
      forumId,
      proposalId,
      organisationId: input.organisationId ?? null,
      facilitators: true,
    });
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: networkOfAct(context),
    organisationId: input.organisationId ?? null,
    facts: { proposalId: input.proposalId },
  }),
});
