import { sql } from 'drizzle-orm';
import { isFacilitator } from '#app/domain/permissions/index.ts';
import { currentItem, lookup, openRound } from '#app/domain/session/index.ts';
import { organisationRefs, uuids } from '#server/handlers/forum/read.ts';
import { answer } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';

/** Open sessions that one person can be expected to have at a time. */
const AT_MOST = 10;

/** What waits for the reader's confirmation in the sessions that are open now. */
export const pendingPositions = answer('position.pending', {
  action: 'network.read',
  subject: async ({ actor }) => (actor.kind === 'person' ? { networkId: actor.networkId } : null),
  async run(context) {
    const { db, actor } = context;
    if (actor.kind !== 'person') refuse('sign_in_required');
    const { networkId } = actor;
    const mine = actor.representing.filter((one) => one.level === 'decide').map((one) => one.organisationId);
    if (mine.length === 0) return { pending: [] };
    const { rows } = await db.execute<{ id: string }>(sql`
      select s.id from session s where s.network_id = ${networkId} and s.status = 'open'
        and exists (select 1 from forum_party p where p.network_id = s.network_id and p.forum_id = s.forum_id
          and p.withdrawn_at is null and p.organisation_id = any(${uuids(mine)}::uuid[]))
      order by s.starts_at desc limit ${AT_MOST}`);
    const organisations = await organisationRefs(db, networkId, mine);
    const found = await Promise.all(
      rows.map(async ({ id: sessionId }) => {
        const view = await context.room(sessionId);
        const round = view && openRound(view.state);
        // Whoever facilitates confirms nothing for anybody.
        if (!view || !round || isFacilitator(actor, view.room.subject)) return [];
        return mine.flatMap((id) => {
          const organisation = organisations.get(id);
          if (!organisation || !lookup(round.pending, id)) return [];
          const item = currentItem(view.state)?.title ?? '';
          return { sessionId, session: view.state.title, organisation, item };
        });
      }),
    );
    return { pending: found.flat() };
  },
});
