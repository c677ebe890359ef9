import { and, eq } from 'drizzle-orm';
import type { CommandInput } from '#app/contract/registry.ts';
import { lifeMayBecome } from '#app/domain/commitment.ts';
import { agreementClause, commitment, commitmentParty, indicator } from '#db/schema/index.ts';
import { type CommandContext, handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { dayIn, lockAgreement, lockCommitment, speaksFor } from '../agreement/act.ts';
import { type AgreementSubject, agreementSubject } from '../agreement/subject.ts';

type Input = CommandInput<'commitment.propose'>;

/** Refuses what a field names and the agreement or the network does not have. */
async function mustFit(context: CommandContext, input: Input, networkId: string): Promise<void> {
  const { db } = context;
  const { signatoryIds } = context.subject as AgreementSubject;
  if (!signatoryIds.includes(input.ownerId)) refuse('not_a_party', { fields: { ownerId: 'not_a_party' } });
  if (input.supporterIds?.some((supporterId) => !signatoryIds.includes(supporterId)))
    refuse('not_a_party', { fields: { supporterIds: 'not_a_party' } });
  if (input.clauseId) {
    const [clause] = await db
      .select({ id: agreementClause.id })
      .from(agreementClause)
      .where(
        and(
          eq(agreementClause.networkId, networkId),
          eq(agreementClause.agreementId, input.agreementId),
          eq(agreementClause.id, input.clauseId),
        ),
      );
    if (!clause) refuse('invalid_input', { fields: { clauseId: 'field_not_in_list' } });
  }
  if (input.indicatorId) {
    const [found] = await db
      .select({ id: indicator.id })
      .from(indicator)
      .where(and(eq(indicator.networkId, networkId), eq(indicator.id, input.indicatorId)));
    if (!found) refuse('invalid_input', { fields: { indicatorId: 'field_not_in_list' } });
  }
}

/** The returned commitment that is taken up again: its old row goes on, its acceptances begin anew. */
async function takeUpAgain(
  context: CommandContext,
  commitmentId: string,
  agreementId: string,
): Promise<void> {
  const row = await lockCommitment(context, commitmentId);
  if (row.agreementId !== agreementId) refuse('not_found');
  if (row.life === 'proposed' || !lifeMayBecome(row.life, 'proposed')) refuse('wrong_state');
  await context.db
    .delete(commitmentParty)
    .where(and(eq(commitmentParty.networkId, row.networkId), eq(commitmentParty.commitmentId, row.id)));
}

/** Proposes a commitment in a draft agreement; it binds nobody until each party it names has accepted it. */
export const proposeCommitment = handle('commitment.propose', {
  action: 'commitment.propose',
  subject: (context, input) => agreementSubject(context, input.agreementId, input.organisationId),
  async run(context, input) {
    speaksFor(context, input.organisationId);
    const agreement = await lockAgreement(context, input.agreementId);
    const { networkId } = agreement;
    if (agreement.status !== 'draft') refuse('wrong_state');
    await mustFit(context, input, networkId);
    const startsOn = input.startsOn ?? (await dayIn(context.db, networkId, context.now));
    if (input.dueOn < startsOn) refuse('field_out_of_range', { fields: { dueOn: 'field_out_of_range' } });
    const commitmentId = input.commitmentId ?? context.newId();
    const values = {
      clauseId: input.clauseId ?? null,
      title: input.title,
      direction: input.direction ?? null,
      exchange: input.exchange ?? null,
      recognition: input.recognition ?? null,
      ownerId: input.ownerId,
      indicatorId: input.indicatorId ?? null,
      indicator: input.indicator,
      baseline: input.baseline,
      target: input.target,
      unit: input.unit,
      startsOn,
      dueOn: input.dueOn,
      firstDueOn: input.dueOn,
      verification: input.verification,
      life: 'proposed' as const,
      lifeReason: null,
    };
    if (input.commitmentId) {
      await takeUpAgain(context, commitmentId, agreement.id);
      await context.db
        .update(commitment)
        .set(values)
        .where(and(eq(commitment.networkId, networkId), eq(commitment.id, commitmentId)));
    } else {
      await context.db.insert(commitment).values({
        ...values,
        networkId,
        id: commitmentId,
        forumId: required(context.subject.forumId),
        agreementId: agreement.id,
        createdAt: context.now,
      });
    }
    const supporters = new Set(input.supporterIds ?? []);
    supporters.delete(input.ownerId);
    await context.db.insert(commitmentParty).values([
      { networkId, commitmentId, organisationId: input.ownerId, role: 'owner' },
      ...[...supporters].map((organisationId) => ({
        networkId,
        commitmentId,
        organisationId,
        role: 'supporter' as const,
      })),
    ]);
    return { commitmentId };
  },
  ledger: (input, { commitmentId }, context) => ({
    networkId: context.subject.networkId,
    organisationId: input.organisationId ?? null,
    facts: {
      commitmentId,
      agreementId: input.agreementId,
      ownerId: input.ownerId,
      supporterIds: input.supporterIds ?? [],
      baseline: input.baseline,
      target: input.target,
      unit: input.unit,
      dueOn: input.dueOn,
    },
    sealed: { title: input.title, indicator: input.indicator, verification: input.verification },
  }),
});
