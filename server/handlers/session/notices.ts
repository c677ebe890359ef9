import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { NoticeKind } from '#app/domain/notice.ts';
import type { Transaction } from '#db/client.ts';
import { notice } from '#db/schema/index.ts';
import type { Occasion, SessionLetter } from '#server/mail/session-letters.ts';
import { addressOf, postLetters } from '../notice/letters.ts';

interface Session {
  networkId: string;
  sessionId: string;
}

interface InvitationRow extends Record<string, unknown> {
  title: string;
  place: string;
  starts_at: Date | string;
  ends_at: Date | string;
  short_code: string;
  sequence: number;
  forum_id: string;
  forum_name: string;
  time_zone: string;
  demo: boolean;
}

/** Somebody a session concerns. */
interface Recipient extends Record<string, unknown> {
  person_id: string;
  name: string;
  /** Null: whoever has none is told by notices only. */
  email: string | null;
}

/** Somebody with an address. */
type Reached = { person_id: string; name: string; email: string };

interface Sending {
  now: Date;
  note?: string | null;
  /** Who did it, and need not be told by a notice. */
  byPersonId?: string | null;
  /** Only these of those who would be told. */
  only?: (recipients: readonly Reached[], sequence: number) => Promise<readonly Reached[]>;
}

/** What stands among the notices as well; an invitation and a reminder are read in the list of sessions. */
const NOTICED: Partial<Record<Occasion, NoticeKind>> = {
  changed: 'session-moved',
  postponed: 'session-postponed',
  cancelled: 'session-cancelled',
};

/** Puts it among everybody's notices. What an earlier one told and nobody has read gives way to the newest. */
async function putNotices(
  tx: Transaction,
  kind: NoticeKind,
  people: readonly string[],
  about: Session & { forumId: string; now: Date; byPersonId: string | null },
): Promise<void> {
  const { networkId, sessionId, forumId, now, byPersonId } = about;
  const told = people.filter((personId) => personId !== byPersonId);
  if (told.length === 0) return;
  await tx
    .delete(notice)
    .where(
      and(
        eq(notice.networkId, networkId),
        eq(notice.sessionId, sessionId),
        inArray(notice.kind, Object.values(NOTICED)),
        isNull(notice.readAt),
      ),
    );
  await tx.insert(notice).values(
    told.map((personId) => ({
      ...{ networkId, id: uuidv7(), personId, kind, forumId, sessionId, byPersonId, createdAt: now },
    })),
  );
}

/**
 * Writes to everybody a session concerns: whoever acts for a party today, and whoever has a role in the forum.
 * That it was moved, postponed or cancelled stands among their notices, too. The letters wait in the outbox and leave after the
 * commit; a demo network writes to nobody.
 * @returns how many letters
 */
export async function tellInvited(
  tx: Transaction,
  { networkId, sessionId }: Session,
  occasion: Occasion,
  { now, note = null, byPersonId = null, only }: Sending,
): Promise<number> {
  const found = await tx.execute<InvitationRow>(sql`
    select s.title, s.place, s.starts_at, s.ends_at, s.short_code, s.sequence, s.forum_id,
      f.name as forum_name, n.time_zone, n.demo
    from session s join forum f on f.network_id = s.network_id and f.id = s.forum_id
    join network n on n.id = s.network_id
    where s.network_id = ${networkId} and s.id = ${sessionId}`);
  const about = found.rows[0];
  if (!about) return 0;
  const everybody = await recipientsOf(tx, {
    networkId,
    forumId: about.forum_id,
    zone: about.time_zone,
    now,
  });
  const kind = NOTICED[occasion];
  if (kind) {
    const people = everybody.map((one) => one.person_id);
    await putNotices(tx, kind, people, { networkId, sessionId, forumId: about.forum_id, now, byPersonId });
  }
  if (about.demo) return 0;
  const reached = everybody.flatMap(({ email, ...one }) => (email === null ? [] : [{ ...one, email }]));
  const recipients = only ? await only(reached, about.sequence) : reached;
  return postLetters(
    tx,
    { networkId, now },
    recipients.map(
      (one): SessionLetter => ({
        template: 'session',
        occasion,
        to: one.email,
        personId: one.person_id,
        name: one.name,
        sessionId,
        sequence: about.sequence,
        title: about.title,
        forumName: about.forum_name,
        startsAt: new Date(about.starts_at).toISOString(),
        endsAt: new Date(about.ends_at).toISOString(),
        timeZone: about.time_zone,
        place: about.place,
        code: about.short_code,
        note,
      }),
    ),
  );
}

/** People who act for a party today, or have a role in the forum; also who has not joined yet is invited. */
async function recipientsOf(
  tx: Transaction,
  { networkId, forumId, zone, now }: { networkId: string; forumId: string; zone: string; now: Date },
): Promise<Recipient[]> {
  const today = sql`(${now.toISOString()}::timestamptz at time zone ${zone})::date`;
  const { rows } = await tx.execute<Recipient>(sql`
    select p.id as person_id, p.name, ${addressOf} as email from person p
    where p.network_id = ${networkId} and p.erased_at is null
      and not exists (select from account a where a.id = p.account_id and a.suspended_at is not null)
      and (exists (select from forum_role r
          where r.network_id = p.network_id and r.forum_id = ${forumId} and r.person_id = p.id)
        or exists (select from membership m join forum_party fp on fp.network_id = m.network_id
            and fp.organisation_id = m.organisation_id and fp.forum_id = ${forumId} and fp.withdrawn_at is null
          where m.network_id = p.network_id and m.person_id = p.id and m.starts_on <= ${today}
            and (m.ends_on is null or m.ends_on >= ${today})))
    order by p.id limit 2000`);
  return rows;
}
