import { and, count, eq } from 'drizzle-orm';
import { freezeRefusal } from '#app/domain/agreement.ts';
import { agreement, agreementClause, commitment } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { canonicalJson, sha256Hex } from '#server/ledger/canonical.ts';
import { lockAgreement } from './act.ts';
import { contentOf } from './content.ts';
import { type AgreementSubject, agreementSubject } from './subject.ts';

/** Freezes the text with the commitments that all named parties accepted: from now on it has one hash, which is signed. */
export const freezeAgreement = handle('agreement.freeze', {
  action: 'agreement.draft',
  subject: (context, input) => agreementSubject(context, input.agreementId),
  async run(context, { agreementId }) {
    const { db } = context;
    const row = await lockAgreement(context, agreementId);
    const { networkId } = row;
    const [clauses] = await db
      .select({ all: count() })
      .from(agreementClause)
      .where(and(eq(agreementClause.networkId, networkId), eq(agreementClause.agreementId, agreementId)));
    const [proposed] = await db
      .select({ all: count() })
      .from(commitment)
      .where(
        and(
          eq(commitment.networkId, networkId),
          eq(commitment.agreementId, agreementId),
          eq(commitment.life, 'proposed'),
        ),
      );
    const refusal = freezeRefusal({
      status: row.status,
      clauses: required(clauses).all,
      parties: (context.subject as AgreementSubject).signatoryIds.length,
      commitmentsNotAccepted: required(proposed).all,
    });
    if (refusal) refuse(refusal === 'not_a_party' ? 'parties_incomplete' : refusal);
    const content = await contentOf(db, row);
    const contentHash = sha256Hex(canonicalJson(content));
    await db
      .update(agreement)
      .set({ status: 'ready', content, contentHash })
      .where(and(eq(agreement.networkId, networkId), eq(agreement.id, agreementId)));
    return { contentHash };
  },
  ledger: (input, output, context) => ({
    networkId: context.subject.networkId,
    facts: { agreementId: input.agreementId, contentHash: output.contentHash },
  }),
});
