import { and, eq } from 'drizzle-orm';
import { allSigned, signRefusal } from '#app/domain/agreement.ts';
import { agreement, agreementSignature } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { spendSecondFactor } from '../account/second-factor.ts';
import { personOf } from '../forum/act.ts';
import { lockAgreement } from './act.ts';
import { type AgreementSubject, agreementSubject } from './subject.ts';

/**
 * Signs for a party. The binding act is: the party's leader, in a sign-in with a second factor, over the hash of the
 * text as it was read, with a fresh code that works once. The agreement is in force when the last party has signed.
 */
export const signAgreement = handle('agreement.sign', {
  action: 'agreement.sign',
  subject: (context, input) => agreementSubject(context, input.agreementId, input.organisationId),
  async run(context, input) {
    const { db, actor } = context;
    const row = await lockAgreement(context, input.agreementId);
    const signatures = await db
      .select()
      .from(agreementSignature)
      .where(
        and(eq(agreementSignature.networkId, row.networkId), eq(agreementSignature.agreementId, row.id)),
      );
    const state = {
      status: row.status,
      contentHash: row.contentHash,
      partyIds: (context.subject as AgreementSubject).signatoryIds,
      signatures,
    };
    const refusal = signRefusal(state, input.organisationId, input.contentHash);
    if (refusal) refuse(refusal);
    const accountId = actor.kind === 'person' && actor.accountId !== '' ? actor.accountId : null;
    await spendSecondFactor(context, accountId ?? refuse('second_factor_not_set'), input.code);
    const signature = {
      networkId: row.networkId,
      agreementId: row.id,
      organisationId: input.organisationId,
      personId: personOf(context),
      contentHash: input.contentHash,
      signedAt: context.now,
    };
    await db.insert(agreementSignature).values(signature);
    const inForce = allSigned({ ...state, signatures: [...signatures, signature] });
    if (inForce) {
      await db
        .update(agreement)
        .set({ status: 'in-force', inForceAt: context.now })
        .where(and(eq(agreement.networkId, row.networkId), eq(agreement.id, row.id)));
    }
    return { inForce };
  },
  ledger: (input, output, context) => ({
    networkId: context.subject.networkId,
    organisationId: input.organisationId,
    facts: {
      agreementId: input.agreementId,
      organisationId: input.organisationId,
      contentHash: input.contentHash,
      inForce: output.inForce,
    },
    checkpoint: true,
  }),
});
