import { proposal } from '#db/schema/index.ts';
import { type CommandContext, handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { editorContent } from '#server/text/draft-text.ts';
import { lineNodes } from '#server/text/nodes.ts';
import { insertUpdate, rewriteUpdate } from '#server/text/yjs-worker.ts';
import { lockProposal } from '../forum/proposal-freeze.ts';
import { subjectOf } from '../forum/subject.ts';
import { addToDraft } from './add.ts';
import { passagesOf, refuseUnread } from './read.ts';
import { baseOf, type Owner, updatesOf } from './store.ts';

const action = 'proposal.write-draft';

/**
 * Writes one passage of a draft anew whose owner the caller has locked, as one more writer would: everybody who has it
 * open sees it arrive, and only what differs is changed. More lines than the passage had go below it; no words at all
 * take it away. @throws Refused `passage_changed` when it no longer reads as the writer saw it
 */
export async function rewriteIn(
  context: CommandContext,
  owner: Owner,
  input: { base: string; passage: string; mark: string; text?: string | undefined },
): Promise<{ seq: number }> {
  const stored = await updatesOf(context.db, await baseOf(context.db, owner));
  const found = (await passagesOf(stored)).find((one) => one?.id === input.passage);
  if (found?.mark !== input.mark) refuse('passage_changed');
  const typed = input.text ? input.text.split(/\r?\n/).map((line) => line.trimEnd()) : [];
  const had = found.text.split('\n').length;
  const update = await rewriteUpdate(
    stored.map((row) => row.update),
    {
      id: found.id,
      lines: typed.slice(0, had),
      more: blocksOf(typed.slice(had).join('\n')),
    },
  );
  if (typeof update !== 'string') return refuseUnread(update.why);
  return addToDraft(context, owner, { base: input.base, update });
}

const blocksOf = (typed: string): unknown => {
  const nodes = lineNodes(typed);
  return nodes.length > 0 ? editorContent({ type: 'doc', content: nodes }) : [];
};

/** Changes a passage of a proposal's draft without an editor. No ledger entry: what counts is what is frozen. */
export const rewriteDraft = handle('draft.rewrite', {
  action,
  subject: (context, input) => subjectOf(context, proposal, input.proposalId, input.organisationId),
  async run(context, input) {
    const { networkId, id } = await lockProposal(context, input);
    return rewriteIn(context, { networkId, kind: 'proposal', id }, input);
  },
  ledger: () => ({ networkId: null, facts: {} }),
});

/** Adds lines at the end of a proposal's draft, for whoever writes without an editor. */
export const appendToDraft = handle('draft.append', {
  action,
  subject: (context, input) => subjectOf(context, proposal, input.proposalId, input.organisationId),
  async run(context, input) {
    const { networkId, id } = await lockProposal(context, input);
    const owner: Owner = { networkId, kind: 'proposal', id };
    const stored = await updatesOf(context.db, await baseOf(context.db, owner));
    const update = await insertUpdate(
      stored.map((row) => row.update),
      Number.MAX_SAFE_INTEGER,
      blocksOf(input.text),
    );
    if (typeof update !== 'string') return refuseUnread(update.why);
    return addToDraft(context, owner, { base: input.base, update });
  },
  ledger: () => ({ networkId: null, facts: {} }),
});
