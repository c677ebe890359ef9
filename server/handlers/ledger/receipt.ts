import { sql } from 'drizzle-orm';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { findEntries, proveEntry } from './read.ts';

/** One act as it stands in the ledger, with its proof. */
export const ledgerReceipt = answer('ledger.receipt', {
  action: 'ledger.read',
  async subject({ db, actor }, { entryId }) {
    if (actor.kind === 'public') return { networkId: null };
    const own = actor.networkId;
    const { rows } = await db.execute<{ network_id: string }>(
      own === null
        ? sql`select e.network_id from network n join ledger_entry e on e.network_id = n.id and e.id = ${entryId}`
        : sql`select network_id from ledger_entry where network_id = ${own} and id = ${entryId}`,
    );
    return rows[0] ? { networkId: rows[0].network_id } : null;
  },
  async run({ db, tools }, { entryId }, subject) {
    const networkId = required(subject.networkId);
    const [found] = await findEntries(db, sql`e.network_id = ${networkId} and e.id = ${entryId}`);
    const stored = required(found);
    const receipt = await proveEntry(db, stored);
    return {
      entryId,
      entry: { ...stored.entry },
      at: stored.entry.at,
      command: stored.entry.command,
      leaf: stored.leaf,
      proof: receipt && {
        position: receipt.index,
        size: receipt.size,
        hashes: receipt.proof,
        checkpoint: receipt.checkpoint,
      },
      verifierKey: tools.ledger.verifierKeyOf(networkId),
    };
  },
});
