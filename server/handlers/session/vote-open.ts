import { itemOf } from '#app/domain/session/index.ts';
import { handleRoom } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { theRoom } from './room-subject.ts';
import { isWithdrawn, withdrawnIn } from './withdrawn.ts';

/** Opens a vote, where the charter allows it and a round has just ended without consensus. */
export const openVote = handleRoom('vote.open', {
  action: 'session.facilitate',
  subject: theRoom,
  load: withdrawnIn,
  command: (input, make) => {
    if (isWithdrawn(make.loaded, itemOf(make.state, input.itemId)?.text?.proposalId))
      refuse('proposal_withdrawn');
    return {
      type: 'vote.open',
      voteId: make.newId(),
      itemId: input.itemId,
      visibility: input.visibility,
      secret: input.secret,
    };
  },
});
