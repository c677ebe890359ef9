import { sql } from 'drizzle-orm';
import { reaches } from '#app/domain/actor.ts';
import { standingOf } from '#app/domain/minutes.ts';
import { answer } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { organisationRefs, uuids } from '../forum/read.ts';
import { timeZoneOf } from '../forum/state.ts';
import { daysLeft } from '../topic/window.ts';
import { answersOf, attendedIds, findMinutes, minutesState } from './head.ts';

/** Minutes under confirmation that one page names. */
const AT_MOST = 10;

/** Minutes that wait for the reader: for the answer of their organisations, and corrections for theirs as the writer. */
export const awaitedMinutes = answer('minutes.awaited', {
  action: 'network.read',
  subject: async ({ actor }) => (actor.kind === 'person' ? { networkId: actor.networkId } : null),
  async run(context) {
    const { db, actor, now } = context;
    if (actor.kind !== 'person') refuse('sign_in_required');
    const { networkId } = actor;
    const mine = actor.representing
      .filter(({ level }) => level !== null && reaches(level, 'speak'))
      .map(({ organisationId }) => organisationId);
    const written = Object.entries(actor.forumRoles)
      .filter(([, roles]) => roles?.some((role) => role === 'note-taker' || role === 'facilitator'))
      .map(([forumId]) => forumId);
    const { rows } = await db.execute<{ id: string; title: string; writes: boolean }>(sql`
      select s.id, s.title, s.forum_id = any(${uuids(written)}::uuid[]) as writes from minutes m
      join session s on s.network_id = m.network_id and s.id = m.session_id
      where m.network_id = ${networkId} and m.locked_at is null and m.version > 0
        -- What nobody has locked after its time was over must not push aside what waits now.
        and ((m.confirm_by >= ${now.toISOString()}::timestamptz and exists (select 1 from forum_party p
            where p.network_id = s.network_id and p.forum_id = s.forum_id and p.withdrawn_at is null
              and p.organisation_id = any(${uuids(mine)}::uuid[])))
          or (s.forum_id = any(${uuids(written)}::uuid[]) and exists (select 1 from minutes_correction k
            where k.network_id = m.network_id and k.session_id = m.session_id and k.status = 'open')))
      order by m.confirm_by, s.id limit ${AT_MOST}`);
    const organisations = await organisationRefs(db, networkId, mine);
    const zone = await timeZoneOf(db, networkId);
    const found = await Promise.all(
      rows.map(async ({ id, title, writes }) => {
        const view = await context.room(id);
        const head = view && (await findMinutes(db, view.room));
        if (!view || !head?.confirmBy) return null;
        const state = minutesState(head, view.state, await answersOf(db, view.room));
        const open = head.confirmBy >= now ? attendedIds(view.state) : [];
        const silent = open.filter((one) => mine.includes(one) && standingOf(state, one) === 'silent');
        return {
          session: { id, title },
          version: head.version,
          until: head.confirmBy.toISOString(),
          daysLeft: daysLeft(now, head.confirmBy, zone),
          organisations: silent.flatMap((one) => organisations.get(one) ?? []),
          corrections: writes ? state.corrections.filter(({ status }) => status === 'open').length : 0,
        };
      }),
    );
    return {
      awaited: found
        .filter((one) => one !== null)
        .filter((one) => one.organisations.length > 0 || one.corrections > 0),
    };
  },
});
