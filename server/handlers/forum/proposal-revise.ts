import { handle } from '#server/kernel/handler.ts';
import { checkRichText } from '#server/text/rich-text.ts';
import { networkOfAct } from './act.ts';
import { freezeVersion, lockOwnProposal } from './proposal-freeze.ts';
import { subjectOfProposal } from './subject.ts';

/** Freezes a new version of a proposal, written by one person in a form. */
export const reviseProposal = handle('proposal.revise', {
  action: 'proposal.revise',
  subject: (context, input) => subjectOfProposal(context, input.proposalId, input.organisationId),
  async run(context, input) {
    const text = checkRichText(input.body);
    const current = await lockOwnProposal(context, input);
    return freezeVersion(context, current, input, text);
  },
  ledger: (input, output, context) => ({
    networkId: networkOfAct(context),
    organisationId: input.organisationId ?? null,
    facts: { proposalId: input.proposalId, onVersion: input.onVersion, ...output },
    sealed: { title: input.title ?? null, reason: input.reason },
  }),
});
