import { and, asc, eq, sql } from 'drizzle-orm';
import { agreementStatusOn } from '#app/domain/agreement.ts';
import { can } from '#app/domain/permissions/index.ts';
import { agreement, agreementClause, agreementSignature } from '#db/schema/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { commitmentLines } from '../commitment/lines.ts';
import { organisationRefs, peopleNames } from '../forum/read.ts';
import { allowedFor, dayIn } from './act.ts';
import { findDecision } from './decision.ts';
import { type AgreementSubject, agreementSubject } from './subject.ts';

/** Commitments that one agreement shows; more than that is no agreement any more. */
const SHOWN = 500;

/** An agreement as its parties read it. */
export const showAgreement = answer('agreement.show', {
  action: 'agreement.read',
  subject: (context, input) => agreementSubject(context, input.agreementId),
  async run(context, { agreementId }, subject) {
    const { db, actor } = context;
    const about = subject as AgreementSubject;
    const { networkId, signatoryIds } = about;
    const today = await dayIn(db, networkId, context.now);
    const [[found], clauses, signatures, commitments, organisations] = await Promise.all([
      db
        .select()
        .from(agreement)
        .where(and(eq(agreement.networkId, networkId), eq(agreement.id, agreementId))),
      db
        .select()
        .from(agreementClause)
        .where(and(eq(agreementClause.networkId, networkId), eq(agreementClause.agreementId, agreementId)))
        .orderBy(asc(agreementClause.position)),
      db
        .select()
        .from(agreementSignature)
        .where(
          and(eq(agreementSignature.networkId, networkId), eq(agreementSignature.agreementId, agreementId)),
        ),
      commitmentLines(db, {
        networkId,
        where: sql`c.forum_id = ${about.forumId} and c.agreement_id = ${agreementId}`,
        limit: SHOWN,
        today,
      }),
      organisationRefs(db, networkId, signatoryIds),
    ]);
    const row = required(found);
    const { forum, decision } = required(await findDecision(context, row.decisionId));
    const valid = signatures.filter((signature) => signature.contentHash === row.contentHash);
    const people = await peopleNames(
      db,
      networkId,
      valid.map((signature) => signature.personId),
    );
    const signers = row.status === 'ready' ? allowedFor(actor, 'agreement.sign', about) : [];
    return {
      id: row.id,
      forum,
      decision,
      kind: row.kind,
      title: row.title,
      number: row.number,
      version: row.version,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      status: agreementStatusOn(row.status, row.endsOn, today),
      contentHash: row.contentHash,
      inForceAt: row.inForceAt?.toISOString() ?? null,
      today,
      parties: signatoryIds.map((organisationId) => {
        const signature = valid.find((one) => one.organisationId === organisationId);
        return {
          organisation: required(organisations.get(organisationId)),
          signature: signature
            ? { by: people.get(signature.personId) ?? '', at: signature.signedAt.toISOString() }
            : null,
          maySign: !signature && signers.includes(organisationId),
        };
      }),
      clauses: clauses.map(({ id, heading, body }, index) => ({ id, number: index + 1, heading, body })),
      commitments,
      may: {
        draft: can(actor, 'agreement.draft', about),
        propose:
          row.status === 'draft' &&
          (can(actor, 'commitment.propose', about) ||
            allowedFor(actor, 'commitment.report', about).length > 0),
      },
    };
  },
});
