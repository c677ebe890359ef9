import { sql } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';

/**
 * Whether a session decided on this proposal, by consensus or by a vote, which may have rejected it; no consensus is no
 * decision yet.
 * @param version only decisions on this version: one that was written later is still to be decided
 */
export async function isDecided(
  db: Reader,
  { networkId, id }: { networkId: string; id: string },
  version?: number,
): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select 1 from decision where network_id = ${networkId} and proposal_id = ${id}
      and outcome <> 'no-consensus' ${version === undefined ? sql`` : sql`and version = ${version}`} limit 1`);
  return rows.length > 0;
}
