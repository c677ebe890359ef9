import { and, eq, sql } from 'drizzle-orm';
import type { CommitmentLine } from '#app/contract/commitment-shapes.ts';
import type { OrganisationRef } from '#app/contract/contract.ts';
import type { Actor } from '#app/domain/actor.ts';
import { lifeMayBecome } from '#app/domain/commitment.ts';
import { can } from '#app/domain/permissions/index.ts';
import { agreement, commitment, indicator } from '#db/schema/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { allowedFor, dayIn } from '../agreement/act.ts';
import { type AgreementSubject, commitmentSubject } from '../agreement/subject.ts';
import { organisationRefs } from '../forum/read.ts';
import { historyOf } from './history.ts';
import { commitmentLines } from './lines.ts';
import { threadOf } from './thread.ts';

/** For which of the reader's organisations what may be done now: rights and the state of the commitment together. */
function mayOf(
  actor: Actor,
  about: AgreementSubject,
  line: CommitmentLine,
  draft: boolean,
  organisations: ReadonlyMap<string, OrganisationRef>,
) {
  const refs = (ids: readonly string[]) => ids.flatMap((id) => organisations.get(id) ?? []);
  const open = line.parties
    .filter((party) => party.acceptedAt === null)
    .map((party) => party.organisation.id);
  const active = line.life === 'active';
  const owner = [line.owner.id];
  const spoken = (id: string) => line.report?.confirmedBy.some((said) => said.id === id) ?? false;
  const involved =
    actor.kind === 'person' && actor.representing.some((r) => r.organisationId === line.owner.id);
  return {
    accept: line.life === 'proposed' ? refs(allowedFor(actor, 'commitment.answer', about, open)) : [],
    report: active ? refs(allowedFor(actor, 'commitment.report', about, owner)) : [],
    voice:
      active && line.report
        ? refs(
            allowedFor(actor, 'commitment.voice', about).filter((id) => id !== line.owner.id && !spoken(id)),
          )
        : [],
    verify: active && line.report !== null && !involved && can(actor, 'commitment.verify', about),
    withdraw: lifeMayBecome(line.life, 'withdrawn')
      ? refs(allowedFor(actor, 'commitment.answer', about, owner))
      : [],
    propose:
      line.life === 'draft' &&
      draft &&
      (can(actor, 'commitment.propose', about) || allowedFor(actor, 'commitment.report', about).length > 0),
  };
}

/** One commitment with everything that was done about it. */
export const showCommitment = answer('commitment.show', {
  action: 'commitment.read',
  subject: (context, input) => commitmentSubject(context, input.commitmentId),
  async run({ db, actor, now }, { commitmentId }, subject) {
    const about = subject as AgreementSubject;
    const { networkId } = about;
    const today = await dayIn(db, networkId, now);
    const [lines, [found], thread, reports] = await Promise.all([
      commitmentLines(db, { networkId, where: sql`c.id = ${commitmentId}`, limit: 1, today }),
      db
        .select({
          commitment,
          status: agreement.status,
          code: indicator.code,
          illustrative: indicator.illustrative,
        })
        .from(commitment)
        .innerJoin(
          agreement,
          and(eq(agreement.networkId, commitment.networkId), eq(agreement.id, commitment.agreementId)),
        )
        .leftJoin(
          indicator,
          and(eq(indicator.networkId, commitment.networkId), eq(indicator.id, commitment.indicatorId)),
        )
        .where(and(eq(commitment.networkId, networkId), eq(commitment.id, commitmentId))),
      threadOf(db, networkId, commitmentId),
      historyOf(db, networkId, commitmentId),
    ]);
    const line = required(lines[0]);
    const { commitment: row, status, code, illustrative } = required(found);
    const organisations = await organisationRefs(
      db,
      networkId,
      actor.kind === 'person' ? actor.representing.map((r) => r.organisationId) : [],
    );
    return {
      line,
      verification: row.verification,
      direction: row.direction,
      exchange: row.exchange,
      recognition: row.recognition,
      indicatorCode: code,
      illustrative: illustrative ?? false,
      today,
      thread,
      reports,
      may: mayOf(actor, about, line, status === 'draft', organisations),
    };
  },
});
