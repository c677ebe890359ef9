import { replacePassage, stillThere } from '#app/editor/passage.ts';
import { remarkSupport } from '#db/schema/index.ts';
import { networkOfAct, personOf } from '#server/handlers/forum/act.ts';
import { freezeVersion, lockOwnProposal } from '#server/handlers/forum/proposal-freeze.ts';
import { subjectOfProposal } from '#server/handlers/forum/subject.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { checkRichText } from '#server/text/rich-text.ts';
import { lockRemark, newestText, type Remark, subjectOfRemark, takeStep, textsOf } from './act.ts';

/** Supports an amendment; an organisation does so once, and not its own. */
export const supportAmendment = handle('amendment.support', {
  action: 'proposal.submit',
  subject: (context, input) => subjectOfRemark(context, input.remarkId, input.organisationId),
  async run(context, input) {
    const row = await lockRemark(context, input.remarkId, ['amendment']);
    if (row.state !== 'proposed') refuse('wrong_state');
    if (row.organisationId === input.organisationId) refuse('already_done');
    const added = await context.db
      .insert(remarkSupport)
      .values({
        networkId: row.networkId,
        remarkId: row.id,
        organisationId: input.organisationId,
        personId: personOf(context),
        createdAt: context.now,
      })
      .onConflictDoNothing()
      .returning({ remarkId: remarkSupport.remarkId });
    if (added.length === 0) refuse('already_done');
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: networkOfAct(context),
    organisationId: input.organisationId,
    facts: { remarkId: input.remarkId },
  }),
});

/**
 * Accepts amendments: one version that holds exactly their changes, attributed. Several are applied one after the
 * other; where one's passage is not there any more (the text changed since, or another of them took it), nothing is
 * accepted and the sentence says so.
 */
export const acceptAmendment = handle('amendment.accept', {
  action: 'proposal.revise',
  subject: (context, input) => subjectOfProposal(context, input.proposalId, input.organisationId),
  async run(context, input) {
    const current = await lockOwnProposal(context, input);
    if (current.version !== input.onVersion) refuse('stale_version');
    let { document } = await newestText(context, current);
    const rows: Remark[] = [];
    for (const remarkId of new Set(input.remarkIds)) {
      const row = await lockRemark(context, remarkId, ['amendment']);
      if (row.proposalId !== current.id || row.state !== 'proposed') refuse('wrong_state');
      rows.push(row);
    }
    const before = await textsOf(
      context,
      current.networkId,
      rows.map((row) => row.proposalVersionId),
    );
    for (const [at, row] of rows.entries()) {
      const kept = { block: row.block, words: row.passage };
      const place = stillThere(document, kept, required(before.get(row.proposalVersionId)));
      const changed = place && replacePassage(document, place, row.wording);
      document = changed ?? refuse('amendment_stale', { fields: { [`remarkIds.${at}`]: 'amendment_stale' } });
    }
    const frozen = await freezeVersion(
      context,
      current,
      // Whose amendments it holds is read from them, and worded in the language of whoever reads.
      { onVersion: input.onVersion, organisationId: input.organisationId, reason: input.note ?? null },
      checkRichText(document),
    );
    for (const row of rows)
      await takeStep(context, row, {
        state: 'accepted',
        note: input.note ?? '',
        organisationId: input.organisationId,
        resultVersion: frozen.version,
      });
    return { version: frozen.version, hash: frozen.hash };
  },
  ledger: (input, output, context) => ({
    networkId: networkOfAct(context),
    organisationId: input.organisationId ?? null,
    facts: {
      proposalId: input.proposalId,
      onVersion: input.onVersion,
      remarkIds: input.remarkIds,
      ...output,
    },
    sealed: { note: input.note ?? null },
  }),
});
