import { handleRoom } from '#server/kernel/handler.ts';
import { theRoom } from './room-subject.ts';

/** Postpones the session for want of quorum. */
export const postponeSession = handleRoom('session.postpone', {
  action: 'session.facilitate',
  subject: theRoom,
  sealed: (input) => ({ note: input.note ?? null }),
  command: (input) => ({ type: 'session.postpone', note: input.note }),
});
