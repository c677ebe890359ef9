import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { standingOf } from '#app/domain/minutes.ts';
import type { Transaction } from '#db/client.ts';
import { minutes, notice } from '#db/schema/index.ts';
import type { RoomView } from '#server/kernel/handler.ts';
import { todayIn } from '../network/read.ts';
import { writeLetters } from '../notice/letters.ts';
import { delegatesOf } from '../notice/mentions.ts';
import { answersOf, attendedIds, findMinutes, minutesState } from './head.ts';

/**
 * Minutes whose time for answers ends within a day, offered more than a day before that end, and not yet recalled in
 * this version. @returns ids of their sessions
 */
export async function minutesToAnswer(tx: Transaction, now: Date, most: number): Promise<string[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const { rows } = await tx.execute<{ session_id: string }>(sql`
    select m.session_id from minutes m
    join minutes_version v on v.network_id = m.network_id and v.session_id = m.session_id and v.version = m.version
    where m.locked_at is null and m.version > 0 and m.reminded_version < m.version
      and m.confirm_by > ${at} and m.confirm_by <= ${at} + interval '24 hours'
      and v.created_at < m.confirm_by - interval '24 hours'
    order by m.confirm_by limit ${most}`);
  return rows.map((row) => row.session_id);
}

/**
 * Tells the delegates of who attended and is silent: a notice, and a letter where there is an address. Two nodes may
 * do it at once: the one that comes second finds it done. @returns how many people were told
 */
export async function remindToAnswer(tx: Transaction, now: Date, { room, state }: RoomView): Promise<number> {
  const { networkId, sessionId, forumId } = room;
  const claimed = await tx
    .update(minutes)
    .set({ remindedVersion: sql`${minutes.version}` })
    .where(
      sql`${minutes.networkId} = ${networkId} and ${minutes.sessionId} = ${sessionId} and ${minutes.lockedAt} is null
        and ${minutes.remindedVersion} < ${minutes.version}`,
    )
    .returning({ version: minutes.version });
  const head = claimed.length > 0 && (await findMinutes(tx, room));
  if (!head || head.confirmBy === null) return 0;
  const asked = minutesState(head, state, await answersOf(tx, room));
  const silent = attendedIds(state).filter((id) => standingOf(asked, id) === 'silent');
  const people = await delegatesOf(tx, room, silent, await todayIn(tx, networkId, now));
  if (people.length === 0) return 0;
  await tx.insert(notice).values(
    people.map((personId) => ({
      networkId,
      id: uuidv7(),
      personId,
      kind: 'minutes-due' as const,
      forumId,
      sessionId,
      createdAt: now,
    })),
  );
  const letter = { sessionId, title: state.title, until: head.confirmBy.toISOString() };
  await writeLetters(tx, { networkId, people, now }, (addressee) => ({
    template: 'minutes',
    ...addressee,
    ...letter,
  }));
  return people.length;
}
