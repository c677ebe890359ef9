import { createWriteStream } from 'node:fs';
import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { LedgerEntry, Opening } from './entry.ts';
import { type ExportSourceEntry, type ExportSummary, writeExport } from './export-file.ts';

/** What is exported, and up to where: the size that the last checkpoint covers. */
export interface ExportOrder {
  networkId: string;
  size: number;
  origin: string;
  publicKey: string;
  /** Openings of sealed parts, where they are still kept: for the operator's own archive, not for the public. */
  openings: boolean;
  now: Date;
}

/** Entries read in one statement. */
const PAGE = 1_000;

interface Row extends Record<string, unknown> {
  position: string;
  body: string;
  leaf: string;
  openings: Record<string, Opening> | null;
}

/**
 * Entries in their order, with the leaf hash as the log's tree holds it: an entry that was changed in the store
 * afterwards no longer fits it, and the verifier names it.
 */
async function* entriesOf(
  db: Database,
  { networkId, size, openings }: ExportOrder,
): AsyncGenerator<ExportSourceEntry> {
  for (let start = 0; start < size; start += PAGE) {
    const end = Math.min(start + PAGE, size);
    const { rows } = await db.execute<Row>(sql`
      select l.position, e.body, n.hash as leaf, ${
        openings
          ? sql`(select jsonb_object_agg(o.field, jsonb_build_object('salt', o.salt, 'value', o.value)) from ledger_opening o
              where o.network_id = l.network_id and o.entry_id = l.entry_id)`
          : sql`null::jsonb`
      } as openings
      from ledger_leaf l
      join ledger_entry e on e.network_id = l.network_id and e.id = l.entry_id
      join ledger_node n on n.network_id = l.network_id and n.level = 0 and n.index = l.position
      where l.network_id = ${networkId} and l.position >= ${start} and l.position < ${end}
      order by l.position`);
    for (const row of rows) {
      const entry = JSON.parse(row.body) as LedgerEntry;
      yield {
        position: Number(row.position),
        entry,
        leaf: row.leaf,
        ...(row.openings ? { sealedOpen: row.openings } : {}),
      };
    }
  }
}

async function* checkpointsOf(db: Database, { networkId, size }: ExportOrder): AsyncGenerator<string> {
  for (let after = -1; ; ) {
    const { rows } = await db.execute<{ size: string; note: string }>(sql`
      select size, note from ledger_checkpoint where network_id = ${networkId} and size > ${after} and size <= ${size}
      order by size limit ${PAGE}`);
    for (const row of rows) yield row.note;
    if (rows.length < PAGE) return;
    after = Number(rows[rows.length - 1]?.size);
  }
}

/**
 * Writes a network's log to a file, page by page. Sign a checkpoint of `order.size` first, or the verifier says
 * that nobody vouches for the end. @throws the file system's or the database's error
 */
export function exportLedger(db: Database, order: ExportOrder, file: string): Promise<ExportSummary> {
  const header = {
    network: order.networkId,
    origin: order.origin,
    publicKey: order.publicKey,
    size: order.size,
    exportedAt: order.now.toISOString(),
  };
  const source = { header, entries: entriesOf(db, order), checkpoints: checkpointsOf(db, order) };
  return writeExport(source, createWriteStream(file, { mode: 0o600 }));
}
