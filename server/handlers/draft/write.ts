import { proposal } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { lockProposal } from '../forum/proposal-freeze.ts';
import { subjectOf } from '../forum/subject.ts';
import { addToDraft, checkDecodes } from './add.ts';

const action = 'proposal.write-draft';

/** Adds an update to the draft of a proposal. No ledger entry: what counts is what is frozen. */
export const writeDraft = handle('draft.write', {
  action,
  prepare: (context, input) =>
    checkDecodes(context, input.update, action, (asking) =>
      subjectOf(asking, proposal, input.proposalId, input.organisationId),
    ),
  subject: (context, input) => subjectOf(context, proposal, input.proposalId, input.organisationId),
  async run(context, input) {
    const { networkId, id } = await lockProposal(context, input);
    return addToDraft(context, { networkId, kind: 'proposal', id }, input);
  },
  ledger: () => ({ networkId: null, facts: {} }),
});
