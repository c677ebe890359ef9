import { index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, instant } from './columns.ts';

/** What somebody signs in with. A person in each network points to it. */
export const account = pgTable(
  'account',
  {
    id: uuid('id').primaryKey(),
    /** Lower case. */
    email: text('email').notNull(),
    passwordHash: text('password_hash').notNull(),
    /** Base32; set when the first code was confirmed. */
    totpSecret: text('totp_secret'),
    /** A secret shown but not yet confirmed by a code. */
    totpPending: text('totp_pending'),
    /** The last 30-second step whose code was used: no code works twice. */
    totpStep: integer('totp_step'),
    suspendedAt: instant('suspended_at'),
    createdAt: createdAt(),
  },
  (t) => [unique('account_email').on(t.email)],
);

/** A sign-in. The id is the SHA-256 of the cookie's value, so this table opens no door. */
export const accountSession = pgTable(
  'account_session',
  {
    id: text('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    expiresAt: instant('expires_at').notNull(),
    absoluteExpiresAt: instant('absolute_expires_at').notNull(),
    secondFactorAt: instant('second_factor_at'),
    userAgent: text('user_agent'),
    createdAt: createdAt(),
    lastSeenAt: instant('last_seen_at').notNull(),
  },
  (t) => [index('account_session_account').on(t.accountId)],
);

/** An invitation link: single use, hashed, expiring. */
export const invitation = pgTable(
  'invitation',
  {
    id: uuid('id').primaryKey(),
    networkId: uuid('network_id').notNull(),
    personId: uuid('person_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    createdAt: createdAt(),
  },
  (t) => [unique('invitation_token').on(t.tokenHash)],
);

/** A bearer token for the API. */
export const apiToken = pgTable(
  'api_token',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    tokenHash: text('token_hash').notNull(),
    label: text('label').notNull(),
    revokedAt: instant('revoked_at'),
    createdAt: createdAt(),
  },
  (t) => [unique('api_token_hash').on(t.tokenHash)],
);
