import { sql } from 'drizzle-orm';
import type { ForumPurpose, ForumType } from '#app/contract/forum-shapes.ts';
import type { Actor, Person } from '#app/domain/actor.ts';
import { can } from '#app/domain/permissions/index.ts';
import type { BySector } from '#app/domain/sector.ts';
import { acceptedByAll } from '#db/in-force.ts';
import { answer } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { stillOpen } from './items.ts';
import { cursorAfter, cursorOf, organisationRefs, pageOf, uuids } from './read.ts';
import { charterStates, nextSessions, rolesIn, timeZoneOf } from './state.ts';

interface Row extends Record<string, unknown> {
  id: string;
  name: string;
  type: ForumType;
  purpose: ForumPurpose;
  initiator_id: string;
  created_at: string;
  government: string;
  others: string;
  mine: string[] | null;
  open: boolean | null;
  open_proposals: string;
}

const personOf = (actor: Actor): Person => (actor.kind === 'person' ? actor : refuse('sign_in_required'));

/** Forums of the network that the reader may see, the newest first. */
export const listForums = answer('forum.list', {
  action: 'network.read',
  subject: async ({ actor }) => (actor.kind === 'person' ? { networkId: actor.networkId } : null),
  async run(context, input) {
    const { db } = context;
    const actor = personOf(context.actor);
    const { networkId } = actor;
    const limit = input.limit ?? 30;
    const from = cursorOf(input.after);
    const mine = uuids(actor.representing.map((r) => r.organisationId));
    const held = uuids(Object.keys(actor.forumRoles));
    const member = sql`exists (select 1 from forum_party p where p.network_id = f.network_id and p.forum_id = f.id
      and p.withdrawn_at is null and p.organisation_id = any(${mine}::uuid[]))`;
    const open = sql`(select c.rules->>'transparency' = 'public' from charter c
      where c.network_id = f.network_id and c.forum_id = f.id and ${acceptedByAll()} order by c.version desc limit 1)`;
    const bySector = (sector: keyof BySector<number>) => sql`(select count(*) from forum_party p
      join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
      where p.network_id = f.network_id and p.forum_id = f.id and p.withdrawn_at is null and o.sector = ${sector})`;
    const { rows } = await db.execute<Row>(sql`
      select f.id, f.name, f.type, f.purpose, f.initiator_id, f.created_at,
        ${bySector('government')} as government, ${bySector('non-government')} as others,
        (select array_agg(p.organisation_id) from forum_party p where p.network_id = f.network_id
          and p.forum_id = f.id and p.withdrawn_at is null and p.organisation_id = any(${mine}::uuid[])) as mine,
        ${open} as open,
        (select count(*) from proposal p where p.network_id = f.network_id and p.forum_id = f.id
          and ${stillOpen}) as open_proposals
      from forum f where f.network_id = ${networkId}
        and (${actor.administrator} or f.id = any(${held}::uuid[]) or ${member} or ${open})
        ${from ? sql`and (f.created_at, f.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : sql``}
      order by f.created_at desc, f.id desc limit ${limit + 1}`);
    const { shown, next } = pageOf(rows, limit, (row) =>
      cursorAfter({ createdAt: new Date(row.created_at), id: row.id }),
    );
    const visible = shown.filter((row) =>
      can(actor, 'forum.read', {
        networkId,
        forumId: row.id,
        partyIds: row.mine ?? [],
        ...(row.open ? { open: 'network' as const } : {}),
      }),
    );
    const ids = visible.map((row) => row.id);
    const sessions = await nextSessions(db, networkId, ids, context.now);
    const charters = await charterStates(db, networkId, ids);
    const organisations = await organisationRefs(
      db,
      networkId,
      visible.map((row) => row.initiator_id),
    );
    return {
      forums: visible.map((row) => ({
        id: row.id,
        name: row.name,
        type: row.type,
        purpose: row.purpose,
        initiator: required(organisations.get(row.initiator_id)),
        parties: { government: Number(row.government), 'non-government': Number(row.others) },
        charter: charters.get(row.id) ?? null,
        session: sessions.get(row.id) ?? null,
        openProposals: Number(row.open_proposals),
        roles: rolesIn(actor, row.id),
      })),
      next,
      timeZone: await timeZoneOf(db, networkId),
      may: { create: can(actor, 'forum.create', { networkId }) },
    };
  },
});
