import { handleRoom } from '#server/kernel/handler.ts';
import { theRoom } from './room-subject.ts';

/** Closes the session for good. */
export const closeSession = handleRoom('session.close', {
  action: 'session.facilitate',
  subject: theRoom,
  command: () => ({ type: 'session.close' }),
});
