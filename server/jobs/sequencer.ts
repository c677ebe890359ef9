import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import type { Kernel } from '#server/kernel/kernel.ts';
import { append, type StoredNode } from '#server/ledger/merkle.ts';
import { logSize, storedFrontier } from '#server/ledger/store.ts';

/** Entries that one transaction orders at most: some 50 ms of work. */
export const BATCH = 1_000;
/** First half of the advisory lock; the second is the network's own. */
const LEASE = 7_214_001;

type Keeper = Pick<Kernel, 'housekeep'>;

/**
 * Gives committed entries their place in the log of one network, by time and then by identifier. One transaction
 * for each batch: a death in the middle leaves everything as it was. Nodes that meet take turns by a lock of the
 * database.
 * @param wait true to wait for another node's turn to end instead of leaving the work to it
 * @returns how many entries were ordered here
 */
export async function sequenceNetwork(
  kernel: Keeper,
  networkId: string,
  { wait = false } = {},
): Promise<number> {
  let done = 0;
  for (;;) {
    const count = await kernel.housekeep('ledger.sequence', (tx) => orderBatch(tx, networkId, wait));
    done += count;
    if (count < BATCH) return done;
  }
}

/** Orders what waits in every network. @returns how many entries were ordered here */
export async function sequenceAll(kernel: Keeper, db: Database): Promise<number> {
  const { rows } = await db.execute<{ network_id: string }>(
    sql`select n.id as network_id from network n where exists (select from ledger_pending p where p.network_id = n.id)`,
  );
  let done = 0;
  for (const row of rows) done += await sequenceNetwork(kernel, row.network_id);
  return done;
}

async function orderBatch(tx: Transaction, networkId: string, wait: boolean): Promise<number> {
  // The lock comes in a statement of its own: what is read after it sees what its last holder committed.
  const key = sql`${LEASE}::int, hashtext(${networkId})`;
  if (wait) await tx.execute(sql`select pg_advisory_xact_lock(${key})`);
  else {
    const { rows } = await tx.execute<{ ours: boolean }>(
      sql`select pg_try_advisory_xact_lock(${key}) as ours`,
    );
    if (!rows[0]?.ours) return 0;
  }
  const { rows: waiting } = await tx.execute<{ entry_id: string; leaf: string }>(sql`
    select p.entry_id, p.leaf from ledger_pending p
    join ledger_entry e on e.network_id = p.network_id and e.id = p.entry_id
    where p.network_id = ${networkId} order by e.at, e.id limit ${BATCH}`);
  if (waiting.length === 0) return 0;
  const start = await logSize(tx, networkId);
  let frontier = await storedFrontier(tx, networkId, start);
  const nodes: StoredNode[] = [];
  for (const { leaf } of waiting) {
    const step = append(frontier, Buffer.from(leaf, 'hex'));
    frontier = step.frontier;
    nodes.push(...step.stored);
  }
  const leaves = waiting.map(({ entry_id }, at) => ({ entry_id, position: start + at }));
  const stored = nodes.map(({ level, index, hash }) => ({ level, index, hash: hash.toString('hex') }));
  await tx.execute(sql`
    with leaves as (
      insert into ledger_leaf (network_id, position, entry_id)
      select ${networkId}, r.position, r.entry_id
      from jsonb_to_recordset(${JSON.stringify(leaves)}::jsonb) as r(entry_id uuid, position bigint)
      returning entry_id
    ), nodes as (
      insert into ledger_node (network_id, level, index, hash)
      select ${networkId}, n.level, n.index, n.hash
      from jsonb_to_recordset(${JSON.stringify(stored)}::jsonb) as n(level int, index bigint, hash text)
    )
    delete from ledger_pending p using leaves where p.network_id = ${networkId} and p.entry_id = leaves.entry_id`);
  return waiting.length;
}
