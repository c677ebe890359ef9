import type { Same } from '../../same.ts';
import type { ballot as source } from '../id/ballot.ts';

/** The secret ballot, in English. */
export const ballot = {
  title: 'Secret ballot',
  lead: 'It is recorded that your organisation has voted, not how. Once only, it cannot be changed. If all choose the same, the result tells what each chose.',
  code: 'Your ballot code',
  codeHelp:
    'Note it before you send. After the vote is closed, find it in the list of ballots to see that yours was counted. Show it to nobody.',
  send: 'Put it into the box',
  given: 'The ballot of your organisation is in the box.',
  list: 'Ballots by code; the order says nothing about who or when. Voters check their own code.',
  open: 'Open a secret ballot',
  openLead:
    'The roll is frozen: the organisations present now. Ballots show only after the close, without names.',
  stands: (given, roll) => `${given} of ${roll} organisations have voted. What they chose is secret.`,
} satisfies Same<typeof source>;
