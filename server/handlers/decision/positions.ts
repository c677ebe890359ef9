import { sql } from 'drizzle-orm';
import { isLevel, kindOf, type LevelKind, type VoteChoice } from '#app/domain/consensus.ts';
import type { Reader } from '#db/client.ts';
import { uuids } from '#server/handlers/forum/read.ts';

interface Row extends Record<string, unknown> {
  decision_id: string;
  organisation_id: string;
  person_id: string | null;
  type: string;
  level: string | null;
  choice: VoteChoice | null;
  reason: string | null;
}

/** What one organisation answered last before a decision was recorded, and who said so for it. */
export interface Said {
  organisationId: string;
  personId: string | null;
  kind: LevelKind;
}
/** How one organisation voted. */
export interface Voted {
  organisationId: string;
  choice: VoteChoice;
  reason: string;
}

/**
 * Who took which position for whom: from the rooms' logs. Once a decision is recorded nothing of it is hidden from
 * those who may read the forum.
 */
export async function positionsOf(
  db: Reader,
  networkId: string,
  decisionIds: readonly string[],
): Promise<Map<string, { said: Said[]; voted: Voted[] }>> {
  const found = new Map(decisionIds.map((id) => [id, { said: [] as Said[], voted: [] as Voted[] }]));
  if (decisionIds.length === 0) return found;
  const { rows } = await db.execute<Row>(sql`
    select distinct on (d.id, e.organisation_id, e.type) d.id as decision_id, e.organisation_id, e.person_id, e.type,
      e.payload->>'level' as level, e.payload->>'choice' as choice, e.payload->>'reason' as reason
    from decision d join session_event e on e.network_id = d.network_id and e.session_id = d.session_id
      and ((e.type = 'position.given' and e.payload->>'roundId' = d.round_id::text)
        or (e.type = 'vote.cast' and e.payload->>'voteId' = d.vote_id::text))
    where d.network_id = ${networkId} and d.id = any(${uuids(decisionIds)}::uuid[])
      and e.organisation_id is not null
    order by d.id, e.organisation_id, e.type, e.seq desc`);
  for (const row of rows) {
    const of = found.get(row.decision_id);
    const level = Number(row.level);
    if (row.type === 'position.given' && isLevel(level))
      of?.said.push({ organisationId: row.organisation_id, personId: row.person_id, kind: kindOf(level) });
    if (row.type === 'vote.cast' && row.choice)
      of?.voted.push({ organisationId: row.organisation_id, choice: row.choice, reason: row.reason ?? '' });
  }
  return found;
}
