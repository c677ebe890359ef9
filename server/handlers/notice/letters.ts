import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '#db/client.ts';
import type { WaitingLetter } from '#server/mail/letters.ts';
import { uuids } from '../forum/read.ts';

/**
 * SQL: the address at which person `p` is written to, whatever the letter: the one of their account, which they have
 * proven to be theirs and sign in with; until they have joined, the one an administrator noted for them. Null for whom
 * nobody can write to: no address, a suspended account, erased.
 */
export const addressOf = sql`(case when p.erased_at is not null then null when p.account_id is null then p.email
  else (select a.email from account a where a.id = p.account_id and a.suspended_at is null) end)`;

/** Somebody who can be written to. */
export interface Addressee {
  /** The address. */
  to: string;
  personId: string;
  name: string;
  /** The network's zone: days and hours are told in it. */
  timeZone: string;
}

/**
 * Writes to those of these people who have joined and have an address; a demo network writes to nobody. The letters
 * wait in the outbox and leave after the commit. @returns how many letters
 */
export async function writeLetters(
  tx: Transaction,
  { networkId, people, now }: { networkId: string; people: readonly string[]; now: Date },
  letter: (addressee: Addressee) => WaitingLetter,
): Promise<number> {
  if (people.length === 0) return 0;
  const { rows } = await tx.execute<{ id: string; name: string; email: string; time_zone: string }>(sql`
    select p.id, p.name, ${addressOf} as email, n.time_zone from person p
    join network n on n.id = p.network_id and not n.demo
    where p.network_id = ${networkId} and p.account_id is not null and ${addressOf} is not null and p.id = any(${uuids(people)}::uuid[])`);
  const letters = rows.map(({ id: personId, name, email: to, time_zone: timeZone }) =>
    letter({ to, personId, name, timeZone }),
  );
  return postLetters(tx, { networkId, now }, letters);
}

/** Puts letters into the outbox, from which they leave after the commit. @returns how many */
export async function postLetters(
  tx: Transaction,
  { networkId, now }: { networkId: string; now: Date },
  letters: readonly WaitingLetter[],
): Promise<number> {
  if (letters.length === 0) return 0;
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = letters.map((payload) => ({ id: uuidv7(), payload }));
  await tx.execute(sql`
    insert into outbox (id, network_id, topic, payload, at, due_at)
    select l.id, ${networkId}, 'mail', l.payload, ${at}, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l(id uuid, payload jsonb)`);
  return letters.length;
}
