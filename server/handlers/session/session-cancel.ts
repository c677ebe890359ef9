import { handleRoom } from '#server/kernel/handler.ts';
import { theRoom } from './room-subject.ts';

/** Cancels the session before it is opened. Everybody invited is told by the projection (project.ts). */
export const cancelSession = handleRoom('session.cancel', {
  action: 'session.facilitate',
  subject: theRoom,
  sealed: (input) => ({ note: input.note }),
  command: (input) => ({ type: 'session.cancel', note: input.note }),
});
