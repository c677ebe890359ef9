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

/** The same of its newest version only: one that was written later is still to be decided. */
export async function newestIsDecided(
  db: Reader,
  { networkId, id, version }: { networkId: string; id: string; version: number },
): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select 1 from decision d join proposal_version v on v.network_id = d.network_id and v.id = d.proposal_version_id
    where d.network_id = ${networkId} and d.proposal_id = ${id} and v.version = ${version}
      and d.outcome <> 'no-consensus' limit 1`);
  return rows.length > 0;
}
