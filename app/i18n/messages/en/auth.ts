import type { Same } from '../../same.ts';
import type { auth as source } from '../id/auth.ts';

/** Signing in, invitations, the second factor, one's own sessions, in English. */
export const auth = {
  signIn: {
    title: 'Sign in',
    lead: "With the account from your network's invitation.",
    email: 'E-mail address',
    password: 'Password',
    submit: 'Sign in',
    noAccount: 'No account yet? The network administrator sends invitations.',
    purpose: 'We keep your name, organisation, position and one contact address, for this deliberation only.',
  },
  secondFactor: {
    title: 'Second factor',
    lead: 'Enter the six digits from your authenticator app.',
    code: 'Six-digit code',
    help: 'It changes every 30 seconds and can be used once.',
    submit: 'Next',
    setTitle: 'Set up a second factor',
    setLead: 'Scan this code with an authenticator app, then enter the code it shows.',
    setSecret: 'Or type this key',
    setSubmit: 'Set up',
    isSet: 'The second factor is set up',
    notSet: 'The second factor is not set up',
    fresh: 'A fresh code from your authenticator app',
  },
  invitation: {
    title: 'Accept the invitation',
    lead: (network) => `You are invited to join ${network}.`,
    choosePassword: 'Choose a password',
    passwordHelp: 'At least 12 characters. A short sentence you remember is better than a complicated word.',
    submit: 'Create the account',
    expires: 'Valid until',
  },
  account: {
    title: 'My account',
    mandates: 'My mandates',
    noMandates: 'No mandate is recorded yet',
    noMandatesBody: 'Mandates from your organisation appear here, with their letter number and dates.',
    sessions: 'Devices signed in',
    thisDevice: 'this device',
    endSession: 'End',
    endOthers: 'End all others',
    lastSeen: 'Last used',
    signOut: 'Sign out',
    changePassword: 'Change password',
    currentPassword: 'Current password',
    newPassword: 'New password',
  },
} satisfies Same<typeof source>;
