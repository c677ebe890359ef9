import { handleRoom } from '#server/kernel/handler.ts';
import { theRoom } from './room-subject.ts';

/** Finishes the running agenda item. */
export const finishItem = handleRoom('agenda.finish', {
  action: 'session.facilitate',
  subject: theRoom,
  command: (input) => ({ type: 'agenda.finish', itemId: input.itemId }),
});
