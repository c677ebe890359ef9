import { sql } from 'drizzle-orm';
import type { Subject } from '#app/domain/permissions/index.ts';
import { answer, type ReadContext } from '#server/kernel/handler.ts';
import { actorId } from '#server/kernel/identify.ts';
import { required } from '#server/kernel/refusal.ts';
import { findEntries, proveEntry } from './read.ts';
import { tellActs } from './tell.ts';

/** The network in which an entry stands; null when there is none that the reader may know of. */
async function entrySubject(
  { db, actor }: ReadContext,
  { entryId }: { entryId: string },
): Promise<Subject | null> {
  if (actor.kind === 'public') return { networkId: null };
  const own = actor.networkId;
  const { rows } = await db.execute<{ network_id: string }>(
    own === null
      ? sql`select e.network_id from network n join ledger_entry e on e.network_id = n.id and e.id = ${entryId}`
      : sql`select network_id from ledger_entry where network_id = ${own} and id = ${entryId}`,
  );
  return rows[0] ? { networkId: rows[0].network_id } : null;
}

/** The entry, and the act in words; what it was about is for whoever did it. */
async function findTold({ db, actor }: ReadContext, entryId: string, networkId: string) {
  const [found] = await findEntries(db, sql`e.network_id = ${networkId} and e.id = ${entryId}`);
  const stored = required(found);
  const { rowCount } = await db.execute(sql`
    select 1 from command_receipt where actor_id = ${actorId(actor)} and entry_id = ${entryId} limit 1`);
  const [told] = await tellActs(db, networkId, [{ entry: stored.entry, own: rowCount === 1 }]);
  return { stored, told: required(told) };
}

/** One act in words. */
export const ledgerAct = answer('ledger.act', {
  action: 'ledger.read',
  subject: entrySubject,
  run: async (context, { entryId }, subject) =>
    (await findTold(context, entryId, required(subject.networkId))).told,
});

/** One act as it stands in the ledger, with its proof. */
export const ledgerReceipt = answer('ledger.receipt', {
  action: 'ledger.read',
  subject: entrySubject,
  async run(context, { entryId }, subject) {
    const { db, tools } = context;
    const networkId = required(subject.networkId);
    const { stored, told } = await findTold(context, entryId, networkId);
    const receipt = await proveEntry(db, stored);
    return {
      entryId,
      entry: { ...stored.entry },
      at: stored.entry.at,
      command: stored.entry.command,
      told,
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
