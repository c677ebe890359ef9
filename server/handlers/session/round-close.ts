import { handleRoom } from '#server/kernel/handler.ts';
import { needsDayAhead } from '../decision/review-day.ts';
import { theRoom } from './room-subject.ts';

/** Closes the round: the outcome is computed and the decision recorded. */
export const closeRound = handleRoom('round.close', {
  action: 'session.facilitate',
  subject: theRoom,
  load: (tx, room, { reviewOn }, { now }) => needsDayAhead(tx, room.networkId, reviewOn, now),
  command: (input, make) => ({
    type: 'round.close',
    roundId: input.roundId,
    decisionId: make.newId(),
    next: input.next,
    reviewOn: input.reviewOn,
  }),
});
