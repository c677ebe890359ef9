import { sql } from 'drizzle-orm';
import type { WrittenObjection } from '#app/contract/session.ts';
import type { ObjectionStatus } from '#app/domain/consensus.ts';
import type { Reader } from '#db/client.ts';
import { organisationRefs, uuids } from '#server/handlers/forum/read.ts';

interface Row extends Record<string, unknown> {
  id: string;
  proposal_id: string;
  organisation_id: string | null;
  version: number;
  passage: string;
  body: string;
  suggestion: string;
  state: ObjectionStatus;
}

/** Objections that were raised outside a session against these proposals and are still open, the oldest first. */
export async function writtenOn(
  db: Reader,
  networkId: string,
  proposalIds: readonly string[],
): Promise<WrittenObjection[]> {
  if (proposalIds.length === 0) return [];
  const { rows } = await db.execute<Row>(sql`
    select id, proposal_id, organisation_id, version, passage, body, suggestion, state from remark
    where network_id = ${networkId} and proposal_id = any(${uuids(proposalIds)}::uuid[]) and kind = 'objection'
      and state in ('raised', 'discussed', 'maintained') order by created_at, id limit 200`);
  const organisations = await organisationRefs(
    db,
    networkId,
    rows.map((row) => row.organisation_id),
  );
  return rows.flatMap((row) => {
    const organisation = organisations.get(row.organisation_id ?? '');
    if (!organisation) return [];
    const { id, version, passage, suggestion } = row;
    return {
      id,
      proposalId: row.proposal_id,
      organisation,
      version,
      passage,
      reason: row.body,
      suggestion,
      status: row.state,
    };
  });
}
