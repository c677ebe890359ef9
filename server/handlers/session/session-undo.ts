import { handleRoom } from '#server/kernel/handler.ts';
import { theRoom } from './room-subject.ts';

/** Takes the facilitator's last step back. */
export const undoStep = handleRoom('session.undo', {
  action: 'session.facilitate',
  subject: theRoom,
  command: () => ({ type: 'session.undo' }),
});
