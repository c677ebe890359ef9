import { sql } from 'drizzle-orm';
import { FORUM_ROLES } from '#app/contract/forum-shapes.ts';
import type { Actor, ForumRole } from '#app/domain/actor.ts';
import type { Reader } from '#db/client.ts';
import { acceptedByAll } from '#db/in-force.ts';
import { required } from '#server/kernel/refusal.ts';
import { instantOf, uuids } from './read.ts';

export interface SessionShown {
  id: string;
  title: string;
  place: string;
  startsAt: string;
  status: 'scheduled' | 'open' | 'postponed' | 'closed' | 'cancelled';
}

interface SessionRow extends Record<string, unknown> {
  forum_id: string;
  id: string;
  title: string;
  place: string;
  starts_at: string;
  status: SessionShown['status'];
}

/** The session each forum has next: the open one, else the earliest that is planned and not long past. */
export async function nextSessions(
  db: Reader,
  networkId: string,
  forumIds: readonly string[],
  now: Date,
): Promise<Map<string, SessionShown>> {
  if (forumIds.length === 0) return new Map();
  const { rows } = await db.execute<SessionRow>(sql`
    select distinct on (forum_id) forum_id, id, title, place, starts_at, status from session
    where network_id = ${networkId} and forum_id = any(${uuids(forumIds)}::uuid[])
      and (status = 'open' or (status in ('scheduled', 'postponed')
        and ends_at > ${now.toISOString()}::timestamptz - interval '12 hours'))
    order by forum_id, (status = 'open') desc, starts_at`);
  return new Map(
    rows.map(({ forum_id, id, title, place, starts_at, status }) => [
      forum_id,
      { id, title, place, startsAt: instantOf(starts_at), status },
    ]),
  );
}

interface CharterRow extends Record<string, unknown> {
  forum_id: string;
  id: string;
  version: number;
  accepted: string;
  parties: string;
  in_force: number | null;
}

/** Where the charter of a forum stands: the newest version, who accepted it, and which version is in force. */
export interface CharterState {
  version: number;
  accepted: number;
  parties: number;
  /** Null: no version has been accepted by all yet. */
  inForce: number | null;
}

/** The newest charter of each forum, how many of its parties have accepted it, and the version in force. */
export async function charterStates(db: Reader, networkId: string, forumIds: readonly string[]) {
  if (forumIds.length === 0) return new Map<string, CharterState>();
  const { rows } = await db.execute<CharterRow>(sql`
    select c.forum_id, c.id, c.version,
      (select count(*) from forum_party p join charter_acceptance a on a.network_id = p.network_id
          and a.charter_id = c.id and a.organisation_id = p.organisation_id
        where p.network_id = c.network_id and p.forum_id = c.forum_id and p.withdrawn_at is null) as accepted,
      (select count(*) from forum_party p
        where p.network_id = c.network_id and p.forum_id = c.forum_id and p.withdrawn_at is null) as parties,
      (select max(k.version) from charter k where k.network_id = c.network_id and k.forum_id = c.forum_id
        and ${acceptedByAll('k')}) as in_force
    from (select distinct on (forum_id) network_id, forum_id, id, version from charter
      where network_id = ${networkId} and forum_id = any(${uuids(forumIds)}::uuid[])
      order by forum_id, version desc) c`);
  return new Map<string, CharterState>(
    rows.map((row) => [
      row.forum_id,
      {
        version: row.version,
        accepted: Number(row.accepted),
        parties: Number(row.parties),
        inForce: row.in_force,
      },
    ]),
  );
}

/** The network's IANA time zone: its days begin and end there. */
export async function timeZoneOf(db: Reader, networkId: string): Promise<string> {
  const { rows } = await db.execute<{ time_zone: string }>(
    sql`select time_zone from network where id = ${networkId}`,
  );
  return required(rows[0]).time_zone;
}

/** Which roles the reader has in a forum, in the order of the contract. */
export function rolesIn(actor: Actor, forumId: string): ForumRole[] {
  if (actor.kind !== 'person') return [];
  const held = actor.forumRoles[forumId] ?? [];
  return FORUM_ROLES.filter((role) => held.includes(role));
}

/** A forum's name, for the way to a page. */
export async function forumRefOf(
  db: Reader,
  subject: { networkId: string; forumId: string },
): Promise<{ id: string; name: string }> {
  const { rows } = await db.execute<{ id: string; name: string }>(sql`
    select id, name from forum where network_id = ${subject.networkId} and id = ${subject.forumId}`);
  return required(rows[0]);
}

/** Parties among these organisations that have not accepted a charter. */
export async function notAccepted(
  db: Reader,
  networkId: string,
  charterId: string,
  organisationIds: readonly string[],
): Promise<string[]> {
  if (organisationIds.length === 0) return [];
  const { rows } = await db.execute<{ organisation_id: string }>(sql`
    select organisation_id from charter_acceptance where network_id = ${networkId} and charter_id = ${charterId}
      and organisation_id = any(${uuids(organisationIds)}::uuid[])`);
  const accepted = new Set(rows.map((row) => row.organisation_id));
  return organisationIds.filter((id) => !accepted.has(id));
}
