import { handleRoom } from '#server/kernel/handler.ts';
import { theRoom } from './room-subject.ts';

/** Opens the session, with or without quorum. */
export const openSession = handleRoom('session.open', {
  action: 'session.facilitate',
  subject: theRoom,
  command: () => ({ type: 'session.open' }),
});
