import type { Same } from '../../same.ts';
import type { room as source } from '../id/room.ts';

/** What happens in a room beside its steps, in English. */
export const room = {
  lean: 'Low data',
  leanLead:
    "Little data left? The phone's own letters, news every five seconds, and other answers only after the test is closed.",
  leanIsOn: 'Low data is on: news every five seconds; other answers show after the test is closed.',
  leanOn: 'Switch low data on',
  leanOff: 'Switch low data off',
  whoSees: {
    live: 'Everybody taking part sees your answer and reason at once.',
    'after-close': 'Only the facilitator sees your answer until it is closed; then everybody taking part.',
  },
  answerUntil: (time) => `Answer until ${time}.`,
  timeLeft: 'Time left',
  timeOver: 'The time to answer is over. Answers still count until the facilitator closes.',
  leftOver: 'Not sent; the question was closed before:',
  practice: 'Rehearsal',
  overrides: 'Changes of the order',
  override: (who, over) => `${who} before ${over}`,
  overrideWhy: (why) => `reason: ${why}`,
  overrideBy: (name) => `by ${name}`,
  overrideNoWhy: 'no reason written',
  nearEnd: (seconds) => `${seconds} seconds left`,
  spokenBy: 'Speaking time by organisation',
  spokenTurns: (turns) => (turns === 1 ? 'once' : `${turns} times`),
  organisation: 'Organisation',
  time: 'Speaking time',
} satisfies Same<typeof source>;
