import { sql } from 'drizzle-orm';
import { can } from '#app/domain/permissions/index.ts';
import { dayIn } from '#server/handlers/agreement/act.ts';
import { uuids } from '#server/handlers/forum/read.ts';
import { answer } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { reviewsOf, waitsOn } from './review.ts';

interface Row extends Record<string, unknown> {
  id: string;
  number: number;
  title: string;
  forum_id: string;
  forum_name: string;
}

/** Decisions that wait to be looked at again, in the forums the reader facilitates or whose party they act for. */
export const dueDecisions = answer('decision.due', {
  action: 'network.read',
  subject: async ({ actor }) => (actor.kind === 'person' ? { networkId: actor.networkId } : null),
  async run({ db, actor, now }, input) {
    if (actor.kind !== 'person') refuse('sign_in_required');
    const { networkId } = actor;
    const today = await dayIn(db, networkId, now);
    const mine = uuids(actor.representing.map((one) => one.organisationId));
    const held = uuids(Object.keys(actor.forumRoles));
    const { rows } = await db.execute<Row>(sql`
      select d.id, d.number, d.title, f.id as forum_id, f.name as forum_name
      from decision_review r
      join decision d on d.network_id = r.network_id and d.id = r.decision_id
      join forum f on f.network_id = d.network_id and f.id = d.forum_id
      where r.network_id = ${networkId} and ${waitsOn(today)}
        and (r.forum_id = any(${held}::uuid[]) or exists (select 1 from forum_party p
          where p.network_id = r.network_id and p.forum_id = r.forum_id and p.withdrawn_at is null
            and p.organisation_id = any(${mine}::uuid[])))
      order by r.review_on nulls last, d.number limit ${input.limit ?? 20}`);
    const reviews = await reviewsOf(
      db,
      networkId,
      rows.map((row) => row.id),
      today,
    );
    return {
      decisions: rows.flatMap((row) => {
        const review = reviews.get(row.id);
        if (!review) return [];
        const forum = { id: row.forum_id, name: row.forum_name };
        const facilitates = can(actor, 'forum.facilitate', {
          networkId,
          forumId: row.forum_id,
        });
        return { id: row.id, number: row.number, title: row.title, forum, review, facilitates };
      }),
    };
  },
});
