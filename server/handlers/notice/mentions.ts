import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { OrganisationRef } from '#app/contract/contract.ts';
import type { Mentionable, Named } from '#app/contract/forum-shapes.ts';
import type { MandateLevel } from '#app/domain/actor.ts';
import { afterAt, beginsWithName, codesIn } from '#app/domain/mention.ts';
import { can } from '#app/domain/permissions/index.ts';
import type { Reader } from '#db/client.ts';
import { contributionMention } from '#db/schema/index.ts';
import { answer, type CommandContext, type ReadContext } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { organisationRefs, peopleNames, uuids, voicesOf } from '../forum/read.ts';
import { forumSubject } from '../forum/subject.ts';
import { todayIn } from '../network/read.ts';

/** Texts as rows of a query: `in ${texts(list)}`. */
const texts = (list: readonly string[]) =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(list)}::jsonb))`;

/** Parties of the forum whose code is written after an "@". */
async function organisationsIn(
  db: Reader,
  forum: { networkId: string; forumId: string },
  rests: readonly string[],
): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select o.id from forum_party p join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
    where p.network_id = ${forum.networkId} and p.forum_id = ${forum.forumId} and p.withdrawn_at is null
      and upper(o.code) in ${texts(codesIn(rests))}`);
  return rows.map((row) => row.id);
}

/** People of the forum (of its parties, or with a role in it) whose whole name is written after an "@". */
async function peopleIn(
  db: Reader,
  forum: { networkId: string; forumId: string },
  rests: readonly string[],
  today: string,
): Promise<string[]> {
  // The first word narrows the search in the database; whether the whole name is there is said by the domain.
  const { rows } = await db.execute<{ id: string; name: string }>(sql`
    select p.id, p.name from person p
    where p.network_id = ${forum.networkId} and p.erased_at is null
      and upper(split_part(p.name, ' ', 1)) in ${texts(codesIn(rests))}
      and (exists (select 1 from forum_role r where r.network_id = p.network_id and r.person_id = p.id
          and r.forum_id = ${forum.forumId})
        or exists (select 1 from membership m join forum_party f on f.network_id = m.network_id
          and f.organisation_id = m.organisation_id and f.forum_id = ${forum.forumId} and f.withdrawn_at is null
          where m.network_id = p.network_id and m.person_id = p.id and (m.ends_on is null or m.ends_on >= ${today})))
    limit 2000`);
  return rows.filter(({ name }) => rests.some((rest) => beginsWithName(rest, name))).map((row) => row.id);
}

/**
 * Who speaks for these organisations in a forum today: of those that are its parties, the people who hold a place in
 * them and a mandate to speak or to decide.
 * @param levels which mandates are meant
 */
export async function delegatesOf(
  db: Reader,
  { networkId, forumId }: { networkId: string; forumId: string },
  organisationIds: readonly string[],
  today: string,
  levels: readonly MandateLevel[] = ['speak', 'decide'],
): Promise<string[]> {
  if (organisationIds.length === 0) return [];
  const { rows } = await db.execute<{ person_id: string }>(sql`
    select distinct d.person_id from mandate d
    join forum_party f on f.network_id = d.network_id and f.organisation_id = d.organisation_id
      and f.forum_id = ${forumId} and f.withdrawn_at is null
    where d.network_id = ${networkId} and d.organisation_id = any(${uuids(organisationIds)}::uuid[])
      and d.level in ${texts(levels)} and d.revoked_at is null
      and d.valid_from <= ${today} and d.valid_until >= ${today}
      and exists (select from membership m where m.network_id = d.network_id and m.person_id = d.person_id
        and m.organisation_id = d.organisation_id and m.starts_on <= ${today}
        and (m.ends_on is null or m.ends_on >= ${today}))`);
  return rows.map((row) => row.person_id);
}

/**
 * Whom a text names: organisations by "@" and their code, people by "@" and their whole name. Plain text is enough
 * for it, so it works the same without JavaScript. `concerned`: those named, and the delegates of named organisations.
 */
export async function namedIn(
  { db, now }: Pick<CommandContext, 'db' | 'now'>,
  about: { networkId: string; forumId: string },
  plain: string,
): Promise<{ organisations: string[]; people: string[]; concerned: string[] }> {
  const rests = afterAt(plain);
  if (rests.length === 0) return { organisations: [], people: [], concerned: [] };
  const today = await todayIn(db, about.networkId, now);
  const organisations = await organisationsIn(db, about, rests);
  const people = await peopleIn(db, about, rests, today);
  const delegates = await delegatesOf(db, about, organisations, today);
  return { organisations, people, concerned: [...new Set([...people, ...delegates])] };
}

/**
 * Whom these texts name, for marking them where they are read. Looked up today, never kept: who was erased or has left
 * is not named again.
 */
export async function namesIn(
  { db, now }: Pick<ReadContext, 'db' | 'now'>,
  about: { networkId: string; forumId: string },
  plains: readonly string[],
): Promise<Named> {
  const rests = [...new Set(plains.flatMap(afterAt))];
  if (rests.length === 0) return { codes: [], people: [] };
  const today = await todayIn(db, about.networkId, now);
  const { networkId } = about;
  const organisations = await organisationRefs(db, networkId, await organisationsIn(db, about, rests));
  const people = await peopleNames(db, networkId, await peopleIn(db, about, rests, today));
  return {
    codes: [...organisations.values()].map(({ code }) => code.toUpperCase()),
    people: [...people.values()],
  };
}

