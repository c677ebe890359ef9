import { handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { checkRichText } from '#server/text/rich-text.ts';
import { networkOfAct } from '../forum/act.ts';
import { freezeVersion, lockOwnProposal } from '../forum/proposal-freeze.ts';
import { subjectOfProposal } from '../forum/subject.ts';
import { draftText } from './read.ts';
import { baseOf, forgetDrafts, updatesOf } from './store.ts';

/**
 * Freezes the draft as the next version of its proposal, exactly as a revision by form does, and starts the draft
 * anew from it. Who has not seen the last words yet is asked to look first.
 */
export const freezeDraft = handle('draft.freeze', {
  action: 'proposal.revise',
  subject: (context, input) => subjectOfProposal(context, input.proposalId, input.organisationId),
  async run(context, input) {
    const { db } = context;
    const current = await lockOwnProposal(context, input);
    const owner = { networkId: current.networkId, kind: 'proposal' as const, id: current.id };
    const updates = await updatesOf(db, await baseOf(db, owner));
    const seen = input.seq;
    if (seen !== undefined && seen !== updates.at(-1)?.seq) refuse('stale_text');
    const { json } = await draftText(updates);
    const output = await freezeVersion(context, current, input, checkRichText(json));
    await forgetDrafts(db, owner);
    context.afterCommit(() =>
      context.tools.signals.draftChanged({
        networkId: owner.networkId,
        owner: { kind: owner.kind, id: owner.id },
        base: output.proposalVersionId,
        seq: 0,
        update: null,
      }),
    );
    return output;
  },
  ledger: (input, output, context) => ({
    networkId: networkOfAct(context),
    organisationId: input.organisationId ?? null,
    facts: { proposalId: input.proposalId, onVersion: input.onVersion, ...output },
    sealed: { reason: input.reason },
  }),
});
