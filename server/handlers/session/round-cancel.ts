import { handleRoom } from '#server/kernel/handler.ts';
import { theRoom } from './room-subject.ts';

/** Cancels the round with a reason; nothing is decided. */
export const cancelRound = handleRoom('round.cancel', {
  action: 'session.facilitate',
  subject: theRoom,
  sealed: (input) => ({ note: input.note }),
  command: (input) => ({ type: 'round.cancel', roundId: input.roundId, note: input.note }),
});
