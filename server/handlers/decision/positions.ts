import { sql } from 'drizzle-orm';
import { isLevel, kindOf, type LevelKind, type VoteChoice } from '#app/domain/consensus.ts';
import type { Reader } from '#db/client.ts';
import { instantOf, uuids } from '#server/handlers/forum/read.ts';

interface Row extends Record<string, unknown> {
  decision_id: string;
  organisation_id: string;
  person_id: string | null;
  type: string;
  level: string | null;
  choice: VoteChoice | null;
  reason: string | null;
  at: string;
  noted: { personId: string | null; at: number } | null;
}

/** A position that a facilitator noted before its organisation confirmed it. */
export interface Noted {
  personId: string | null;
  at: string;
}

/** What one organisation answered last before a decision was recorded, and who said so for it. */
export interface Said {
  organisationId: string;
  personId: string | null;
  kind: LevelKind;
  at: string;
  noted: Noted | null;
}
/** How one organisation voted, and who cast its vote. */
export interface Voted {
  organisationId: string;
  personId: string | null;
  choice: VoteChoice;
  reason: string;
}

/**
 * Who took which position for whom: from the rooms' logs. Once a decision is recorded nothing of it is hidden from
 * those who may read the forum; a secret vote names nobody, here or elsewhere.
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
      e.at, e.payload->'noted' as noted, e.payload->>'level' as level, e.payload->>'choice' as choice, e.payload->>'reason' as reason
    from decision d join session_event e on e.network_id = d.network_id and e.session_id = d.session_id
      and ((e.type = 'position.given' and e.payload->>'roundId' = d.round_id::text)
        or (e.type = 'vote.cast' and d.facts->'vote'->'ballots' is null and e.payload->>'voteId' = d.vote_id::text))
    where d.network_id = ${networkId} and d.id = any(${uuids(decisionIds)}::uuid[])
      and e.organisation_id is not null
    order by d.id, e.organisation_id, e.type, e.seq desc`);
  for (const row of rows) {
    const of = found.get(row.decision_id);
    const level = Number(row.level);
    if (row.type === 'position.given' && isLevel(level))
      of?.said.push({
        organisationId: row.organisation_id,
        personId: row.person_id,
        kind: kindOf(level),
        at: instantOf(row.at),
        noted: row.noted && {
          personId: row.noted.personId,
          at: new Date(row.noted.at).toISOString(),
        },
      });
    if (row.type === 'vote.cast' && row.choice)
      of?.voted.push({
        organisationId: row.organisation_id,
        personId: row.person_id,
        choice: row.choice,
        reason: row.reason ?? '',
      });
  }
  return found;
}

/** A position that was noted before it was confirmed, and which decision it is part of. */
export interface NotedIn {
  decisionId: string;
  organisationId: string;
  personId: string | null;
  at: string;
  noted: Noted;
}

/** Of these decisions the positions that a facilitator had noted, as far as they still were the last word. */
export async function notedIn(
  db: Reader,
  networkId: string,
  decisionIds: readonly string[],
): Promise<NotedIn[]> {
  const { rows } = await db.execute<Row>(sql`
    select d.id as decision_id, e.organisation_id, e.person_id, e.at, e.payload->'noted' as noted
    from decision d join session_event e on e.network_id = d.network_id and e.session_id = d.session_id
      and e.type = 'position.given' and e.payload ? 'noted' and e.payload->>'roundId' = d.round_id::text
    where d.network_id = ${networkId} and d.id = any(${uuids(decisionIds)}::uuid[])
      and not exists (select from session_event l where l.network_id = e.network_id and l.session_id = e.session_id
        and l.seq > e.seq and l.type = 'position.given' and l.organisation_id = e.organisation_id
        and l.payload->>'roundId' = d.round_id::text)
    order by d.id, e.seq`);
  return rows.flatMap((row) =>
    row.noted === null
      ? []
      : {
          decisionId: row.decision_id,
          organisationId: row.organisation_id,
          personId: row.person_id,
          at: instantOf(row.at),
          noted: { personId: row.noted.personId, at: new Date(row.noted.at).toISOString() },
        },
  );
}
