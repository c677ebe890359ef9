import { acceptInvitation } from './accept-invitation.ts';
import { createToken } from './create-token.ts';
import { demo, enterDemo } from './demo.ts';
import { acts, invitationShown, secondFactor, sessions } from './own.ts';
import { beginSecondFactor, confirmSecondFactor, giveSecondFactor } from './second-factor.ts';
import { signIn } from './sign-in.ts';
import { endSession, signOut } from './sign-out.ts';
import { viewer } from './viewer.ts';

/** The handlers of account, by name. */
export const accountCommandHandlers = {
  'account.sign-in': signIn,
  'account.give-second-factor': giveSecondFactor,
  'account.begin-second-factor': beginSecondFactor,
  'account.confirm-second-factor': confirmSecondFactor,
  'account.sign-out': signOut,
  'account.end-session': endSession,
  'account.accept-invitation': acceptInvitation,
  'account.create-token': createToken,
  'account.enter-demo': enterDemo,
};
export const accountQueryHandlers = {
  'account.viewer': viewer,
  'account.sessions': sessions,
  'account.acts': acts,
  'account.second-factor': secondFactor,
  'account.invitation': invitationShown,
  'account.demo': demo,
};
