import { sql } from 'drizzle-orm';
import type { Kernel } from '#server/kernel/kernel.ts';

/**
 * Lets go the organisations whose notice has run out: the declaration in the ledger names that instant, this only
 * carries it out. Two nodes may do it at once.
 * @returns how many left
 */
export async function letGo(kernel: Pick<Kernel, 'housekeep'>): Promise<number> {
  return kernel.housekeep('party.leave', async (tx, now) => {
    const { rowCount } = await tx.execute(sql`
      update forum_party p set withdrawn_at = w.leaves_at from forum_withdrawal w
      where w.network_id = p.network_id and w.forum_id = p.forum_id and w.organisation_id = p.organisation_id
        and w.taken_back_at is null and w.leaves_at <= ${now.toISOString()}::timestamptz
        and p.withdrawn_at is null and p.created_at < w.created_at`);
    return rowCount ?? 0;
  });
}
