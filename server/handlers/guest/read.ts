import { sql } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';
import { instantOf } from '#server/handlers/forum/read.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { meetingOf } from '../record/facts.ts';
import { sessionSubject } from '../session/read.ts';

interface SeatRow extends Record<string, unknown> {
  guestId: string;
  name: string;
  institution: string;
  entered_at: string;
  left_at: string | null;
  erased_at: string | null;
  removed_at: string | null;
}

/** Observers with a name only who were let into a session, in the order they came: `here` now, not sent out, or all. */
async function seatsOf(
  db: Reader,
  networkId: string,
  sessionId: string,
  which: 'here' | 'not-removed' | 'all',
): Promise<SeatRow[]> {
  const { rows } = await db.execute<SeatRow>(sql`
    select id as "guestId", name, institution, entered_at, least(left_at, case when expires_at <= now() then expires_at end) as left_at, erased_at, removed_at
    from guest_seat
    where network_id = ${networkId} and session_id = ${sessionId}
      ${which === 'all' ? sql`` : sql`and removed_at is null`}
      ${which === 'here' ? sql`and left_at is null and expires_at > now()` : sql``}
    order by entered_at, id limit 1000`);
  return rows;
}

/** Who observes a session with a name only at this moment. */
export async function guestsHere(db: Reader, networkId: string, sessionId: string) {
  const rows = await seatsOf(db, networkId, sessionId, 'here');
  return rows.map(({ guestId, name, institution, entered_at }) => ({
    guestId,
    name,
    institution,
    enteredAt: instantOf(entered_at),
  }));
}

/** What stands in place of a name that was erased. */
const ERASED = 'Pengamat (nama dihapus)';

/** Who observed it, for the attendance list. */
export async function guestsWhoCame(db: Reader, networkId: string, sessionId: string) {
  const rows = await seatsOf(db, networkId, sessionId, 'not-removed');
  return rows.map(({ name, institution, entered_at, left_at, erased_at }) => ({
    name: erased_at === null ? name : ERASED,
    institution,
    since: instantOf(entered_at),
    leftAt: left_at === null ? null : instantOf(left_at),
  }));
}

/** Everybody who was there with a name only, with what became of their seat and name. */
export const listGuests = answer('guest.list', {
  action: 'session.facilitate',
  subject: sessionSubject,
  async run({ db }, { sessionId }, { networkId }) {
    const meeting = await meetingOf(db, required(networkId), sessionId);
    const rows = await seatsOf(db, required(networkId), sessionId, 'all');
    return {
      session: { id: sessionId, title: meeting.title },
      timeZone: meeting.time_zone,
      guests: rows.map(({ guestId, name, institution, entered_at, left_at, removed_at, erased_at }) => ({
        guestId,
        name,
        institution,
        enteredAt: instantOf(entered_at),
        leftAt: (removed_at ?? left_at) === null ? null : instantOf(removed_at ?? left_at ?? ''),
        removed: removed_at !== null,
        erased: erased_at !== null,
      })),
    };
  },
});
