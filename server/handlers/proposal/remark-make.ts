import { FIRST_STATE } from '#app/domain/remark.ts';
import { proposal } from '#db/schema/index.ts';
import { networkOfAct } from '#server/handlers/forum/act.ts';
import { lockProposal } from '#server/handlers/forum/proposal-freeze.ts';
import { subjectOf } from '#server/handlers/forum/subject.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { makeRemark } from './act.ts';

/** Asks, comments, or proposes other words. An amendment is always an organisation's. */
export const sayRemark = handle('remark.make', {
  action: 'contribution.write',
  subject: (context, input) => subjectOf(context, proposal, input.proposalId, input.organisationId),
  async run(context, input) {
    const current = await lockProposal(context, input);
    if (input.kind === 'amendment' && !input.organisationId)
      refuse('invalid_input', { fields: { organisationId: 'field_required' } });
    return { remarkId: await makeRemark(context, current, { ...input, state: FIRST_STATE[input.kind] }) };
  },
  ledger: (input, output, context) => ({
    networkId: networkOfAct(context),
    organisationId: input.organisationId ?? null,
    facts: {
      proposalId: input.proposalId,
      onVersion: input.onVersion,
      kind: input.kind,
      block: input.block ?? null,
      ...output,
    },
    sealed: { passage: input.passage ?? null, wording: input.wording ?? null, body: input.body },
  }),
});
