import { and, eq } from 'drizzle-orm';
import { reopenRefusal } from '#app/domain/agreement.ts';
import { agreement } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { lockAgreement } from './act.ts';
import { agreementSubject } from './subject.ts';

/** Takes a frozen text back to draft. Its signatures stay where they are, over a hash that is no longer signed. */
export const reopenAgreement = handle('agreement.reopen', {
  action: 'agreement.draft',
  subject: (context, input) => agreementSubject(context, input.agreementId),
  async run(context, { agreementId }) {
    const row = await lockAgreement(context, agreementId);
    const refusal = reopenRefusal(row);
    if (refusal) refuse(refusal);
    await context.db
      .update(agreement)
      .set({ status: 'draft', content: null, contentHash: null, version: row.version + 1 })
      .where(and(eq(agreement.networkId, row.networkId), eq(agreement.id, agreementId)));
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: context.subject.networkId,
    facts: { agreementId: input.agreementId, signaturesVoid: true },
    sealed: { reason: input.reason },
  }),
});
