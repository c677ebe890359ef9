import { sql } from 'drizzle-orm';
import type { Kernel } from '#server/kernel/kernel.ts';

/** Rows that one transaction removes at most, so that nobody waits for the broom. */
const HANDFUL = 5_000;

/**
 * Removes what has served its time: sign-ins that ran out, invitations a month after they ran out or were used,
 * answers kept for repeated keys after 30 days, mail that was delivered 30 days ago.
 * Mail that could not be delivered for 30 days is given up.
 */
export async function clean(kernel: Pick<Kernel, 'housekeep'>): Promise<void> {
  await kernel.housekeep('cleaning', async (tx, now) => {
    const at = sql`${now.toISOString()}::timestamptz`;
    await tx.execute(sql`delete from account_session where id in (
      select id from account_session where least(expires_at, absolute_expires_at) < ${at} limit ${HANDFUL})`);
    await tx.execute(sql`delete from invitation where id in (
      select id from invitation where expires_at < ${at} - interval '30 days' limit ${HANDFUL})`);
    await tx.execute(sql`delete from command_receipt where (actor_id, key) in (
      select actor_id, key from command_receipt where at < ${at} - interval '30 days' order by at limit ${HANDFUL})`);
    await tx.execute(sql`update outbox set done_at = ${at}, failure = coalesce(failure, 'undeliverable'), payload = '{}'::jsonb
      where done_at is null and at < ${at} - interval '30 days'`);
    await tx.execute(sql`delete from outbox where id in (
      select id from outbox where done_at < ${at} - interval '30 days' limit ${HANDFUL})`);
  });
}
