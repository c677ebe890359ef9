import { handleRoom } from '#server/kernel/handler.ts';
import { onBehalf } from './room-subject.ts';

/** Withdraws the request to speak. */
export const withdrawTurn = handleRoom('turn.withdraw', {
  action: 'turn.request',
  subject: onBehalf,
  command: (input) => ({ type: 'turn.withdraw', organisationId: input.organisationId }),
});
