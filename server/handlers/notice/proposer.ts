import type { NoticeKind } from '#app/domain/notice.ts';
import type { proposal } from '#db/schema/index.ts';
import type { CommandContext } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { forumSubject } from '../forum/subject.ts';
import { todayIn } from '../network/read.ts';
import { delegatesOf } from './mentions.ts';
import { facilitatorsOf, tell, tellGathering } from './tell.ts';

type Proposal = Pick<typeof proposal.$inferSelect, 'networkId' | 'forumId' | 'id' | 'organisationId'>;

/**
 * Who answers for a proposal today: the delegates of the party that put it forward; where it has none, or left the
 * forum, the forum's facilitators.
 */
export async function answeringFor(context: CommandContext, current: Proposal): Promise<string[]> {
  const { networkId, forumId, organisationId } = current;
  const { partyIds } = required(await forumSubject(context, forumId));
  const delegates = partyIds.includes(organisationId)
    ? await delegatesOf(
        context.db,
        { networkId, forumId },
        [organisationId],
        await todayIn(context.db, networkId, context.now),
      )
    : [];
  return delegates.length > 0 ? delegates : facilitatorsOf(context.db, { networkId, forumId });
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
  await (kind === 'responded' ? tellGathering : tell)(
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
