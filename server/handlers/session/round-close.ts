import { handleRoom } from '#server/kernel/handler.ts';
import { theRoom } from './room-subject.ts';

/** Closes the round: the outcome is computed and the decision recorded. */
export const closeRound = handleRoom('round.close', {
  action: 'session.facilitate',
  subject: theRoom,
  command: (input, make) => ({
    type: 'round.close',
    roundId: input.roundId,
    decisionId: make.newId(),
    next: input.next,
  }),
});
