import { sql } from 'drizzle-orm';
import { tellDueReviews } from '#server/handlers/decision/remind.ts';
import { minutesToAnswer, remindToAnswer } from '#server/handlers/minutes/remind.ts';
import { tellInvited } from '#server/handlers/session/notices.ts';
import type { Kernel } from '#server/kernel/kernel.ts';

/** Sessions that one round recalls at most; the next round takes the others. */
const HANDFUL = 50;

/**
 * Recalls everybody to the sessions of the coming day, once for each date and person. Whoever was invited less
 * than a day ahead has just been told. Two nodes may do it at once: a session is taken by one of them.
 * @returns how many letters were written
 */
export async function remindOfSessions(kernel: Pick<Kernel, 'housekeep'>): Promise<number> {
  return kernel.housekeep('session.remind', async (tx, now) => {
    const at = sql`${now.toISOString()}::timestamptz`;
    const { rows } = await tx.execute<{ network_id: string; id: string }>(sql`
      select s.network_id, s.id from session s
      where s.rehearsal_of is null and s.status = 'scheduled' and s.starts_at > ${at}
        and s.starts_at <= ${at} + interval '24 hours' and s.invited_at < s.starts_at - interval '24 hours'
        and not exists (select from session_reminder r
          where r.network_id = s.network_id and r.session_id = s.id and r.sequence = s.sequence)
      order by s.starts_at limit ${HANDFUL} for update of s skip locked`);
    let letters = 0;
    for (const { network_id: networkId, id: sessionId } of rows) {
      letters += await tellInvited(tx, { networkId, sessionId }, 'reminder', {
        now,
        async only(recipients, sequence) {
          if (recipients.length === 0) return [];
          const people = `{${recipients.map((one) => one.person_id).join(',')}}`;
          const told = await tx.execute<{ person_id: string }>(sql`
            insert into session_reminder (network_id, session_id, person_id, sequence, created_at)
            select ${networkId}, ${sessionId}, p, ${sequence}, ${at} from unnest(${people}::uuid[]) as p
            on conflict do nothing returning person_id`);
          const fresh = new Set(told.rows.map((row) => row.person_id));
          return recipients.filter((one) => fresh.has(one.person_id));
        },
      });
    }
    return letters;
  });
}

/**
 * Recalls those who attended and have not answered the minutes, in the last day of the time for it; once for each
 * version. Whoever was given less than a day has just been told.
 * @returns how many people were told
 */
export async function remindOfMinutes(kernel: Pick<Kernel, 'housekeep' | 'room'>): Promise<number> {
  const due = await kernel.housekeep('minutes.due', (tx, now) => minutesToAnswer(tx, now, HANDFUL));
  let told = 0;
  for (const sessionId of due) {
    const view = await kernel.room(sessionId);
    if (view) told += await kernel.housekeep('minutes.remind', (tx, now) => remindToAnswer(tx, now, view));
  }
  return told;
}

/** Tells the forums of decisions whose day of review has come. @returns how many people were told */
export const remindOfReviews = (kernel: Pick<Kernel, 'housekeep'>): Promise<number> =>
  kernel.housekeep('review.remind', (tx, now) => tellDueReviews(tx, now, HANDFUL));
