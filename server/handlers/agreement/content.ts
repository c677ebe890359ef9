import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';
import {
  type agreement,
  agreementClause,
  agreementParty,
  commitment,
  commitmentParty,
  decision,
  organisation,
} from '#db/schema/index.ts';
import { required } from '#server/kernel/refusal.ts';
import type { JsonObject } from '#server/ledger/canonical.ts';

type AgreementRow = typeof agreement.$inferSelect;

/** Commitments that belong to the frozen text: those that every named party has accepted, and what became of them. */
const IN_THE_TEXT = ['active', 'fulfilled', 'not-fulfilled'] as const;

/**
 * What is signed: everything the parties agree on, in a form whose canonical JSON anybody can hash again. Commitments
 * that were returned or withdrawn are not part of it. The version makes the hash of a text that was reopened another one.
 */
export async function contentOf(db: Reader, row: AgreementRow): Promise<JsonObject> {
  const { networkId, id: agreementId } = row;
  const [found] = await db
    .select({ number: decision.number, outcome: decision.outcome, textHash: decision.textHash })
    .from(decision)
    .where(and(eq(decision.networkId, networkId), eq(decision.id, row.decisionId)));
  const from = required(found);
  const parties = await db
    .select({ organisationId: organisation.id, name: organisation.name, sector: organisation.sector })
    .from(agreementParty)
    .innerJoin(
      organisation,
      and(
        eq(organisation.networkId, agreementParty.networkId),
        eq(organisation.id, agreementParty.organisationId),
      ),
    )
    .where(and(eq(agreementParty.networkId, networkId), eq(agreementParty.agreementId, agreementId)))
    .orderBy(asc(agreementParty.position));
  const clauses = await db
    .select()
    .from(agreementClause)
    .where(and(eq(agreementClause.networkId, networkId), eq(agreementClause.agreementId, agreementId)))
    .orderBy(asc(agreementClause.position));
  const commitments = await db
    .select()
    .from(commitment)
    .where(
      and(
        eq(commitment.networkId, networkId),
        eq(commitment.agreementId, agreementId),
        inArray(commitment.life, [...IN_THE_TEXT]),
      ),
    )
    .orderBy(asc(commitment.id));
  const named = await db
    .select()
    .from(commitmentParty)
    .where(
      and(
        eq(commitmentParty.networkId, networkId),
        sql`${commitmentParty.commitmentId} = any(${`{${commitments.map((c) => c.id).join(',')}}`}::uuid[])`,
      ),
    )
    .orderBy(asc(commitmentParty.organisationId));
  return {
    form: 'mufakat-agreement/1',
    agreementId,
    version: row.version,
    kind: row.kind,
    title: row.title,
    number: row.number,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    decision: {
      decisionId: row.decisionId,
      number: from.number,
      outcome: from.outcome,
      textHash: from.textHash,
    },
    parties,
    clauses: clauses.map(({ heading, body }, index) => ({ number: index + 1, heading, body })),
    commitments: commitments.map((c) => ({
      commitmentId: c.id,
      clause: c.clauseId === null ? null : clauses.findIndex((clause) => clause.id === c.clauseId) + 1,
      title: c.title,
      ownerId: c.ownerId,
      indicator: c.indicator,
      baseline: c.baseline,
      target: c.target,
      unit: c.unit,
      startsOn: c.startsOn,
      dueOn: c.dueOn,
      verification: c.verification,
      direction: c.direction,
      exchange: c.exchange,
      recognition: c.recognition,
      acceptances: named
        .filter((party) => party.commitmentId === c.id)
        .map(({ organisationId, role, acceptedAt }) => ({
          organisationId,
          role,
          acceptedAt: acceptedAt?.toISOString() ?? null,
        })),
    })),
  };
}
