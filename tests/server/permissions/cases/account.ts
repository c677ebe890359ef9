import { PEOPLE, ROLES } from '../roles.ts';
import { type Case, hash, type Inputs, type Name, self } from './common.ts';

export const allowed = {
  // one's own account
  'account.sign-in': self(...ROLES),
  'account.accept-invitation': self(...ROLES),
  'account.enter-demo': self(),
  'account.demo': self(),
  'account.invitation': self(...ROLES),
  'account.give-second-factor': self(...PEOPLE, 'operator'),
  'account.sign-out': self(...PEOPLE, 'operator'),
  // Somebody else's sign-in is not found, whoever asks.
  'account.end-session': self(),
  'account.begin-second-factor': self(...PEOPLE),
  'account.confirm-second-factor': self(...PEOPLE),
  // Only at the command line, and only for an account there is: here nobody's.
  'account.create-token': self(),
  'account.viewer': self(...PEOPLE),
  'account.sessions': self(...PEOPLE),
  'account.acts': self(...PEOPLE),
  'account.second-factor': self(...PEOPLE),
} satisfies Partial<Record<Name, Case>>;

export const inputs = {
  'account.sign-in': () => ({ email: 'nobody@uji.example', password: 'not the password' }),
  'account.accept-invitation': () => ({ token: 'x'.repeat(32), password: 'a long enough pass phrase' }),
  'account.enter-demo': (s) => ({ personId: s.world.facilitator.personId }),
  'account.demo': () => ({}),
  'account.invitation': () => ({ token: 'x'.repeat(32) }),
  'account.give-second-factor': () => ({ code: '123456' }),
  'account.sign-out': () => ({}),
  'account.end-session': () => ({ sessionId: hash }),
  'account.begin-second-factor': () => ({ password: 'not the password' }),
  'account.confirm-second-factor': () => ({ code: '123456' }),
  'account.create-token': () => ({ email: 'nobody@uji.example' }),
  'account.viewer': () => ({}),
  'account.sessions': () => ({}),
  'account.acts': () => ({}),
  'account.second-factor': () => ({}),
} satisfies Partial<Inputs>;
