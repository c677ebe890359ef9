import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '#db/client.ts';
import { notice } from '#db/schema/index.ts';
import { uuids } from '#server/handlers/forum/read.ts';
import { writeLetters } from '#server/handlers/notice/letters.ts';
import { delegatesOf } from '#server/handlers/notice/mentions.ts';
import { facilitatorsOf } from '#server/handlers/notice/tell.ts';
import { reopenableOf } from './review.ts';
import { successorOf } from './superseded.ts';

interface Due extends Record<string, unknown> {
  network_id: string;
  decision_id: string;
  forum_id: string;
  review_on: string;
  today: string;
  number: number;
  title: string;
  forum_name: string;
  party_ids: string[] | null;
}

/**
 * Tells the delegates and facilitators of a forum that the day to look at a decision again has come: once for each
 * decision and day. Nobody is asked to look at what has been replaced, or at what cannot be reopened. Two nodes may do
 * it at once: a decision is taken by one of them. @returns how many people were told
 */
export async function tellDueReviews(tx: Transaction, now: Date, most: number): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const { rows } = await tx.execute<Due>(sql`
    select r.network_id, r.decision_id, r.forum_id, r.review_on, d.number, d.title, f.name as forum_name,
      to_char(${at} at time zone n.time_zone, 'YYYY-MM-DD') as today,
      (select array_agg(p.organisation_id) from forum_party p where p.network_id = r.network_id
        and p.forum_id = r.forum_id and p.withdrawn_at is null) as party_ids
    from decision_review r
    join decision d on d.network_id = r.network_id and d.id = r.decision_id
    join forum f on f.network_id = r.network_id and f.id = r.forum_id
    join network n on n.id = r.network_id
    where r.reopened_at is null and r.told_for is distinct from r.review_on
      and r.review_on <= (${at} at time zone n.time_zone)::date and ${reopenableOf('d')} and ${successorOf('d')} is null
    order by r.review_on, r.decision_id limit ${most} for update of r skip locked`);
  let told = 0;
  for (const row of rows) {
    const { network_id: networkId, decision_id: decisionId, forum_id: forumId, review_on: on } = row;
    await tx.execute(sql`
      update decision_review set told_for = review_on
      where network_id = ${networkId} and decision_id = ${decisionId}`);
    const forum = { networkId, forumId };
    const delegates = await delegatesOf(tx, forum, row.party_ids ?? [], row.today);
    const people = [...new Set([...delegates, ...(await facilitatorsOf(tx, forum))])];
    if (people.length === 0) continue;
    await tx.insert(notice).values(
      people.map((personId) => ({
        networkId,
        id: uuidv7(),
        personId,
        kind: 'review-due' as const,
        forumId,
        decisionId,
        createdAt: now,
      })),
    );
    const letter = { decisionId, number: row.number, title: row.title, forumName: row.forum_name, on };
    await writeLetters(tx, { networkId, people, now }, (addressee) => ({
      template: 'review',
      ...addressee,
      ...letter,
    }));
    told += people.length;
  }
  return told;
}

/** Another day was set, or they are looked at again, replaced, or withdrawn: what nobody has read yet is not claimed any more. */
export async function untellReviews(
  tx: Transaction,
  networkId: string,
  decisionIds: readonly string[],
): Promise<void> {
  if (decisionIds.length === 0) return;
  await tx.execute(sql`
    delete from notice where network_id = ${networkId} and kind = 'review-due' and read_at is null
      and decision_id = any(${uuids(decisionIds)}::uuid[])`);
}
