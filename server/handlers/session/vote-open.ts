import { sql } from 'drizzle-orm';
import { itemOf } from '#app/domain/session/index.ts';
import type { Transaction } from '#db/client.ts';
import { handleRoom, type RoomFacts } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { theRoom } from './room-subject.ts';
import { isWithdrawn, withdrawnIn } from './withdrawn.ts';

interface Loaded {
  neutralIds: readonly string[];
  withdrawn: ReadonlySet<string>;
}

/** Who facilitates the forum, or this session of it: neutral, so that nobody votes through them. */
async function neutralIn(tx: Transaction, room: RoomFacts): Promise<string[]> {
  const { rows } = await tx.execute<{ personId: string }>(sql`
    select person_id as "personId" from forum_role
    where network_id = ${room.networkId} and forum_id = ${room.forumId} and role = 'facilitator'`);
  return [...rows.map((row) => row.personId), ...(room.subject.facilitatorIds ?? [])];
}

/** Opens a vote, where the charter allows it and a round has just ended without consensus. */
export const openVote = handleRoom('vote.open', {
  action: 'session.facilitate',
  subject: theRoom,
  async load(tx, room): Promise<Loaded> {
    return { neutralIds: await neutralIn(tx, room), withdrawn: await withdrawnIn(tx, room) };
  },
  command: (input, make) => {
    const { neutralIds, withdrawn } = make.loaded;
    if (isWithdrawn(withdrawn, itemOf(make.state, input.itemId)?.text?.proposalId))
      refuse('proposal_withdrawn');
    return {
      type: 'vote.open',
      voteId: make.newId(),
      itemId: input.itemId,
      visibility: input.visibility,
      secret: input.secret,
      neutralIds,
    };
  },
});
