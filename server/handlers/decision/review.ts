import { type SQL, sql } from 'drizzle-orm';
import type { ReviewShown } from '#app/contract/decision.ts';
import { reviewState } from '#app/domain/review.ts';
import type { Reader } from '#db/client.ts';
import { instantOf, uuids } from '#server/handlers/forum/read.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { type DecisionRef, successorOf } from './superseded.ts';

interface Row extends Record<string, unknown> {
  decision_id: string;
  review_on: string | null;
  note: string;
  reopened_at: string | null;
  reason: string;
  proposal_id: string | null;
  version: number | null;
  superseded: boolean;
  reopenable: boolean;
  result: DecisionRef | null;
}

/** SQL: the first decision on the same proposal after review `r` of decision `d` was opened. */
const resultOf = sql`(select json_build_object('id', n.id, 'number', n.number) from decision n
  where n.network_id = d.network_id and n.proposal_id = d.proposal_id and n.number > d.number
    and n.decided_at >= r.reopened_at order by n.number limit 1)`;

/** SQL: the text of decision `alias` can come before the parties again, as long as its proposal was not withdrawn. */
export const reopenableOf = (alias: string): SQL => {
  const d = sql.raw(alias);
  return sql`exists (select from proposal w where w.network_id = ${d}.network_id and w.id = ${d}.proposal_id
    and w.withdrawn_at is null)`;
};

/**
 * SQL: review `r` of decision `d` waits for somebody: its day has come, or it was reopened without a result yet.
 * Nobody waits for a decision that was replaced, nor for one that could not be reopened.
 */
export const waitsOn = (today: string): SQL =>
  sql`(((r.reopened_at is null and r.review_on <= ${today}::date)
    or (r.reopened_at is not null and ${resultOf} is null))
    and ${reopenableOf('d')} and ${successorOf('d')} is null)`;

/** Refuses where another decision has replaced this one, or its proposal was withdrawn: nothing can come of a review. */
export async function mustBeReopenable(db: Reader, networkId: string, decisionId: string): Promise<void> {
  const { rows } = await db.execute<{ replaced: boolean; reopenable: boolean }>(sql`
    select ${successorOf('d')} is not null as replaced, ${reopenableOf('d')} as reopenable
    from decision d where d.network_id = ${networkId} and d.id = ${decisionId}`);
  const { replaced, reopenable } = required(rows[0]);
  if (replaced) refuse('wrong_state');
  if (!reopenable) refuse('proposal_withdrawn');
}

/** The reviews of these decisions, by decision. */
export async function reviewsOf(
  db: Reader,
  networkId: string,
  decisionIds: readonly string[],
  today: string,
): Promise<Map<string, ReviewShown>> {
  if (decisionIds.length === 0) return new Map();
  const { rows } = await db.execute<Row>(sql`
    select r.decision_id, r.review_on, r.note, r.reopened_at, r.reason, v.proposal_id, v.version, ${successorOf('d')} is not null as superseded,
      ${reopenableOf('d')} as reopenable,
      ${resultOf} as result
    from decision_review r
    join decision d on d.network_id = r.network_id and d.id = r.decision_id
    left join proposal_version v on v.network_id = r.network_id and v.id = r.proposal_version_id
    where r.network_id = ${networkId} and r.decision_id = any(${uuids(decisionIds)}::uuid[])`);
  return new Map(
    rows.flatMap((row) => {
      const { review_on: on, reopened_at: reopened, result, superseded, reopenable } = row;
      const facts = {
        on,
        reopenable,
        reopened: reopened !== null,
        decidedAgain: result !== null,
        superseded,
      };
      const state = reviewState(facts, today);
      if (state === null) return [];
      const version =
        row.proposal_id !== null && row.version !== null
          ? { proposalId: row.proposal_id, version: row.version }
          : null;
      const shown: ReviewShown = {
        state,
        on,
        note: row.note,
        reopenedAt: reopened === null ? null : instantOf(reopened),
        reason: row.reason,
        version,
        result: reopened === null ? null : result,
      };
      return [[row.decision_id, shown] as const];
    }),
  );
}

interface Reopened extends Record<string, unknown> {
  decision_id: string;
  number: number;
  title: string;
  proposal_id: string;
}

/** Decisions of a forum that were reopened and have no result yet, the longest waiting first. */
export async function reopenedIn(db: Reader, networkId: string, forumId: string) {
  const { rows } = await db.execute<Reopened>(sql`
    select r.decision_id, d.number, d.title, d.proposal_id from decision_review r
    join decision d on d.network_id = r.network_id and d.id = r.decision_id
    where r.network_id = ${networkId} and r.forum_id = ${forumId} and r.reopened_at is not null
      and ${reopenableOf('d')} and ${resultOf} is null
    order by r.reopened_at limit 20`);
  return rows.map((row) => ({
    decisionId: row.decision_id,
    number: row.number,
    title: row.title,
    proposalId: row.proposal_id,
  }));
}
