import { handleRoom } from '#server/kernel/handler.ts';
import { theRoom } from './room-subject.ts';

/** Goes to a step of the running item. */
export const setStep = handleRoom('agenda.step', {
  action: 'session.facilitate',
  subject: theRoom,
  command: (input) => ({ type: 'agenda.step', itemId: input.itemId, step: input.step }),
});
