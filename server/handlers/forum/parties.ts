import { sql } from 'drizzle-orm';
import type { ForumRole } from '#app/domain/actor.ts';
import { can } from '#app/domain/permissions/index.ts';
import type { Sector } from '#app/domain/sector.ts';
import { dayOf } from '#app/i18n/format.ts';
import type { Reader } from '#db/client.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { leavingShown } from '../membership/leaving.ts';
import { decidersOf, soleDecidersIn } from './deciders.ts';
import { instantOf, numberAfter, organisationRefs, pageOf } from './read.ts';
import { charterStates, forumRefOf, timeZoneOf } from './state.ts';
import { type ForumSubject, forumSubject } from './subject.ts';

interface OrganisationRow extends Record<string, unknown> {
  id: string;
  name: string;
  short_name: string;
  code: string;
  sector: Sector;
}
interface PartyRow extends OrganisationRow {
  position: number;
  joined_at: string;
  accepted_at: string | null;
  deciders: string;
}

const refOf = (row: OrganisationRow) => ({
  id: row.id,
  name: row.name,
  shortName: row.short_name,
  code: row.code,
  sector: row.sector,
});

/** Whom a facilitator can still invite or name. */
async function candidates(db: Reader, subject: ForumSubject, today: string) {
  const { networkId, forumId } = subject;
  const organisations = await db.execute<OrganisationRow>(sql`
    select o.id, o.name, o.short_name, o.code, o.sector from organisation o
    where o.network_id = ${networkId} and not exists (select 1 from forum_party p where p.network_id = o.network_id
      and p.forum_id = ${forumId} and p.organisation_id = o.id and p.withdrawn_at is null)
    order by o.name, o.id limit 1000`);
  const people = await db.execute<{ id: string; name: string }>(sql`
    select id, name from person where network_id = ${networkId} and erased_at is null order by name, id limit 1000`);
  const sole = await soleDecidersIn(db, subject, today);
  return {
    organisations: organisations.rows.map(refOf),
    people: people.rows.map((row) => ({
      personId: row.id,
      name: row.name,
      onlyDeciderFor: sole.get(row.id) ?? [],
    })),
  };
}

/** The parties in their own order, with their acceptance of the newest charter; who holds which role. */
export const showParties = answer('forum.parties', {
  action: 'forum.read',
  subject: (context, input) => forumSubject(context, input.forumId),
  async run(context, input) {
    const { db, actor } = context;
    const subject = required(await forumSubject(context, input.forumId));
    const { networkId, forumId, partyIds } = subject;
    const limit = input.limit ?? 100;
    const today = dayOf(context.now, await timeZoneOf(db, networkId));
    const after = numberAfter(input.after) ?? -1;
    const { rows } = await db.execute<PartyRow>(sql`
      select o.id, o.name, o.short_name, o.code, o.sector, p.position, p.created_at as joined_at,
        (select a.created_at from charter_acceptance a where a.network_id = p.network_id
          and a.organisation_id = p.organisation_id and a.charter_id = (select c.id from charter c
            where c.network_id = p.network_id and c.forum_id = p.forum_id order by c.version desc limit 1)
        ) as accepted_at,
        (select count(*) from ${decidersOf(today)} k) as deciders
      from forum_party p join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
      where p.network_id = ${networkId} and p.forum_id = ${forumId} and p.withdrawn_at is null
        and p.position > ${after}
      order by p.position limit ${limit + 1}`);
    const { shown, next } = pageOf(rows, limit, (row) => String(row.position));
    const roles = await db.execute<{ person_id: string; name: string; role: ForumRole }>(sql`
      select r.person_id, p.name, r.role from forum_role r
      join person p on p.network_id = r.network_id and p.id = r.person_id
      where r.network_id = ${networkId} and r.forum_id = ${forumId}
      order by array_position(array['facilitator', 'note-taker', 'verifier', 'observer'], r.role), p.name`);
    const mine = (actor.kind === 'person' ? actor.representing : []).filter(
      ({ organisationId }) =>
        partyIds.includes(organisationId) && can(actor, 'party.withdraw', { ...subject, organisationId }),
    );
    const refs = await organisationRefs(
      db,
      networkId,
      mine.map((one) => one.organisationId),
    );
    const facilitate = can(actor, 'forum.facilitate', subject);
    return {
      forum: await forumRefOf(db, subject),
      charterVersion: (await charterStates(db, networkId, [forumId])).get(forumId)?.version ?? null,
      parties: shown.map((row) => ({
        organisation: refOf(row),
        joinedAt: instantOf(row.joined_at),
        acceptedAt: row.accepted_at === null ? null : instantOf(row.accepted_at),
        deciders: Number(row.deciders),
      })),
      total: subject.partyIds.length,
      next,
      leaving: await leavingShown(context, subject),
      mine: mine.flatMap((one) => refs.get(one.organisationId) ?? []),
      roles: roles.rows.map(({ person_id, name, role }) => ({ personId: person_id, name, role })),
      candidates: facilitate ? await candidates(db, subject, today) : { organisations: [], people: [] },
      may: { facilitate },
    };
  },
});
