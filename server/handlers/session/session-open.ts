import { handleRoom } from '#server/kernel/handler.ts';
import { countPromises } from './promises.ts';
import { theRoom } from './room-subject.ts';

/** Opens the session, with or without quorum. What was promised since it was called comes first on its agenda. */
export const openSession = handleRoom('session.open', {
  action: 'session.facilitate',
  subject: theRoom,
  load: (tx, { networkId, forumId, sessionId }) => countPromises(tx, { networkId, forumId, sessionId }),
  command: (_input, { loaded, newId }) => ({
    type: 'session.open',
    ...(loaded > 0 ? { promisesItemId: newId() } : {}),
  }),
});
