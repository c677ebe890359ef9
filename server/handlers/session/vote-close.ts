import { handleRoom } from '#server/kernel/handler.ts';
import { theRoom } from './room-subject.ts';

/** Closes the vote and records the decision with its dissent. */
export const closeVote = handleRoom('vote.close', {
  action: 'session.facilitate',
  subject: theRoom,
  command: (input, make) => ({ type: 'vote.close', voteId: input.voteId, decisionId: make.newId() }),
});
