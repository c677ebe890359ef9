import { sql } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';
import type { LedgerEntry } from '#server/ledger/entry.ts';
import { inclusionProof } from '#server/ledger/merkle.ts';
import type { Receipt } from '#server/ledger/receipt.ts';
import { withNodes } from '#server/ledger/store.ts';

/** An entry as the ledger keeps it, and where it stands in the log once the sequencer has ordered it. */
export interface StoredEntry {
  networkId: string;
  entry: LedgerEntry;
  leaf: string;
  position: number | null;
}

interface EntryRow extends Record<string, unknown> {
  network_id: string;
  body: string;
  leaf: string;
  position: string | null;
}

/** Finds entries by a condition on `e`, the table of entries. */
export async function findEntries(db: Reader, condition: ReturnType<typeof sql>): Promise<StoredEntry[]> {
  const { rows } = await db.execute<EntryRow>(sql`
    select e.network_id, e.body, e.leaf, l.position from ledger_entry e
    left join ledger_leaf l on l.network_id = e.network_id and l.entry_id = e.id
    where ${condition}`);
  return rows.map((row) => ({
    networkId: row.network_id,
    entry: JSON.parse(row.body) as LedgerEntry,
    leaf: row.leaf,
    position: row.position === null ? null : Number(row.position),
  }));
}

/** The proof that an entry is in the log of the newest checkpoint; null until one covers it. */
export async function proveEntry(
  db: Reader,
  { networkId, entry, position }: StoredEntry,
): Promise<Receipt | null> {
  if (position === null) return null;
  const { rows } = await db.execute<{ size: string; note: string }>(sql`
    select size, note from ledger_checkpoint where network_id = ${networkId} order by size desc limit 1`);
  const size = Number(rows[0]?.size ?? 0);
  if (!rows[0] || size <= position) return null;
  const path = await withNodes(db, networkId, (getNode) => inclusionProof(position, size, getNode));
  return {
    entry,
    index: position,
    size,
    proof: path.map((hash) => hash.toString('hex')),
    checkpoint: rows[0].note,
  };
}
