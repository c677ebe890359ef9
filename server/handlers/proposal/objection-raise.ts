import { FIRST_STATE } from '#app/domain/remark.ts';
import { proposal } from '#db/schema/index.ts';
import { networkOfAct } from '#server/handlers/forum/act.ts';
import { lockProposal } from '#server/handlers/forum/proposal-freeze.ts';
import { subjectOf } from '#server/handlers/forum/subject.ts';
import { tellFactsOfForum } from '#server/handlers/session/facts.ts';
import { handle } from '#server/kernel/handler.ts';
import { makeRemark } from './act.ts';

/** Raises an objection outside a session; like a position in one it needs a mandate to decide. */
export const raiseObjection = handle('objection.raise', {
  action: 'position.give',
  subject: (context, input) => subjectOf(context, proposal, input.proposalId, input.organisationId),
  async run(context, input) {
    const current = await lockProposal(context, input);
    const objection = { ...input, kind: 'objection', state: FIRST_STATE.objection } as const;
    const remarkId = await makeRemark(context, current, objection);
    await tellFactsOfForum(context, current);
    return { remarkId };
  },
  ledger: (input, output, context) => ({
    networkId: networkOfAct(context),
    organisationId: input.organisationId,
    facts: {
      proposalId: input.proposalId,
      onVersion: input.onVersion,
      block: input.block ?? null,
      ...output,
    },
    sealed: { passage: input.passage ?? null, body: input.body, suggestion: input.suggestion ?? null },
  }),
});
