import { handleRoom } from '#server/kernel/handler.ts';
import { needsDayAhead } from '../decision/review-day.ts';
import { openBox, removeBox } from './ballot-box.ts';
import { theRoom } from './room-subject.ts';

/** Closes the vote and records the decision: with its dissent, or with the ballots of a secret vote by their codes. */
export const closeVote = handleRoom('vote.close', {
  action: 'session.facilitate',
  subject: theRoom,
  async load(tx, room, { voteId, reviewOn }, tools) {
    await needsDayAhead(tx, room.networkId, reviewOn, tools.now);
    return openBox(tx, room, voteId, tools);
  },
  command: (input, make) => ({
    type: 'vote.close',
    voteId: input.voteId,
    decisionId: make.newId(),
    reviewOn: input.reviewOn,
    ballots: make.loaded.map(({ code, choice }) => ({ code, choice })),
  }),
  effect: (tx, room, { voteId }) => removeBox(tx, room, voteId),
});
