import { handleRoom } from '#server/kernel/handler.ts';
import { onBehalf, theRoom } from './room-subject.ts';

/** Notes the answer of an organisation that cannot give it itself; it waits for that organisation. */
export const recordPosition = handleRoom('position.record', {
  action: 'session.facilitate',
  subject: theRoom,
  sealed: (input) => ({
    reason: input.reason ?? null,
    suggestion: input.suggestion ?? null,
    passage: input.passage ?? null,
  }),
  command: ({ roundId, organisationId, level, reason, suggestion, passage }) => ({
    type: 'position.record',
    roundId,
    organisationId,
    level,
    reason,
    suggestion,
    passage,
  }),
});

/** Confirms it with the same mandate that a position needs. */
export const confirmPosition = handleRoom('position.confirm', {
  action: 'position.give',
  subject: onBehalf,
  command: ({ roundId, organisationId, textHash, notedAt }) => ({
    type: 'position.confirm',
    roundId,
    organisationId,
    textHash,
    notedAt,
  }),
});

/** Refuses it. */
export const rejectPosition = handleRoom('position.reject', {
  action: 'position.give',
  subject: onBehalf,
  command: ({ roundId, organisationId }) => ({ type: 'position.reject', roundId, organisationId }),
});
