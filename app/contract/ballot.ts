import { z } from 'zod';
import { VOTE_CHOICES } from '../domain/consensus.ts';
import { id, roomCommand } from './contract.ts';

/** Letters and digits that are not mistaken for each other (Crockford), three groups of four: 60 bits. */
export const BALLOT_CODE = /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/;

/** The secret vote. */
export const ballotCommands = {
  'ballot.cast': roomCommand({
    summary:
      'Casts the secret ballot of an organisation on the roll, once. `choice` and `receiptCode` go into the ballot box and nowhere else: no log, no ledger entry, no stored answer holds them with the organisation.',
    input: z.strictObject({
      sessionId: id,
      organisationId: id,
      voteId: id,
      choice: z.enum(VOTE_CHOICES),
      receiptCode: z.string().regex(BALLOT_CODE),
    }),
    errors: [
      'vote_closed',
      'vote_is_open',
      'not_on_roll',
      'organisation_already_answered',
      'already_exists',
      'session_closed',
      'session_not_open',
    ],
  }),
};
