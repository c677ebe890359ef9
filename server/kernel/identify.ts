import { sql } from 'drizzle-orm';
import type { Actor, ForumRole, Guest, MandateLevel, Person, Representation } from '#app/domain/actor.ts';
import { reaches } from '#app/domain/actor.ts';
import type { Sector } from '#app/domain/sector.ts';
import { executeNamed, type Reader } from '#db/client.ts';
import type { Credentials } from './handler.ts';

interface PersonRow extends Record<string, unknown> {
  network_id: string;
  id: string;
  account_id: string | null;
  administrator: boolean;
  convener: boolean;
  suspended: boolean;
  second_factor_set: boolean;
  today: string;
  memberships: { organisation_id: string; sector: Sector; leader: boolean }[] | null;
  mandates:
    | {
        organisation_id: string;
        level: MandateLevel;
        valid_from: string;
        valid_until: string;
        revoked: boolean;
      }[]
    | null;
  roles: { forum_id: string; role: ForumRole }[] | null;
}

/** One row per person with memberships, mandates and roles; days are those of the network's time zone. */
const people = (condition: ReturnType<typeof sql>) => sql`
  select p.network_id, p.id, p.account_id, p.administrator, p.convener,
    coalesce(a.suspended_at is not null, false) as suspended,
    coalesce(a.totp_secret is not null, false) as second_factor_set,
    to_char(now() at time zone n.time_zone, 'YYYY-MM-DD') as today,
    (select json_agg(json_build_object('organisation_id', m.organisation_id, 'sector', o.sector, 'leader', m.leader))
       from membership m join organisation o on o.network_id = m.network_id and o.id = m.organisation_id
      where m.network_id = p.network_id and m.person_id = p.id
        and m.starts_on <= (now() at time zone n.time_zone)::date
        and (m.ends_on is null or m.ends_on >= (now() at time zone n.time_zone)::date)) as memberships,
    (select json_agg(json_build_object('organisation_id', d.organisation_id, 'level', d.level,
        'valid_from', d.valid_from, 'valid_until', d.valid_until, 'revoked', d.revoked_at is not null))
       from mandate d where d.network_id = p.network_id and d.person_id = p.id) as mandates,
    (select json_agg(json_build_object('forum_id', r.forum_id, 'role', r.role))
       from forum_role r where r.network_id = p.network_id and r.person_id = p.id) as roles
  from person p
  join network n on n.id = p.network_id
  left join account a on a.id = p.account_id
  where p.erased_at is null and ${condition}`;

const higher = (a: MandateLevel | null, b: MandateLevel): MandateLevel =>
  a !== null && reaches(a, b) ? a : b;

function representations(row: PersonRow, today: string): Representation[] {
  return (row.memberships ?? []).map((m) => {
    let level: MandateLevel | null = null;
    let expiredLevel: MandateLevel | null = null;
    for (const mandate of row.mandates ?? []) {
      if (mandate.organisation_id !== m.organisation_id || mandate.valid_from > today) continue;
      const inForce = !mandate.revoked && mandate.valid_until >= today;
      if (inForce) level = higher(level, mandate.level);
      else expiredLevel = higher(expiredLevel, mandate.level);
    }
    return { organisationId: m.organisation_id, sector: m.sector, leader: m.leader, level, expiredLevel };
  });
}

function personOf(row: PersonRow, secondFactor: boolean, today = row.today): Person {
  const forumRoles: Record<string, ForumRole[]> = {};
  for (const { forum_id, role } of row.roles ?? []) {
    forumRoles[forum_id] = [...(forumRoles[forum_id] ?? []), role];
  }
  return {
    kind: 'person',
    networkId: row.network_id,
    accountId: row.account_id ?? '',
    personId: row.id,
    administrator: row.administrator,
    convener: row.convener,
    secondFactor,
    secondFactorSet: row.second_factor_set,
    representing: representations(row, today),
    forumRoles,
  };
}

