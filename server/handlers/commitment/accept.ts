import { and, eq } from 'drizzle-orm';
import { commitment, commitmentParty } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { lockCommitment } from '../agreement/act.ts';
import { commitmentSubject } from '../agreement/subject.ts';
import { personOf } from '../forum/act.ts';
import { namedParties } from './parties.ts';

/** Accepts for a named party. With the last acceptance the commitment is active. */
export const acceptCommitment = handle('commitment.accept', {
  action: 'commitment.answer',
  subject: (context, input) => commitmentSubject(context, input.commitmentId, input.organisationId),
  async run(context, input) {
    const row = await lockCommitment(context, input.commitmentId);
    const { parties, own } = await namedParties(context, row, input.organisationId);
    if (own.acceptedAt !== null) refuse('already_done');
    if (row.life !== 'proposed') refuse('wrong_state');
    await context.db
      .update(commitmentParty)
      .set({ acceptedAt: context.now, acceptedBy: personOf(context) })
      .where(
        and(
          eq(commitmentParty.networkId, row.networkId),
          eq(commitmentParty.commitmentId, row.id),
          eq(commitmentParty.organisationId, input.organisationId),
        ),
      );
    const active = parties.every((party) => party === own || party.acceptedAt !== null);
    if (active) {
      await context.db
        .update(commitment)
        .set({ life: 'active' })
        .where(and(eq(commitment.networkId, row.networkId), eq(commitment.id, row.id)));
    }
    return { active };
  },
  ledger: (input, output, context) => ({
    networkId: context.subject.networkId,
    organisationId: input.organisationId,
    facts: { commitmentId: input.commitmentId, organisationId: input.organisationId, active: output.active },
  }),
});
