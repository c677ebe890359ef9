import { beginSecondFactor, confirmSecondFactor, giveSecondFactor } from './second-factor.ts';
import { signIn } from './sign-in.ts';
import { endSession, signOut } from './sign-out.ts';

/** The handlers of account: one file per command or query. */
export const accountCommandHandlers = {
  'account.sign-in': signIn,
  'account.give-second-factor': giveSecondFactor,
  'account.begin-second-factor': beginSecondFactor,
  'account.confirm-second-factor': confirmSecondFactor,
  'account.sign-out': signOut,
  'account.end-session': endSession,
};
export const accountQueryHandlers = {};
