import { handleRoom } from '#server/kernel/handler.ts';
import { removeBox } from './ballot-box.ts';
import { theRoom } from './room-subject.ts';

/** Cancels the vote with a reason. */
export const cancelVote = handleRoom('vote.cancel', {
  action: 'session.facilitate',
  subject: theRoom,
  sealed: (input) => ({ note: input.note }),
  command: (input) => ({ type: 'vote.cancel', voteId: input.voteId, note: input.note }),
  effect: (tx, room, { voteId }) => removeBox(tx, room, voteId),
});
