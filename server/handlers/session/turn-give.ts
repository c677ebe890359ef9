import { handleRoom } from '#server/kernel/handler.ts';
import { theRoom } from './room-subject.ts';

/** Gives the floor. */
export const giveTurn = handleRoom('turn.give', {
  action: 'session.facilitate',
  subject: theRoom,
  command: (input) => ({
    type: 'turn.give',
    organisationId: input.organisationId,
    limitSeconds: input.limitSeconds,
  }),
});
