import { handleRoom } from '#server/kernel/handler.ts';
import { onBehalf } from './room-subject.ts';

/** Asks to speak: a delegate who may speak, or the facilitator for a hand that was raised in the room. */
export const requestTurn = handleRoom('turn.request', {
  action: 'turn.request',
  subject: onBehalf,
  command: (input) => ({ type: 'turn.request', organisationId: input.organisationId, kind: input.kind }),
});
