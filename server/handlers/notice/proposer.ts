import { sql } from 'drizzle-orm';
import type { NoticeKind } from '#app/domain/notice.ts';
import type { proposal } from '#db/schema/index.ts';
import type { CommandContext } from '#server/kernel/handler.ts';
import { todayIn } from '../network/read.ts';
import { tell } from './tell.ts';

type Proposal = Pick<typeof proposal.$inferSelect, 'networkId' | 'forumId' | 'id' | 'organisationId'>;

/**
 * Who answers for a proposal today: the delegates of the party that put it forward; where it has none, or left the
 * forum, the forum's facilitators.
 */
export async function answeringFor(context: CommandContext, current: Proposal): Promise<string[]> {
  const { networkId, forumId, organisationId } = current;
  const today = await todayIn(context.db, networkId, context.now);
  const { rows } = await context.db.execute<{ person_id: string }>(sql`
    with delegate as (
      select m.person_id from mandate m join forum_party p on p.network_id = m.network_id
        and p.organisation_id = m.organisation_id and p.forum_id = ${forumId} and p.withdrawn_at is null
      where m.network_id = ${networkId} and m.organisation_id = ${organisationId}
        and m.level in ('speak', 'decide') and m.revoked_at is null
        and m.valid_from <= ${today} and m.valid_until >= ${today}
    )
    select person_id from delegate
    union
    select person_id from forum_role where network_id = ${networkId} and forum_id = ${forumId}
      and role = 'facilitator' and not exists (select from delegate)`);
  return rows.map((row) => row.person_id);
}

/**
 * Tells who answers for a proposal that somebody else did something to it; nobody when its own organisation did.
 * @param by for whom it was done
 * @param but who heard of it already
 */
export async function tellProposer(
  context: CommandContext,
  kind: NoticeKind,
  current: Proposal,
  { by, remarkId, but }: { by: string | null; remarkId?: string; but: readonly string[] },
): Promise<void> {
  if (by === current.organisationId) return;
  const people = await answeringFor(context, current);
  await tell(
    context,
    kind,
    people.filter((personId) => !but.includes(personId)),
    {
      networkId: current.networkId,
      forumId: current.forumId,
      proposalId: current.id,
      ...(remarkId === undefined ? {} : { remarkId }),
      organisationId: by,
    },
  );
}
