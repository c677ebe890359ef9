import type { KeyObject } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Kernel } from '#server/kernel/kernel.ts';
import { signCheckpoint } from '#server/ledger/checkpoint.ts';
import { rootFromFrontier } from '#server/ledger/merkle.ts';
import { logSize, storedFrontier } from '#server/ledger/store.ts';
import { sequenceNetwork } from './sequencer.ts';

/** What signs: the kernel's housekeeping, the key, and the name of a network's log. */
export interface Signer {
  kernel: Pick<Kernel, 'housekeep'>;
  ledgerKey: KeyObject;
  originOf(networkId: string): string;
}

/** A checkpoint is at most ten minutes behind; the clockwork looks every minute. */
const OLDEST = '9 minutes';

/**
 * Signs the head of a network's log as it stands, an empty one too. Signing the same size again changes nothing.
 * @returns the size it covers and the note (C2SP) that is kept
 */
export function signHead(signer: Signer, networkId: string): Promise<{ size: number; note: string }> {
  return signer.kernel.housekeep('ledger.checkpoint', async (tx, now) => {
    const size = await logSize(tx, networkId);
    const root = rootFromFrontier(await storedFrontier(tx, networkId, size));
    const note = signCheckpoint({ origin: signer.originOf(networkId), size, root }, signer.ledgerKey);
    const { rows } = await tx.execute<{ note: string }>(sql`
      with made as (
        insert into ledger_checkpoint (network_id, size, root, note, at)
        values (${networkId}, ${size}, ${root.toString('base64')}, ${note}, ${now.toISOString()}::timestamptz)
        on conflict do nothing returning note
      )
      select note from made
      union all select note from ledger_checkpoint where network_id = ${networkId} and size = ${size} limit 1`);
    return { size, note: rows[0]?.note ?? note };
  });
}

/** Orders what is committed and signs it: after closed decisions and signatures, and before an export. */
export async function checkpointNow(
  signer: Signer,
  networkId: string,
): Promise<{ size: number; note: string }> {
  await sequenceNetwork(signer.kernel, networkId, { wait: true });
  return signHead(signer, networkId);
}

/** Signs every log that has grown and whose last checkpoint is about to be ten minutes old. */
export async function signDue(signer: Signer, db: Database): Promise<number> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select n.id from network n
    cross join lateral (select position + 1 as size from ledger_leaf l where l.network_id = n.id
      order by position desc limit 1) head
    left join lateral (select c.size, c.at from ledger_checkpoint c where c.network_id = n.id
      order by size desc limit 1) last on true
    where last.size is null or (last.size < head.size and last.at <= now() - interval '${sql.raw(OLDEST)}')`);
  for (const { id } of rows) await signHead(signer, id);
  return rows.length;
}
