import { handleRoom } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { openBox, putIntoBox } from './ballot-box.ts';
import { onBehalf } from './room-subject.ts';

/**
 * Casts a secret ballot. The log, the ledger and the receipt say that the organisation has voted; what it chose goes
 * into the box only (docs/decisions/0021).
 */
export const castBallot = handleRoom('ballot.cast', {
  action: 'position.give',
  subject: onBehalf,
  unkept: ['choice', 'receiptCode'],
  async load(tx, room, { voteId, receiptCode }, tools) {
    const ballots = await openBox(tx, room, voteId, tools);
    if (ballots.some(({ code }) => code === receiptCode)) refuse('already_exists');
    return null;
  },
  command: ({ voteId, organisationId }) => ({ type: 'ballot.cast', voteId, organisationId }),
  effect: (tx, room, { voteId, choice, receiptCode }, tools) =>
    putIntoBox(tx, room, voteId, { code: receiptCode, choice }, tools),
});
