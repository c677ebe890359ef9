import { handleRoom } from '#server/kernel/handler.ts';
import { needsDayAhead } from '../decision/review-day.ts';
import { theRoom } from './room-subject.ts';
import { inWriting, writtenAgainst } from './written-life.ts';

/** Closes the round: the outcome is computed and the decision recorded. */
export const closeRound = handleRoom('round.close', {
  action: 'session.facilitate',
  subject: theRoom,
  async load(tx, room, { reviewOn }, { now }) {
    await needsDayAhead(tx, room.networkId, reviewOn, now);
    return inWriting(tx, room);
  },
  command: (input, make) => ({
    type: 'round.close',
    roundId: input.roundId,
    decisionId: make.newId(),
    next: input.next,
    written: writtenAgainst(make.loaded, make.state.rounds[input.roundId]?.text.proposalId, make.state),
    reviewOn: input.reviewOn,
  }),
});
