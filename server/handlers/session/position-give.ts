import { handleRoom } from '#server/kernel/handler.ts';
import { onBehalf } from './room-subject.ts';

/** Gives an organisation's answer in the open round. What was written is in the ledger only as a commitment. */
export const givePosition = handleRoom('position.give', {
  action: 'position.give',
  subject: onBehalf,
  sealed: (input) => ({
    reason: input.reason ?? null,
    suggestion: input.suggestion ?? null,
    passage: input.passage ?? null,
  }),
  command: (input) => ({
    type: 'position.give',
    roundId: input.roundId,
    organisationId: input.organisationId,
    level: input.level,
    reason: input.reason,
    suggestion: input.suggestion,
    passage: input.passage,
    textHash: input.textHash,
    replace: input.replace,
  }),
});
