import { and, asc, eq } from 'drizzle-orm';
import { agreement, agreementClause, indicator } from '#db/schema/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { allowedFor } from '../agreement/act.ts';
import { type AgreementSubject, agreementSubject } from '../agreement/subject.ts';
import { organisationRefs } from '../forum/read.ts';

/** What a commitment can be proposed with. */
export const prepareCommitment = answer('commitment.prepare', {
  action: 'commitment.read',
  subject: (context, input) => agreementSubject(context, input.agreementId),
  async run({ db, actor }, { agreementId }, subject) {
    const about = subject as AgreementSubject;
    const { networkId, signatoryIds } = about;
    const [[row], clauses, indicators] = await Promise.all([
      db
        .select()
        .from(agreement)
        .where(and(eq(agreement.networkId, networkId), eq(agreement.id, agreementId))),
      db
        .select({ id: agreementClause.id, heading: agreementClause.heading })
        .from(agreementClause)
        .where(and(eq(agreementClause.networkId, networkId), eq(agreementClause.agreementId, agreementId)))
        .orderBy(asc(agreementClause.position)),
      db.select().from(indicator).where(eq(indicator.networkId, networkId)).orderBy(asc(indicator.code)),
    ]);
    const { id, title, startsOn, endsOn } = required(row);
    const organisations = await organisationRefs(db, networkId, signatoryIds);
    const refs = (ids: readonly string[]) => ids.flatMap((one) => organisations.get(one) ?? []);
    return {
      agreement: { id, title, startsOn, endsOn },
      parties: refs(signatoryIds),
      clauses: clauses.map((clause, index) => ({ ...clause, number: index + 1 })),
      indicators: indicators.map(({ id: indicatorId, code, name, unit, kind }) => ({
        id: indicatorId,
        code,
        name,
        unit,
        kind,
      })),
      mine: refs(allowedFor(actor, 'commitment.report', about)),
    };
  },
});
