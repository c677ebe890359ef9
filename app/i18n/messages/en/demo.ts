import type { Same } from '../../same.ts';
import type { demo as source } from '../id/demo.ts';

/** The demo's doors on the sign-in page, in English. */
export const demo = {
  title: 'Try it from three chairs',
  lead: 'This is a sample network on your own computer. One click signs you in as a role, without a password; change chairs at any time from the home page.',
  enterAs: (who) => `Sign in as ${who}`,
  enter: 'Sign in',
  change: 'Change chairs',
  try: {
    facilitator: 'Run the session that is open now: speaking turns, the consensus test, the decision.',
    partner: "Give your organisation's answer in the consensus test, then report on a commitment.",
    leader: 'See what waits for an answer and what is late, then sign an agreement.',
    'note-taker': 'Issue the official record of a session that has ended.',
    verifier: 'Judge whether a commitment was really kept.',
    administrator: 'Invite people, record mandates, and complete the reference figures.',
    observer: 'Follow the forum without a right to answer.',
  },
  otherPartners: 'Other partners',
  otherLeaders: 'Other leaders',
  otherChairs: 'Other roles',
  openSession: 'Open now',
  openSessionCode: (code) => `Join code ${code}`,
  orSignIn: 'Or sign in by e-mail',
  currentCode: 'Code of the second factor now',
  currentCodeHelp:
    'In the demo only: use it to sign an agreement. It changes every 30 seconds; reload the page if it is refused.',
} satisfies Same<typeof source>;
