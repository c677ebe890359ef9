import { and, eq, inArray } from 'drizzle-orm';
import { agreement, agreementClause, commitment } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { canonicalJson, sha256Hex } from '#server/ledger/canonical.ts';
import { lockAgreement, mustEndAfterStart } from './act.ts';
import { agreementSubject } from './subject.ts';

/** Rewrites a draft. Clauses that stay keep their ids, so that commitments find them under their new number. */
export const reviseAgreement = handle('agreement.revise', {
  action: 'agreement.draft',
  subject: (context, input) => agreementSubject(context, input.agreementId),
  async run(context, input) {
    const { db } = context;
    const networkId = required(context.subject.networkId);
    const row = await lockAgreement(context, input.agreementId);
    if (row.status !== 'draft') refuse('wrong_state');
    if (input.version !== undefined && input.version !== row.version) refuse('stale_version');
    mustEndAfterStart(input);
    const here = and(eq(agreementClause.networkId, networkId), eq(agreementClause.agreementId, row.id));
    const before = await db.select({ id: agreementClause.id }).from(agreementClause).where(here);
    const known = new Set(before.map((clause) => clause.id));
    const kept = input.clauses.flatMap((clause) => (clause.id ? [clause.id] : []));
    const foreign = input.clauses.findIndex((clause) => clause.id && !known.has(clause.id));
    if (foreign >= 0 || new Set(kept).size < kept.length)
      refuse('invalid_input', { fields: { [`clauses.${Math.max(foreign, 0)}.id`]: 'field_not_in_list' } });
    const removed = [...known].filter((clauseId) => !kept.includes(clauseId));
    if (removed.length > 0) {
      await db
        .update(commitment)
        .set({ clauseId: null })
        .where(and(eq(commitment.networkId, networkId), inArray(commitment.clauseId, removed)));
    }
    // All anew: positions are unique, and two that change places would meet on the way.
    await db.delete(agreementClause).where(here);
    await db.insert(agreementClause).values(
      input.clauses.map((clause, position) => ({
        networkId,
        id: clause.id ?? context.newId(),
        agreementId: row.id,
        position,
        heading: clause.heading,
        body: clause.body,
      })),
    );
    await db
      .update(agreement)
      .set({
        title: input.title,
        number: input.number ?? null,
        startsOn: input.startsOn,
        endsOn: input.endsOn,
        version: row.version + 1,
      })
      .where(and(eq(agreement.networkId, networkId), eq(agreement.id, row.id)));
    return {};
  },
  ledger: ({ agreementId, startsOn, endsOn, title, number, clauses }, _output, context) => ({
    networkId: context.subject.networkId,
    facts: {
      agreementId,
      startsOn,
      endsOn,
      clauses: clauses.length,
      textHash: sha256Hex(canonicalJson(clauses.map(({ heading, body }) => ({ heading, body })))),
    },
    sealed: { title, number: number ?? null },
  }),
});
