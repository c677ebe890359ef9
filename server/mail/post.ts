import { sql } from 'drizzle-orm';
import { createTransport, type Transporter } from 'nodemailer';
import type { Logger } from 'pino';
import type { Env } from '#server/env.ts';
import type { Kernel } from '#server/kernel/kernel.ts';
import { writeLetter } from './letters.ts';

/** Carries what waits in the outbox to the mail server. */
export interface Post {
  /** Delivers all mail that is due now. Each letter's failure is its own: it waits longer and comes again. */
  deliverDue(): Promise<void>;
  close(): void;
}

interface PostParts {
  kernel: Pick<Kernel, 'housekeep'>;
  tools: { secret: string; baseUrl: string };
  env: Pick<Env, 'SMTP_URL' | 'MAIL_FROM'>;
}

/** While a node is sending a letter no other takes it; after this it may have died. */
const LEASE_MINUTES = 5;
const LONGEST_WAIT_MINUTES = 24 * 60;
const LETTERS_PER_ROUND = 50;

/** Minutes until the next attempt: 1, 2, 4 … up to a day. @param attempts made so far, from 1 */
export const waitAfter = (attempts: number): number =>
  Math.min(2 ** Math.min(attempts - 1, 20), LONGEST_WAIT_MINUTES);

/**
 * The post of this house, or null without SMTP_URL: invitations are then handed over as links, and rows are given
 * up after 30 days (jobs/cleaning.ts). A letter is sent at least once; its Message-ID comes from its row, so that
 * a mail server can tell a second copy.
 */
export function createPost(parts: PostParts, log: Logger, transport?: Transporter): Post | null {
  const { SMTP_URL: url, MAIL_FROM: from } = parts.env;
  if (!url && !transport) return null;
  const carrier = transport ?? createTransport(url ?? '');

  async function deliverOne(): Promise<boolean> {
    const row = await parts.kernel.housekeep('mail.take', async (tx, now) => {
      const { rows } = await tx.execute<{ id: string; payload: unknown; attempts: number }>(sql`
        update outbox set attempts = attempts + 1,
          due_at = ${now.toISOString()}::timestamptz + interval '${sql.raw(String(LEASE_MINUTES))} minutes'
        where id = (select id from outbox where topic = 'mail' and done_at is null and due_at <= ${now.toISOString()}::timestamptz
          order by due_at limit 1 for update skip locked)
        returning id, payload, attempts`);
      const row = rows[0];
      return row ? { ...row, now } : null;
    });
    if (!row) return false;
    let failure: string | null = null;
    try {
      const { secret, baseUrl } = parts.tools;
      const written = writeLetter(row.payload, { secret, from, now: row.now, baseUrl });
      if (written) {
        const { calendar, ...letter } = written;
        await carrier.sendMail({
          ...letter,
          from,
          messageId: `<${row.id}@${new URL(baseUrl).hostname}>`,
          ...(calendar ? { icalEvent: { ...calendar, filename: 'sesi.ics' } } : {}),
        });
      }
    } catch (error) {
      failure = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
      log.warn({ outboxId: row.id, attempts: row.attempts, failure }, 'mail not delivered');
    }
    await parts.kernel.housekeep('mail.note', (tx, now) => {
      const at = sql`${now.toISOString()}::timestamptz`;
      // What was delivered keeps no address: the row only says that it was.
      return failure === null
        ? tx.execute(
            sql`update outbox set done_at = ${at}, failure = null, payload = '{}'::jsonb where id = ${row.id}`,
          )
        : tx.execute(sql`update outbox set failure = ${failure}, due_at = ${at} + make_interval(mins => ${waitAfter(row.attempts)})
            where id = ${row.id}`);
    });
    return true;
  }

  return {
    async deliverDue() {
      for (let sent = 0; sent < LETTERS_PER_ROUND; sent += 1) if (!(await deliverOne())) return;
    },
    close: () => carrier.close(),
  };
}
