import { sql } from 'drizzle-orm';
import type { ExportedDecision } from '#app/contract/decision.ts';
import type { VoteOutcome } from '#app/domain/consensus.ts';
import type { Decision } from '#app/domain/session/index.ts';
import { dayIn } from '#server/handlers/agreement/act.ts';
import { commitmentLines } from '#server/handlers/commitment/lines.ts';
import { instantOf, organisationRefs, uuids } from '#server/handlers/forum/read.ts';
import { forumRefOf, timeZoneOf } from '#server/handlers/forum/state.ts';
import { forumSubject } from '#server/handlers/forum/subject.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { matching } from './matching.ts';
import { positionsOf } from './positions.ts';
import { reviewsOf } from './review.ts';
import { type DecisionRef, successorOf } from './superseded.ts';

/** Decisions in one file; a forum that has more narrows it by period. */
const AT_MOST = 2_000;

interface Row extends Record<string, unknown> {
  id: string;
  number: number;
  title: string;
  outcome: ExportedDecision['outcome'];
  decided_at: string;
  session: string;
  proposal_number: number | null;
  proposal_title: string | null;
  version: number | null;
  text_hash: string;
  facts: Decision;
  superseded_by: DecisionRef | null;
  agreements: { id: string; title: string; status: string }[] | null;
}

/** The figures of a vote. The ballots of a secret one stay where they are: a file is joined with others too easily. */
const countsOf = (vote: VoteOutcome): ExportedDecision['vote'] => ({
  secret: vote.ballots !== undefined,
  for: vote.for,
  against: vote.against,
  abstain: vote.abstain,
  notCast: vote.notCast,
  needed: vote.needed,
  roll: vote.roll,
});

/** The register as it is handed out, with everything in it but the names of people. */
export const exportDecisions = answer('decision.export', {
  action: 'forum.read',
  subject: (context, input) => forumSubject(context, input.forumId),
  async run(context, { forumId, ...filters }) {
    const { db, now } = context;
    const subject = required(await forumSubject(context, forumId));
    const { networkId } = subject;
    const where = matching(subject, filters, await timeZoneOf(db, networkId));
    const today = await dayIn(db, networkId, now);
    const { rows } = await db.execute<Row>(sql`
      select d.id, d.number, d.title, d.outcome, d.decided_at, s.title as session, p.number as proposal_number,
        p.title as proposal_title, d.version, d.text_hash, d.facts, ${successorOf('d')} as superseded_by,
        (select json_agg(json_build_object('id', a.id, 'title', a.title, 'status', a.status) order by a.created_at)
          from agreement a where a.network_id = d.network_id and a.decision_id = d.id) as agreements
      from decision d join session s on s.network_id = d.network_id and s.id = d.session_id
      left join proposal p on p.network_id = d.network_id and p.id = d.proposal_id
      where ${where} order by d.number desc limit ${AT_MOST}`);
    const ids = rows.map((row) => row.id);
    const positions = await positionsOf(db, networkId, ids);
    const reviews = await reviewsOf(db, networkId, ids, today);
    const agreementIds = rows.flatMap((row) => (row.agreements ?? []).map((one) => one.id));
    const commitments = await commitmentLines(db, {
      networkId,
      where: sql`c.agreement_id = any(${uuids(agreementIds)}::uuid[])`,
      limit: 10_000,
      today,
    });
    const organisations = await organisationRefs(db, networkId, [
      ...rows.flatMap(({ facts }) => [
        ...facts.unanswered.present,
        ...facts.unanswered.absent,
        ...facts.reservations.map((one) => one.organisationId),
        ...facts.objections.map((one) => one.organisationId),
      ]),
      ...[...positions.values()].flatMap(({ said, voted }) =>
        [...said, ...voted].map((one) => one.organisationId),
      ),
    ]);
    const nameOf = (id: string) => organisations.get(id)?.name ?? '';
    const network = await db.execute<{ name: string }>(sql`select name from network where id = ${networkId}`);
    const counted = await db.execute<{ n: number }>(
      sql`select count(*)::int as n from decision d where ${where}`,
    );
    return {
      forum: await forumRefOf(db, subject),
      network: required(network.rows[0]).name,
      madeAt: now.toISOString(),
      total: counted.rows[0]?.n ?? 0,
      decisions: rows.map((row): ExportedDecision => {
        const { facts } = row;
        const { met, present, parties, needed } = facts.quorum;
        const { said = [], voted = [] } = positions.get(row.id) ?? {};
        const answers = new Map(said.map((one) => [one.organisationId, one]));
        const votes = new Map(voted.map((one) => [one.organisationId, one]));
        const silent = [...facts.unanswered.present, ...facts.unanswered.absent];
        const review = reviews.get(row.id);
        const own = new Set((row.agreements ?? []).map((one) => one.id));
        return {
          number: row.number,
          id: row.id,
          title: row.title,
          outcome: row.outcome,
          carried: facts.vote?.carried ?? null,
          decidedAt: instantOf(row.decided_at),
          session: row.session,
          proposal:
            row.proposal_number !== null && row.version !== null
              ? { number: row.proposal_number, title: row.proposal_title ?? '', version: row.version }
              : null,
          textHash: row.text_hash,
          quorum: { met, present, parties, needed },
          positions: [...new Set([...answers.keys(), ...votes.keys(), ...silent])].flatMap((id) => {
            const organisation = organisations.get(id);
            if (!organisation) return [];
            return {
              code: organisation.code,
              organisation: organisation.name,
              sector: organisation.sector,
              position: answers.get(id)?.kind ?? (votes.has(id) ? null : ('unanswered' as const)),
              notedAt: answers.get(id)?.noted?.at ?? null,
              confirmedAt: answers.get(id)?.noted ? (answers.get(id)?.at ?? null) : null,
              vote: votes.get(id)?.choice ?? null,
              voteReason: votes.get(id)?.reason ?? null,
            };
          }),
          vote: facts.vote && countsOf(facts.vote),
          reservations: facts.reservations.map(({ organisationId, reason, suggestion, passage }) => ({
            organisation: nameOf(organisationId),
            reason,
            suggestion,
            passage,
          })),
          objections: facts.objections.map(
            ({ organisationId, version, status, reason, suggestion, passage, note }) => ({
              organisation: nameOf(organisationId),
              version,
              status,
              reason,
              suggestion,
              passage,
              note,
            }),
          ),
          next: facts.next,
          supersededBy: row.superseded_by?.number ?? null,
          agreements: (row.agreements ?? []).map(({ title, status }) => ({ title, status })),
          commitments: commitments
            .filter((line) => own.has(line.agreement.id))
            .map(({ title, owner, dueOn, status }) => ({ title, owner: owner.name, dueOn, status })),
          reviewOn: review?.on ?? null,
          reviewState: review?.state ?? null,
        };
      }),
    };
  },
});
