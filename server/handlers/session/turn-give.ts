import { handleRoom } from '#server/kernel/handler.ts';
import { theRoom } from './room-subject.ts';

/** Gives the floor; whom it passes over stands in the log, and in the ledger. */
export const giveTurn = handleRoom('turn.give', {
  action: 'session.facilitate',
  subject: theRoom,
  sealed: (input) => ({ why: input.why ?? null }),
  command: (input) => ({
    type: 'turn.give',
    organisationId: input.organisationId,
    kind: input.kind,
    limitSeconds: input.limitSeconds,
    why: input.why,
  }),
});
