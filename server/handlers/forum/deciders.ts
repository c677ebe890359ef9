import { type SQL, sql } from 'drizzle-orm';
import type { MuteParty } from '#app/contract/forum-shapes.ts';
import type { Reader } from '#db/client.ts';
import { notice } from '#db/schema/index.ts';
import type { CommandContext } from '#server/kernel/handler.ts';
import { todayIn } from '../network/read.ts';
import { organisationRefs, uuids } from './read.ts';
import type { ForumSubject } from './subject.ts';

/** SQL: person `d` facilitates the forum of party `p`. */
const facilitates = sql`exists (select from forum_role r where r.network_id = p.network_id and r.forum_id = p.forum_id
  and r.person_id = d.person_id and r.role = 'facilitator')`;

/** SQL: the people with a mandate to decide for party `p`, a place in it and an account that is not suspended. */
const mandatedOf = (today: string, also: SQL): SQL => sql`(select distinct d.person_id from mandate d
  join person a on a.network_id = d.network_id and a.id = d.person_id and a.erased_at is null
  where d.network_id = p.network_id and d.organisation_id = p.organisation_id and d.level = 'decide'
    and d.revoked_at is null and d.valid_from <= ${today} and d.valid_until >= ${today}
    and exists (select from membership m where m.network_id = d.network_id and m.person_id = d.person_id
      and m.organisation_id = d.organisation_id and m.starts_on <= ${today}
      and (m.ends_on is null or m.ends_on >= ${today}))
    and not exists (select from account s where s.id = a.account_id and s.suspended_at is not null)
    and ${also})`;

/** SQL: the people who may decide for party `p` on `today`, as a table. Whoever facilitates decides for nobody. */
export const decidersOf = (today: string): SQL => mandatedOf(today, sql`not ${facilitates}`);

/** As many parties without anybody who may decide as one page names. */
const NAMED = 50;

/** A party of a forum, as rows name it. */
interface Seat extends Record<string, unknown> {
  forum_id: string;
  organisation_id: string;
}
interface MuteRow extends Seat {
  forum_name: string;
  facilitating: string[] | null;
}

/**
 * Parties for which nobody may decide today, in one forum or in all; of all organisations or of these. A mandate is its
 * organisation's to give and to take, an office ends by its day, an erased person is gone, and whoever facilitates has
 * no voice: none of that waits for a successor, so the facilitator and the organisation's leader are warned instead.
 */
export async function withoutDeciders(
  db: Reader,
  networkId: string,
  wanted: { forumId?: string; organisationIds?: readonly string[] },
  today: string,
): Promise<(MuteParty & { forum: { id: string; name: string } })[]> {
  const { forumId, organisationIds } = wanted;
  if (organisationIds?.length === 0) return [];
  const { rows } = await db.execute<MuteRow>(sql`
    select p.forum_id, f.name as forum_name, p.organisation_id,
      (select array_agg(n.name order by n.name) from ${mandatedOf(today, facilitates)} k
        join person n on n.network_id = p.network_id and n.id = k.person_id) as facilitating
    from forum_party p join forum f on f.network_id = p.network_id and f.id = p.forum_id
    where p.network_id = ${networkId} and p.withdrawn_at is null
      ${forumId ? sql`and p.forum_id = ${forumId}` : sql``}
      ${organisationIds ? sql`and p.organisation_id = any(${uuids(organisationIds)}::uuid[])` : sql``}
      and not exists ${decidersOf(today)} order by f.created_at desc, p.position limit ${NAMED}`);
  const organisations = await organisationRefs(
    db,
    networkId,
    rows.map((row) => row.organisation_id),
  );
  return rows.flatMap((row) => {
    const organisation = organisations.get(row.organisation_id);
    const forum = { id: row.forum_id, name: row.forum_name };
    return organisation ? [{ organisation, forum, facilitating: row.facilitating ?? [] }] : [];
  });
}

