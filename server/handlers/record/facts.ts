import { sql } from 'drizzle-orm';
import type { RecordContent } from '#app/contract/record.ts';
import type { Decision } from '#app/domain/session/index.ts';
import type { Reader } from '#db/client.ts';
import { acceptedByAll } from '#db/in-force.ts';
import { required } from '#server/kernel/refusal.ts';
import { sinceMoved } from '../session/attended.ts';

/** The invitation with everything around it that a record names. */
export interface Meeting extends Record<string, unknown> {
  title: string;
  place: string;
  status: 'scheduled' | 'open' | 'postponed' | 'closed' | 'cancelled';
  letter_number: string | null;
  forum_id: string;
  forum_name: string;
  legal_basis: string;
  initiator: string;
  mandate_holder: string;
  network_name: string;
  region: string;
  time_zone: string;
  starts_at: Date | string;
}

/** A session's invitation, forum and network. @throws Refused `not_found` */
export async function meetingOf(db: Reader, networkId: string, sessionId: string): Promise<Meeting> {
  const { rows } = await db.execute<Meeting>(sql`
    select s.title, s.place, s.status, s.letter_number, s.starts_at, f.id as forum_id, f.name as forum_name, f.legal_basis,
      i.name as initiator, m.name as mandate_holder, n.name as network_name, n.region, n.time_zone
    from session s
    join forum f on f.network_id = s.network_id and f.id = s.forum_id
    join organisation i on i.network_id = f.network_id and i.id = f.initiator_id
    join organisation m on m.network_id = f.network_id and m.id = f.mandate_holder_id
    join network n on n.id = s.network_id
    where s.network_id = ${networkId} and s.id = ${sessionId}`);
  return required(rows[0]);
}

/** The charter that was in force when the session was opened; its rules are frozen into the session. */
export async function charterAt(db: Reader, networkId: string, forumId: string, at: Date) {
  const { rows } = await db.execute<{ version: number; hash: string }>(sql`
    select c.version, c.hash from charter c where c.network_id = ${networkId} and c.forum_id = ${forumId}
      and c.created_at <= ${at.toISOString()}::timestamptz and ${acceptedByAll('c', at)} order by c.version desc limit 1`);
  return rows[0] ?? null;
}

/** A decision of the session with its number in the register and the text it is about. */
export interface DecisionRow extends Record<string, unknown> {
  facts: Decision;
  number: number;
  proposal: number;
  title: string;
  plain: string;
  replaces: number | null;
}

/** The decisions of a session in the order of the register, with their frozen texts. */
export async function decisionsOf(db: Reader, networkId: string, sessionId: string): Promise<DecisionRow[]> {
  const { rows } = await db.execute<DecisionRow>(sql`
    select d.facts, d.number, p.number as proposal, p.title, v.plain, r.number as replaces
    from decision d
    join proposal p on p.network_id = d.network_id and p.id = d.proposal_id
    join proposal_version v on v.network_id = d.network_id and v.id = d.proposal_version_id
    left join decision r on r.network_id = d.network_id and r.id::text = d.facts->>'replaces'
    where d.network_id = ${networkId} and d.session_id = ${sessionId} order by d.number`);
  return rows;
}

/** Somebody who was there, named by office. */
export type Attendee = RecordContent['parties'][number]['attendees'][number] & {
  /** When they left and did not come back; null for who stayed. */
  leftAt: string | null;
};

interface ArrivalRow extends Record<string, unknown> {
  organisation_id: string;
  /** The person is known. */
  named: boolean;
  since: Date | string;
  left_at: Date | string | null;
  mode: Attendee['mode'];
  role: Attendee['role'];
  office: string | null;
}

/** Written where the facilitator noted an organisation's presence without naming anybody, or no office is known. */
const NO_OFFICE = 'Utusan';

/**
 * Who was there for each organisation, by office, from when and until when: everybody who came, also those who left before the
 * end; not who came to a date from which the session was moved, and nobody twice who was noted at the desk first.
 * People are named by the office they held on the day of the session.
 */
export async function attendanceOf(
  db: Reader,
  networkId: string,
  sessionId: string,
): Promise<Map<string, Attendee[]>> {
  const { rows } = await db.execute<ArrivalRow>(sql`
    select a.organisation_id, a.attendee is not null as named, a.since, a.mode, a.role, m.office,
      (select min(l.at) from session_event l where l.network_id = ${networkId} and l.session_id = ${sessionId}
        and l.type = 'attendance.left' and l.organisation_id = a.organisation_id and l.seq > a.last
        and (l.payload->>'attendeeId' is null or l.payload->>'attendeeId' = a.attendee)) as left_at
    from (
      select organisation_id, payload->>'attendeeId' as attendee, min(at) as since, max(seq) as last,
        (array_agg(payload->>'mode' order by seq desc))[1] as mode,
        (array_agg(payload->>'role' order by seq desc))[1] as role
      from session_event
      where network_id = ${networkId} and session_id = ${sessionId} and type = 'attendance.marked'
        and ${sinceMoved('session_event')}
      group by organisation_id, payload->>'attendeeId'
    ) a
    left join lateral (
      select m.office from membership m
      where m.network_id = ${networkId} and m.organisation_id = a.organisation_id and m.person_id::text = a.attendee
      order by (m.starts_on <= a.since::date and (m.ends_on is null or m.ends_on >= a.since::date)) desc, m.starts_on desc
      limit 1
    ) m on true
    order by a.since, m.office`);
  const byOrganisation = new Map<string, Attendee[]>();
  const named = new Set(rows.filter((row) => row.named).map((row) => row.organisation_id));
  for (const row of rows) {
    if (!row.named && named.has(row.organisation_id)) continue;
    const { mode, role, office } = row;
    const attendee = {
      office: office ?? NO_OFFICE,
      mode,
      role,
      since: new Date(row.since).toISOString(),
      leftAt: row.left_at === null ? null : new Date(row.left_at).toISOString(),
    };
    byOrganisation.set(row.organisation_id, [...(byOrganisation.get(row.organisation_id) ?? []), attendee]);
  }
  return byOrganisation;
}
