import { z } from 'zod';
import { command, empty, id, instant, line, organisationRef, query } from './contract.ts';
import { toldAct } from './ledger.ts';

const password = z.string().min(1).max(128);
const code = z
  .string()
  .trim()
  .regex(/^\d{6}$/);

/** What the interface knows of the person at the screen. */
export const viewer = z.strictObject({
  accountId: id,
  personId: id,
  networkId: id,
  networkName: z.string(),
  timeZone: z.string(),
  demo: z.boolean(),
  name: z.string(),
  office: z.string().nullable(),
  email: z.string(),
  administrator: z.boolean(),
  convener: z.boolean(),
  secondFactor: z.boolean(),
  secondFactorSet: z.boolean(),
  /** Facilitates at least one forum. */
  facilitator: z.boolean(),
  verifier: z.boolean(),
  /** Notices not read yet, counted up to a hundred. */
  unread: z.number().int().nonnegative(),
  organisations: z.array(
    organisationRef.extend({ leader: z.boolean(), level: z.enum(['attend', 'speak', 'decide']).nullable() }),
  ),
});
export type Viewer = z.infer<typeof viewer>;

export const accountCommands = {
  'account.sign-in': command({
    summary: 'Signs in with e-mail and password. The session token is handed out once, as a cookie.',
    door: 'public',
    input: z.strictObject({
      email: z.email().max(254),
      password,
    }),
    output: z.strictObject({ accountId: id, secondFactorNeeded: z.boolean() }),
    errors: ['credentials_wrong', 'rate_limited', 'account_suspended'],
  }),
  'account.give-second-factor': command({
    summary: 'Confirms this sign-in with the current code of the second factor.',
    input: z.strictObject({
      code,
    }),
    output: z.strictObject({ secondFactor: z.literal(true) }),
    errors: ['second_factor_wrong', 'second_factor_not_set', 'rate_limited'],
  }),
  'account.sign-out': command({
    summary: 'Ends this sign-in and closes its sockets.',
    input: empty,
    output: empty,
  }),
  'account.end-session': command({
    summary: 'Ends another sign-in of the same account.',
    input: z.strictObject({ sessionId: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: empty,
  }),
  'account.accept-invitation': command({
    summary: 'Accepts an invitation link: sets a password and signs in.',
    door: 'public',
    input: z.strictObject({
      token: z.string().min(16).max(128),
      password,
    }),
    output: z.strictObject({ accountId: id }),
    errors: ['invitation_invalid', 'password_weak'],
  }),
  'account.begin-second-factor': command({
    summary: 'Makes a new secret for the second factor; it counts after its first code is confirmed.',
    input: z.strictObject({ password }),
    output: empty,
    errors: ['credentials_wrong'],
  }),
  'account.confirm-second-factor': command({
    summary: 'Confirms the new second factor with its first code.',
    input: z.strictObject({ code }),
    output: empty,
    errors: ['second_factor_wrong', 'second_factor_not_set'],
  }),
  'account.create-token': command({
    summary: 'Creates an API token for the account; it is shown once.',
    door: 'operator',
    input: z.strictObject({ email: z.email().max(254), label: line(80).optional() }),
    output: z.strictObject({ tokenId: id }),
  }),
  'account.enter-demo': command({
    summary: 'Signs in to a demo account by role, second factor included. Exists only in the demo.',
    door: 'public',
    input: z.strictObject({ personId: id }),
    output: z.strictObject({ accountId: id }),
    errors: ['demo_only'],
  }),
};

export const accountQueries = {
  'account.viewer': query({ summary: 'Who I am and for whom I act.', input: empty, output: viewer }),
  'account.sessions': query({
    summary: 'My sign-ins.',
    input: empty,
    output: z.strictObject({
      sessions: z.array(
        z.strictObject({
          id: z.string(),
          current: z.boolean(),
          userAgent: z.string().nullable(),
          createdAt: instant,
          lastSeenAt: instant,
          secondFactor: z.boolean(),
        }),
      ),
    }),
  }),
  'account.acts': query({
    summary: 'My latest acts that stand in the ledger; each has its proof.',
    input: empty,
    output: z.strictObject({
      acts: z.array(toldAct),
    }),
  }),
  'account.second-factor': query({
    summary:
      'The state of my second factor; the pending secret with its QR while it waits for its first code.',
    input: empty,
    output: z.strictObject({
      set: z.boolean(),
      pending: z.strictObject({ uri: z.string(), secret: z.string(), qr: z.string() }).nullable(),
    }),
  }),
  'account.invitation': query({
    summary: 'What an invitation link is for.',
    door: 'public',
    input: z.strictObject({ token: z.string().min(16).max(128) }),
    output: z.strictObject({
      networkName: z.string(),
      name: z.string(),
      email: z.string(),
      organisation: z.string().nullable(),
      expiresAt: instant,
    }),
    errors: ['invitation_invalid'],
  }),
  'account.demo': query({
    summary:
      'The demo accounts by role, where to begin, and the present code of the second factor. Exists only in the demo.',
    door: 'public',
    input: empty,
    output: z.strictObject({
      networkName: z.string(),
      accounts: z.array(
        z.strictObject({
          personId: id,
          name: z.string(),
          office: z.string(),
          organisation: organisationRef.nullable(),
          chair: z.enum([
            'facilitator',
            'partner',
            'leader',
            'note-taker',
            'verifier',
            'administrator',
            'observer',
          ]),
          email: z.string(),
          code: z.string().nullable(),
        }),
      ),
      openSession: z.strictObject({ sessionId: id, title: z.string(), shortCode: z.string() }).nullable(),
    }),
    errors: ['demo_only'],
  }),
};