/** Keeps whom a contribution names now, and forgets whom only its earlier words named. @returns the people concerned */
export async function mentionedIn(
  context: CommandContext,
  about: { networkId: string; forumId: string; contributionId: string },
  plain: string,
): Promise<string[]> {
  const { networkId, contributionId } = about;
  const { organisations, people, concerned } = await namedIn(context, about, plain);
  const rows = [
    ...organisations.map((targetId) => ({ kind: 'organisation' as const, targetId })),
    ...people.map((targetId) => ({ kind: 'person' as const, targetId })),
  ];
  await context.db
    .delete(contributionMention)
    .where(
      and(
        eq(contributionMention.networkId, networkId),
        eq(contributionMention.contributionId, contributionId),
        ...(rows.length > 0 ? [notInArray(contributionMention.targetId, [...organisations, ...people])] : []),
      ),
    );
  if (rows.length > 0)
    await context.db
      .insert(contributionMention)
      .values(rows.map((row) => ({ networkId, contributionId, ...row })))
      .onConflictDoNothing();
  return concerned;
}

/** Parties and people that a writer is reminded of; in a larger forum the page of the parties has them all. */
const MOST_PARTIES = 60;
const MOST_PEOPLE = 200;

/** Delegates of the parties, and who holds a role in the forum, by name, each with an organisation they belong to. */
async function peopleOf(
  db: Reader,
  { networkId, forumId }: { networkId: string; forumId: string },
  today: string,
): Promise<{ id: string; name: string; organisation_id: string | null }[]> {
  const { rows } = await db.execute<{ id: string; name: string; organisation_id: string | null }>(sql`
    with member as (
      select m.person_id, m.organisation_id, exists (select 1 from mandate d where d.network_id = m.network_id
          and d.organisation_id = m.organisation_id and d.person_id = m.person_id and d.revoked_at is null
          and d.valid_from <= ${today} and d.valid_until >= ${today}) as delegated
      from membership m join forum_party f on f.network_id = m.network_id and f.organisation_id = m.organisation_id
      where m.network_id = ${networkId} and f.forum_id = ${forumId} and f.withdrawn_at is null
        and (m.ends_on is null or m.ends_on >= ${today})
    )
    select p.id, p.name, (select organisation_id from member where person_id = p.id
      order by delegated desc, organisation_id limit 1) as organisation_id
    from person p where p.network_id = ${networkId} and p.erased_at is null
      and (exists (select 1 from member where person_id = p.id and delegated)
        or exists (select 1 from forum_role r where r.network_id = p.network_id and r.person_id = p.id
          and r.forum_id = ${forumId}))
    order by p.name, p.id limit ${MOST_PEOPLE}`);
  return rows;
}

/** Whom a text in this forum can name; no people for those who only read. */
export async function mentionableIn(
  { db, now }: Pick<ReadContext, 'db' | 'now'>,
  forum: { networkId: string; forumId: string; partyIds: readonly string[] },
  writes: boolean,
): Promise<Mentionable> {
  const { networkId, partyIds } = forum;
  const people = writes ? await peopleOf(db, forum, await todayIn(db, networkId, now)) : [];
  const few = partyIds.slice(0, MOST_PARTIES);
  const organisations = await organisationRefs(db, networkId, [
    ...few,
    ...people.flatMap((one) => one.organisation_id ?? []),
  ]);
  return {
    organisations: few.flatMap((id) => organisations.get(id) ?? []),
    people: people.map(({ id, name, organisation_id }) => ({
      id,
      name,
      organisation: organisations.get(organisation_id ?? '') ?? null,
    })),
  };
}

/** Whom a text can name, for whoever writes in a forum: offered by the pages while they write. */
export const listChoices = answer('mention.choices', {
  action: 'forum.read',
  subject: ({ db, actor }, { forumId }) => forumSubject({ db, actor }, forumId),
  async run(context, { forumId }) {
    const { db, actor } = context;
    const subject = required(await forumSubject({ db, actor }, forumId));
    const writes =
      can(actor, 'minutes.write', subject) ||
      can(actor, 'contribution.write', subject) ||
      (await voicesOf(db, actor, subject)).some(({ maySpeak }) => maySpeak);
    return mentionableIn(context, subject, writes);
  },
});

/** Whom each of these contributions names. */
export async function mentionsOf(
  db: Reader,
  networkId: string,
  contributionIds: readonly string[],
): Promise<Map<string, { organisations: OrganisationRef[]; people: string[] }>> {
  const found = new Map<string, { organisations: OrganisationRef[]; people: string[] }>();
  if (contributionIds.length === 0) return found;
  const { rows } = await db.execute<{
    contribution_id: string;
    kind: 'organisation' | 'person';
    target_id: string;
  }>(sql`
    select contribution_id, kind, target_id from contribution_mention
    where network_id = ${networkId} and contribution_id = any(${uuids(contributionIds)}::uuid[])`);
  if (rows.length === 0) return found;
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.target_id);
  const organisations = await organisationRefs(db, networkId, of('organisation'));
  const people = await peopleNames(db, networkId, of('person'));
  for (const row of rows) {
    const named = found.get(row.contribution_id) ?? { organisations: [], people: [] };
    const organisation = organisations.get(row.target_id);
    if (row.kind === 'organisation' && organisation) named.organisations.push(organisation);
    const name = people.get(row.target_id);
    if (row.kind === 'person' && name) named.people.push(name);
    found.set(row.contribution_id, named);
  }
  return found;
}
