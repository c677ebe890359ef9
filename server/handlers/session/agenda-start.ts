import { handleRoom } from '#server/kernel/handler.ts';
import { theRoom } from './room-subject.ts';

/** Starts an agenda item; the one that was running is finished. */
export const startItem = handleRoom('agenda.start', {
  action: 'session.facilitate',
  subject: theRoom,
  command: (input) => ({ type: 'agenda.start', itemId: input.itemId }),
});
