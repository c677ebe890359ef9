import { handleRoom } from '#server/kernel/handler.ts';
import { onBehalf } from './room-subject.ts';

/** Casts the vote of an organisation on the roll. */
export const castVote = handleRoom('vote.cast', {
  action: 'position.give',
  subject: onBehalf,
  sealed: (input) => ({ reason: input.reason ?? null }),
  command: (input) => ({
    type: 'vote.cast',
    voteId: input.voteId,
    organisationId: input.organisationId,
    choice: input.choice,
    reason: input.reason,
    replace: input.replace,
  }),
});
