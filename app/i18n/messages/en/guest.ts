import type { Same } from '../../same.ts';
import type { guest as source } from '../id/guest.ts';

/** Observers who join a session with a name only. */
export const guest = {
  of: (forum) => `A session of ${forum}`,
  account: 'I am a delegate or an officer of the forum',
  accountLead: 'Sign in to answer, to speak and to check your organisation in.',
  signIn: 'Sign in',
  observe: 'I am an observer',
  observeLead: 'The charter of this forum lets observers join with a name only.',
  name: 'Your name',
  institution: 'Institution you come from',
  enter: 'Join as an observer',
  sees: 'Observers see this session only: its agenda, the texts at hand, the counts of answers, and the decisions. They do not answer and do not count towards the quorum.',
  kept: 'Your name and institution are seen by those in the session and stand in its attendance list. Nothing else is asked. Your seat ends an hour after the session does, within 12 hours at most. A facilitator erases your name when you ask for it.',
  from: (when) => `Observers can join from ${when}.`,
  list: (n) => `Observers by name: ${n}`,
  remove: (name) => `Send ${name} out`,
  removeLead: 'Their page closes within two seconds, and their name does not enter the attendance list.',
  cameTitle: 'Observers by name',
  cameLead:
    'They stand in the attendance list. When an observer asks for it, erase the name here: the times stay, the name is gone from the list and from what opens the ledger.',
  still: 'still here',
  removed: 'sent out, not in the attendance list',
  erased: 'Name erased',
  erase: 'Erase the name',
  eraseLead: 'This cannot be undone. If they are still in the session, their seat ends.',
  eraseWhat: (name) => `Erase the name ${name}`,
  reason: 'Reason',
  doRemove: 'Send out',
} satisfies Same<typeof source>;
