import { sql } from 'drizzle-orm';
import type { Subject } from '#app/domain/permissions/index.ts';
import { answer, type ReadContext } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { sessionSubject } from '../session/read.ts';

/** So long before the beginning observers may come in: as early as the parties check in. */
const BEFORE_MS = 6 * 3_600_000;

interface DoorRow extends Record<string, unknown> {
  id: string;
  title: string;
  forum_name: string;
  status: 'scheduled' | 'postponed' | 'open';
  starts_at: Date | string;
  time_zone: string;
}

/** The session behind a code that has not ended and is no rehearsal; null when there is none. */
async function atDoor(db: ReadContext['db'], code: string): Promise<DoorRow | null> {
  const { rows } = await db.execute<DoorRow>(sql`
    select s.id, s.title, f.name as forum_name, s.status, s.starts_at, n.time_zone from session s
    join forum f on f.network_id = s.network_id and f.id = s.forum_id
    join network n on n.id = s.network_id
    where s.short_code = ${code} and s.status in ('scheduled', 'postponed', 'open') and s.rehearsal_of is null`);
  return rows[0] ?? null;
}

/** The same as the permission sentences ask about it. Wrong codes are counted, right ones are not. */
export async function doorSubject(context: ReadContext, { code }: { code: string }): Promise<Subject | null> {
  const { client, tools, db } = context;
  const who = { address: client?.address ?? 'nobody' };
  const verdict = await tools.throttle.attempt('short-code', who);
  if (!verdict.allowed) refuse('rate_limited', { details: { retryAfter: verdict.retryAfter } });
  const row = await atDoor(db, code);
  const subject = row && (await sessionSubject(context, { sessionId: row.id }));
  if (!subject?.observersByName) return null;
  await tools.throttle.succeeded('short-code', who);
  return subject;
}

/** What the door says about a session that was found. */
export async function doorOf({ db, now }: Pick<ReadContext, 'db' | 'now'>, code: string) {
  const row = required(await atDoor(db, code));
  const startsAt = new Date(row.starts_at);
  const from = new Date(startsAt.getTime() - BEFORE_MS);
  return {
    sessionId: row.id,
    title: row.title,
    forumName: row.forum_name,
    startsAt: startsAt.toISOString(),
    timeZone: row.time_zone,
    ready: row.status === 'open' || (row.status === 'scheduled' && now >= from),
    from: from.toISOString(),
  };
}

/** What somebody without an account learns at the door. */
export const showDoor = answer('guest.door', {
  action: 'guest.enter',
  subject: doorSubject,
  run: (context, { code }) => doorOf(context, code),
});
