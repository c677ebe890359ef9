import { sql } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';
import { EMPTY_FRONTIER, type Frontier, frontierAt, type GetNode } from './merkle.ts';

/** How many entries of a network's log have their place. */
export async function logSize(db: Reader, networkId: string): Promise<number> {
  const { rows } = await db.execute<{ position: string }>(sql`
    select position from ledger_leaf where network_id = ${networkId} order by position desc limit 1`);
  return rows[0] ? Number(rows[0].position) + 1 : 0;
}

interface Place {
  level: number;
  index: number;
}

/** Reads stored perfect subtrees, all in one statement. @throws Error when one is missing: the log is damaged. */
async function readNodes(
  db: Reader,
  networkId: string,
  places: readonly Place[],
): Promise<(level: number, index: number) => Buffer> {
  const { rows } = await db.execute<{ level: number; index: string; hash: string }>(sql`
    select n.level, n.index, n.hash from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(level int, index bigint)
    join ledger_node n on n.network_id = ${networkId} and n.level = p.level and n.index = p.index`);
  const found = new Map(rows.map((row) => [`${row.level}/${row.index}`, Buffer.from(row.hash, 'hex')]));
  return (level, index) => {
    const hash = found.get(`${level}/${index}`);
    if (!hash) throw new Error(`node ${level}/${index} of the ledger of network ${networkId} is missing`);
    return hash;
  };
}

/**
 * Runs a computation over the stored tree with one read instead of one for each node: first dry, to learn which
 * nodes it asks for (the tree's shape decides that, never the hashes), then with the nodes.
 */
export async function withNodes<T>(
  db: Reader,
  networkId: string,
  compute: (getNode: GetNode) => Promise<T>,
): Promise<T> {
  const asked: Place[] = [];
  const nothing = Buffer.alloc(32);
  await compute((level, index) => {
    asked.push({ level, index });
    return nothing;
  });
  return compute(asked.length === 0 ? () => nothing : await readNodes(db, networkId, asked));
}

/** The frontier of a network's log at `size` entries. @throws Error when a stored node is missing */
export const storedFrontier = (db: Reader, networkId: string, size: number): Promise<Frontier> =>
  size === 0
    ? Promise.resolve(EMPTY_FRONTIER)
    : withNodes(db, networkId, (getNode) => frontierAt(size, getNode));
