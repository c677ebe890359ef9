import { handleRoom } from '#server/kernel/handler.ts';
import { theRoom } from './room-subject.ts';

/** Opens a vote, where the charter allows it and a round has just ended without consensus. */
export const openVote = handleRoom('vote.open', {
  action: 'session.facilitate',
  subject: theRoom,
  command: (input, make) => ({
    type: 'vote.open',
    voteId: make.newId(),
    itemId: input.itemId,
    visibility: input.visibility,
    secret: input.secret,
  }),
});
