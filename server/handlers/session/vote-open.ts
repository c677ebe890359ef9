import { itemOf } from '#app/domain/session/index.ts';
import { handleRoom } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { neutralIn } from './neutral.ts';
import { theRoom } from './room-subject.ts';
import { isWithdrawn, withdrawnIn } from './withdrawn.ts';

interface Loaded {
  neutralIds: readonly string[];
  withdrawn: ReadonlySet<string>;
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
