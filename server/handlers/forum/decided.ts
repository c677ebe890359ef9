import { sql } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';

/** Whether a session decided on this proposal, by consensus or by vote; no consensus is no decision yet. */
export async function isDecided(
  db: Reader,
  { networkId, id }: { networkId: string; id: string },
): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select 1 from decision where network_id = ${networkId} and proposal_id = ${id}
      and outcome <> 'no-consensus' limit 1`);
  return rows.length > 0;
}