/** Who records mandates: the administrators of a network, by name. */
export async function mandateKeepers(db: Reader, networkId: string): Promise<string[]> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select name from person where network_id = ${networkId} and administrator and erased_at is null
    order by name limit 5`);
  return rows.map((row) => row.name);
}

/** For which parties a person alone may decide today: without them nobody could. */
export async function soleDeciderOf(
  db: Reader,
  networkId: string,
  personId: string,
  today: string,
): Promise<{ forumId: string; forum: string; organisationId: string }[]> {
  const { rows } = await db.execute<Seat & { forum_name: string }>(sql`
    select p.forum_id, f.name as forum_name, p.organisation_id
    from forum_party p join forum f on f.network_id = p.network_id and f.id = p.forum_id
    where p.network_id = ${networkId} and p.withdrawn_at is null
      and p.organisation_id in (select organisation_id from mandate where network_id = ${networkId}
        and person_id = ${personId} and level = 'decide' and revoked_at is null)
      and (select array_agg(k.person_id) from ${decidersOf(today)} k) = array[${personId}::uuid]
    order by f.name, p.position limit ${NAMED}`);
  return rows.map((row) => ({
    forumId: row.forum_id,
    forum: row.forum_name,
    organisationId: row.organisation_id,
  }));
}

/** People of whom each alone may decide for some party of a forum, with the short names of these parties. */
export async function soleDecidersIn(
  db: Reader,
  { networkId, forumId }: ForumSubject,
  today: string,
): Promise<Map<string, string[]>> {
  const { rows } = await db.execute<{ person_id: string; names: string[] }>(sql`
    select s.person_ids[1] as person_id, array_agg(s.short_name order by s.short_name) as names from (
      select o.short_name, (select array_agg(k.person_id) from ${decidersOf(today)} k) as person_ids
      from forum_party p join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
      where p.network_id = ${networkId} and p.forum_id = ${forumId} and p.withdrawn_at is null) s
    where cardinality(s.person_ids) = 1 group by s.person_ids[1]`);
  return new Map(rows.map((row) => [row.person_id, row.names]));
}

/**
 * Does what may leave parties without anybody who decides because this person no longer does, and tells the leaders of
 * those that it does leave so.
 */
export async function tellingLeaders(
  context: CommandContext,
  networkId: string,
  personId: string,
  act: () => Promise<unknown>,
): Promise<void> {
  const { db, now, actor } = context;
  const today = await todayIn(db, networkId, now);
  const seats = await soleDeciderOf(db, networkId, personId, today);
  await act();
  if (seats.length === 0) return;
  const { rows } = await db.execute<Seat & { person_id: string }>(sql`
    select distinct p.forum_id, p.organisation_id, m.person_id from forum_party p
    join membership m on m.network_id = p.network_id and m.organisation_id = p.organisation_id and m.leader
      and m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today})
    join person a on a.network_id = m.network_id and a.id = m.person_id and a.erased_at is null
    where p.network_id = ${networkId} and p.withdrawn_at is null and not exists ${decidersOf(today)}
      and (p.forum_id, p.organisation_id) in (select * from unnest(
        ${uuids(seats.map((seat) => seat.forumId))}::uuid[],
        ${uuids(seats.map((seat) => seat.organisationId))}::uuid[]))`);
  const others = rows.filter((row) => actor.kind !== 'person' || actor.personId !== row.person_id);
  if (others.length === 0) return;
  await db.insert(notice).values(
    others.map((row) => ({
      networkId,
      id: context.newId(),
      personId: row.person_id,
      kind: 'no-decider' as const,
      forumId: row.forum_id,
      organisationId: row.organisation_id,
      createdAt: now,
    })),
  );
}

/** Somebody decides for a party again: its leaders are not told any more that nobody does. */
export async function settleDeciders(context: CommandContext, networkId: string): Promise<void> {
  const today = await todayIn(context.db, networkId, context.now);
  await context.db.execute(sql`
    delete from notice n using forum_party p
    where n.network_id = ${networkId} and n.kind = 'no-decider' and n.read_at is null
      and p.network_id = n.network_id and p.forum_id = n.forum_id and p.organisation_id = n.organisation_id
      and exists ${decidersOf(today)}`);
}