/** Observers with a name only whose seats still stand. */
async function guestsIn(db: Reader, ids: readonly string[]): Promise<Guest[]> {
  const { rows } = await executeNamed<Omit<Guest, 'kind'>>(
    db,
    sql`
    select id as "guestId", network_id as "networkId", session_id as "sessionId", name from guest_seat
    where id = any(${`{${ids.join(',')}}`}::uuid[]) and left_at is null and removed_at is null and expires_at > now()`,
  );
  return rows.map((row) => ({ kind: 'guest', ...row }));
}

/** A stable key for credentials: the same person through the same door. */
export function credentialKey(credentials: Credentials): string {
  switch (credentials.kind) {
    case 'public':
      return 'public';
    case 'session':
      return `session:${credentials.accountId}:${credentials.secondFactor}`;
    case 'token':
      return `token:${credentials.accountId}`;
    case 'person':
      return `person:${credentials.networkId}:${credentials.personId}`;
    case 'guest':
      return `guest:${credentials.guestId}`;
    case 'operator':
      return `operator:${credentials.networkId ?? ''}`;
  }
}

/**
 * Who the credentials belong to, with today's rights, read at this moment: a right that was taken away a
 * second ago is gone. Suspended and erased people are nobody. One query however many are asked about.
 * @param day overrides today (the demo's history is played on its own days)
 */
export async function identifyAll(
  db: Reader,
  all: readonly Credentials[],
  day?: string,
): Promise<Map<string, Actor>> {
  const actors = new Map<string, Actor>();
  const accounts = new Set<string>();
  const persons = new Set<string>();
  const guests = new Set<string>();
  for (const credentials of all) {
    if (credentials.kind === 'session' || credentials.kind === 'token') accounts.add(credentials.accountId);
    else if (credentials.kind === 'person') persons.add(credentials.personId);
    else if (credentials.kind === 'guest') guests.add(credentials.guestId);
    else actors.set(credentialKey(credentials), credentials);
  }
  if (guests.size > 0)
    for (const guest of await guestsIn(db, [...guests])) actors.set(`guest:${guest.guestId}`, guest);
  if (accounts.size === 0 && persons.size === 0) return actors;
  // Each list by its own index; asked for together, every person of the house would be looked at.
  const byAccount = sql`p.account_id = any(${`{${[...accounts].join(',')}}`}::uuid[])`;
  const byPerson = sql`p.id = any(${`{${[...persons].join(',')}}`}::uuid[])`;
  const asked =
    persons.size === 0 ? byAccount : accounts.size === 0 ? byPerson : sql`(${byAccount} or ${byPerson})`;
  const { rows } = await executeNamed<PersonRow>(db, people(sql`${asked} order by p.created_at`));
  for (const credentials of all) {
    const key = credentialKey(credentials);
    if (actors.has(key)) continue;
    if (credentials.kind === 'session' || credentials.kind === 'token') {
      const row = rows.find((r) => r.account_id === credentials.accountId && !r.suspended);
      if (row)
        actors.set(
          key,
          personOf(row, credentials.kind === 'token' ? row.second_factor_set : credentials.secondFactor, day),
        );
    } else if (credentials.kind === 'person') {
      const row = rows.find(
        (r) => r.id === credentials.personId && r.network_id === credentials.networkId && !r.suspended,
      );
      if (row) actors.set(key, personOf(row, true, day));
    }
  }
  return actors;
}

/** The same for one. Null when nobody stands behind the credentials any more. */
export async function identify(db: Reader, credentials: Credentials, day?: string): Promise<Actor | null> {
  const actors = await identifyAll(db, [credentials], day);
  return actors.get(credentialKey(credentials)) ?? null;
}

/** What names somebody. */
type Named =
  | Pick<Person, 'kind' | 'personId'>
  | Pick<Guest, 'kind' | 'guestId'>
  | { kind: Exclude<Actor['kind'], 'person' | 'guest'> };

/** The name under which an actor's idempotency keys are kept. */
export function actorId(actor: Named): string {
  if (actor.kind === 'person') return `person:${actor.personId}`;
  if (actor.kind === 'guest') return `guest:${actor.guestId}`;
  return actor.kind;
}
