import { and, eq } from 'drizzle-orm';
import type { CommitmentLife } from '#app/domain/commitment.ts';
import { lifeMayBecome } from '#app/domain/commitment.ts';
import { commitment, commitmentParty } from '#db/schema/index.ts';
import { type CommandContext, handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { lockCommitment } from '../agreement/act.ts';
import { commitmentSubject } from '../agreement/subject.ts';
import { namedParties } from './parties.ts';

type Row = typeof commitment.$inferSelect;

/** Gives a commitment another life, if its present one may become it, and says why. */
export async function changeLife(
  context: CommandContext,
  row: Row,
  life: CommitmentLife,
  reason: string | null,
): Promise<void> {
  if (!lifeMayBecome(row.life, life)) refuse('wrong_state');
  await context.db
    .update(commitment)
    .set({ life, lifeReason: reason })
    .where(and(eq(commitment.networkId, row.networkId), eq(commitment.id, row.id)));
}

/** Returns a proposed commitment with a reason: it is a draft again, and nobody's acceptance of it counts any more. */
export const returnCommitment = handle('commitment.return', {
  action: 'commitment.answer',
  subject: (context, input) => commitmentSubject(context, input.commitmentId, input.organisationId),
  async run(context, input) {
    const row = await lockCommitment(context, input.commitmentId);
    await namedParties(context, row, input.organisationId);
    await changeLife(context, row, 'draft', input.reason);
    await context.db
      .update(commitmentParty)
      .set({ acceptedAt: null, acceptedBy: null })
      .where(and(eq(commitmentParty.networkId, row.networkId), eq(commitmentParty.commitmentId, row.id)));
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: context.subject.networkId,
    organisationId: input.organisationId,
    facts: { commitmentId: input.commitmentId, organisationId: input.organisationId },
    sealed: { reason: input.reason },
  }),
});

/** The owner withdraws, with a reason. The commitment stays where everybody sees it. */
export const withdrawCommitment = handle('commitment.withdraw', {
  action: 'commitment.answer',
  subject: (context, input) => commitmentSubject(context, input.commitmentId, input.organisationId),
  async run(context, input) {
    const row = await lockCommitment(context, input.commitmentId);
    if (row.ownerId !== input.organisationId) refuse('not_a_party');
    await changeLife(context, row, 'withdrawn', input.reason);
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: context.subject.networkId,
    organisationId: input.organisationId,
    facts: { commitmentId: input.commitmentId, organisationId: input.organisationId },
    sealed: { reason: input.reason },
  }),
});
