import { sql } from 'drizzle-orm';
import type { OrganisationRef } from '#app/contract/contract.ts';
import type { Seat } from '#app/contract/session.ts';
import type { Actor } from '#app/domain/actor.ts';
import type { GroundRules } from '#app/domain/charter.ts';
import { isFacilitator, type Subject } from '#app/domain/permissions/index.ts';
import { expectedAttendance, type RsvpAnswer } from '#app/domain/registration.ts';
import type { Sector } from '#app/domain/sector.ts';
import type { FrozenText, SessionState } from '#app/domain/session/index.ts';
import type { Reader } from '#db/client.ts';
import { acceptedByAll } from '#db/in-force.ts';
import type { ReadContext } from '#server/kernel/handler.ts';
import { findRoom } from '#server/kernel/room-store.ts';

/** The network an actor is at home in; null for strangers and for an operator of no network. */
export const homeOf = (actor: Actor): string | null => (actor.kind === 'public' ? null : actor.networkId);

/** A session as the permission sentences ask about it; null when there is none. */
export async function sessionSubject(
  context: Pick<ReadContext, 'db'>,
  input: { sessionId: string },
): Promise<Subject | null> {
  const found = await findRoom(context.db, input.sessionId);
  return found?.room.subject ?? null;
}

/** The charter in force. */
export interface CharterInForce {
  id: string;
  version: number;
  rules: GroundRules;
}

/** The charter in force; where no version is accepted by all yet, the newest one, which waits. Null without any. */
export async function charterInForce(
  db: Reader,
  forum: { networkId: string; forumId: string },
): Promise<CharterInForce | null> {
  const { rows } = await db.execute<CharterInForce & Record<string, unknown>>(sql`
    select c.id, c.version, c.rules from charter c
    where c.network_id = ${forum.networkId} and c.forum_id = ${forum.forumId}
    order by ${acceptedByAll()} desc, c.version desc limit 1`);
  return rows[0] ?? null;
}

/** A party of a forum, and whether it has accepted a charter. */
export type Party = OrganisationRef & { accepted: boolean };

/** The parties of a forum in the order of their invitation. */
export async function partiesOfForum(
  db: Reader,
  forum: { networkId: string; forumId: string },
  charterId: string | null,
): Promise<Party[]> {
  const { rows } = await db.execute<Party & Record<string, unknown>>(sql`
    select o.id, o.name, o.short_name as "shortName", o.code, o.sector, a.charter_id is not null as accepted
    from forum_party p
    join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
    left join charter_acceptance a on a.network_id = p.network_id and a.charter_id = ${charterId}::uuid
      and a.organisation_id = p.organisation_id
    where p.network_id = ${forum.networkId} and p.forum_id = ${forum.forumId} and p.withdrawn_at is null
    order by p.position, p.organisation_id`);
  return rows;
}

/** A proposal's newest frozen version, as an agenda item carries it. */
export type ProposalText = FrozenText & { number: number; title: string };

/** The newest frozen versions of a forum's proposals; of all, or of those named. */
export async function newestTexts(
  db: Reader,
  forum: { networkId: string; forumId: string },
  proposalIds?: readonly string[],
): Promise<ProposalText[]> {
  const some = proposalIds ? sql`and p.id = any(${`{${proposalIds.join(',')}}`}::uuid[])` : sql``;
  const { rows } = await db.execute<ProposalText & Record<string, unknown>>(sql`
    select p.id as "proposalId", v.id as "proposalVersionId", v.version, v.hash, p.number, p.title
    from proposal p
    join proposal_version v on v.network_id = p.network_id and v.proposal_id = p.id and v.version = p.version
    where p.network_id = ${forum.networkId} and p.forum_id = ${forum.forumId} and p.withdrawn_at is null ${some}
    order by p.number desc limit 500`);
  return rows;
}

/** The organisations somebody acts for among these parties, with the mandate in force. */
export async function seatsOf(
  db: Reader,
  actor: Actor,
  room: { subject: Subject; sessionId: string; isParty(organisationId: string): boolean },
): Promise<Seat[]> {
  if (actor.kind !== 'person') return [];
  const held = actor.representing.filter((r) => room.isParty(r.organisationId));
  if (held.length === 0) return [];
  const neutral = isFacilitator(actor, room.subject);
  const ids = `{${held.map((r) => r.organisationId).join(',')}}`;
  const { rows } = await db.execute<{
    id: string;
    name: string;
    shortName: string;
    code: string;
    sector: Sector;
    answer: RsvpAnswer | null;
  }>(sql`
    select o.id, o.name, o.short_name as "shortName", o.code, o.sector, r.answer from organisation o
    left join session_registration r on r.network_id = o.network_id and r.organisation_id = o.id
      and r.session_id = ${room.sessionId}
    where o.network_id = ${actor.networkId} and o.id = any(${ids}::uuid[]) order by o.name`);
  return rows.flatMap(({ answer, ...organisation }) => {
    const representation = held.find((r) => r.organisationId === organisation.id);
    if (!representation) return [];
    const { level, expiredLevel, leader } = representation;
    const expected = answer === null ? null : expectedAttendance(answer);
    const expired = level === null && expiredLevel !== null;
    return [{ ...organisation, level, leader, neutral, expired, expected }];
  });
}

/** The organisations with a seat in a session, as pages show them, in the order of the invitation. */
export async function partiesOfSession(
  db: Reader,
  networkId: string,
  state: SessionState,
): Promise<OrganisationRef[]> {
  const { rows } = await db.execute<OrganisationRef & Record<string, unknown>>(sql`
    select id, name, short_name as "shortName", code, sector from organisation
    where network_id = ${networkId} and id = any(${`{${state.partyIds.join(',')}}`}::uuid[])`);
  const known = new Map(rows.map((row) => [row.id, row]));
  return state.partyIds.flatMap((id) => known.get(id) ?? []);
}
