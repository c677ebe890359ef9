import { type SQL, sql } from 'drizzle-orm';
import type { RegisterLine } from '#app/contract/decision.ts';
import type { LevelKind } from '#app/domain/consensus.ts';
import type { Reader } from '#db/client.ts';
import { decisionItems, registerLine } from '#server/handlers/forum/items.ts';
import { organisationRefs, peopleNames, uuids } from '#server/handlers/forum/read.ts';
import { notedIn, positionsOf } from './positions.ts';
import { reviewsOf } from './review.ts';
import { type DecisionRef, successorOf } from './superseded.ts';

interface Row extends Record<string, unknown> {
  id: string;
  session_id: string;
  session_title: string;
  proposal_id: string | null;
  proposal_number: number | null;
  version: number | null;
  kinds: Record<LevelKind, number> | null;
  unanswered: number | null;
  agreements: number;
  commitments: number;
  superseded_by: DecisionRef | null;
  excerpt: string | null;
  open_vote: boolean;
}

/** How the text is cut around the words that were looked for. */
const CUT = 'StartSel=⟦, StopSel=⟧, MaxWords=26, MinWords=12, MaxFragments=1';

interface Wanted {
  networkId: string;
  /** Condition on decision `d`. */
  where: SQL;
  limit: number;
  today: string;
  /** Whose answer is shown on each line. */
  organisationId?: string | undefined;
  /** What was looked for. */
  question?: SQL | null;
}

/** Lines of the register, the newest first. */
export async function registerLines(db: Reader, wanted: Wanted): Promise<RegisterLine[]> {
  const { networkId, where, limit, today, organisationId, question = null } = wanted;
  const items = await decisionItems(db, networkId, where, limit);
  const ids = items.map((item) => item.id);
  if (ids.length === 0) return [];
  // Only where a word that was looked for stands in the text itself.
  const excerpt = question
    ? sql`(select h from ts_headline('indonesian'::regconfig, v.plain, ${question}, ${CUT}) h where h like '%⟦%')`
    : sql`null::text`;
  const { rows } = await db.execute<Row>(sql`
    select d.id, s.id as session_id, s.title as session_title, p.id as proposal_id, p.number as proposal_number, d.version,
      d.facts->'tally'->'total'->'kinds' as kinds, (d.facts->'tally'->'total'->>'unanswered')::int as unanswered,
      (select count(*)::int from agreement a where a.network_id = d.network_id and a.decision_id = d.id) as agreements,
      (select count(*)::int from commitment c join agreement a on a.network_id = c.network_id and a.id = c.agreement_id
        where a.network_id = d.network_id and a.decision_id = d.id) as commitments,
      ${successorOf('d')} as superseded_by, ${excerpt} as excerpt,
      d.vote_id is not null and d.facts->'vote'->'ballots' is null as open_vote
    from decision d join session s on s.network_id = d.network_id and s.id = d.session_id
    left join proposal p on p.network_id = d.network_id and p.id = d.proposal_id
    left join proposal_version v on v.network_id = d.network_id and v.id = d.proposal_version_id
    where d.network_id = ${networkId} and d.id = any(${uuids(ids)}::uuid[])`);
  const more = new Map(rows.map((row) => [row.id, row]));
  const reviews = await reviewsOf(db, networkId, ids, today);
  const openVotes = rows.filter((row) => row.open_vote).map((row) => row.id);
  const positions = await positionsOf(db, networkId, organisationId ? ids : openVotes);
  const noted = await notedIn(db, networkId, ids);
  const voted = openVotes.flatMap((id) => positions.get(id)?.voted ?? []);
  const organisations = await organisationRefs(
    db,
    networkId,
    [...noted, ...voted].map((one) => one.organisationId),
  );
  const people = await peopleNames(
    db,
    networkId,
    [...noted, ...voted, ...noted.map((one) => one.noted)].flatMap((one) => one.personId ?? []),
  );
  const nameOf = (personId: string | null) => people.get(personId ?? '') ?? null;
  return items.flatMap((item) => {
    const row = more.get(item.id);
    if (!row) return [];
    const { proposal_id: id, proposal_number: number, version } = row;
    const of = positions.get(item.id);
    const said = of?.said.find((one) => one.organisationId === organisationId)?.kind;
    const vote = of?.voted.find((one) => one.organisationId === organisationId)?.choice;
    return {
      ...registerLine(item),
      session: { id: row.session_id, title: row.session_title },
      proposal: id !== null && number !== null && version !== null ? { id, number, version } : null,
      answers: row.kinds && { ...row.kinds, unanswered: row.unanswered ?? 0 },
      agreements: row.agreements,
      commitments: row.commitments,
      supersededBy: row.superseded_by,
      review: reviews.get(item.id) ?? null,
      noted: noted.flatMap((one) => {
        const organisation = organisations.get(one.organisationId);
        if (!organisation || one.decisionId !== item.id) return [];
        const { at, noted: before } = one;
        return {
          organisation,
          by: nameOf(one.personId),
          at,
          noted: { by: nameOf(before.personId), at: before.at },
        };
      }),
      votes: (of?.voted ?? []).flatMap((one) => {
        const organisation = organisations.get(one.organisationId);
        return organisation ? { organisation, choice: one.choice, by: nameOf(one.personId) } : [];
      }),
      said: said ?? vote ?? null,
      excerpt: row.excerpt,
    };
  });
}
