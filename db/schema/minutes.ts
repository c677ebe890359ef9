import {
  type AnyPgColumn,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { CorrectionStatus } from '#app/domain/minutes.ts';
import { createdAt, id, instant, json, networkId } from './columns.ts';
import { organisation } from './network.ts';
import { session } from './session.ts';

const ofSession = (t: { networkId: AnyPgColumn; sessionId: AnyPgColumn }) =>
  foreignKey({ columns: [t.networkId, t.sessionId], foreignColumns: [session.networkId, session.id] });
const ofOrganisation = (t: { networkId: AnyPgColumn; organisationId: AnyPgColumn }) =>
  foreignKey({
    columns: [t.networkId, t.organisationId],
    foreignColumns: [organisation.networkId, organisation.id],
  });

/** The minutes of a session: which version is the newest, until when it is answered, whether they are locked. */
export const minutes = pgTable(
  'minutes',
  {
    networkId: networkId(),
    sessionId: uuid('session_id').notNull(),
    /** 0 is the outline they began from; what is offered begins with 1. */
    version: integer('version').notNull().default(0),
    confirmBy: instant('confirm_by'),
    /** The newest version whose silent attendees were recalled. */
    remindedVersion: integer('reminded_version').notNull().default(0),
    lockedAt: instant('locked_at'),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.networkId, t.sessionId] }), ofSession(t)],
);

/** One frozen version of the minutes: canonical JSON, hashed. Never changed afterwards. */
export const minutesVersion = pgTable(
  'minutes_version',
  {
    networkId: networkId(),
    id: id(),
    sessionId: uuid('session_id').notNull(),
    version: integer('version').notNull(),
    body: json<Record<string, unknown>>('body').notNull(),
    plain: text('plain').notNull(),
    hash: text('hash').notNull(),
    personId: uuid('person_id').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    unique('minutes_version_number').on(t.networkId, t.sessionId, t.version),
    ofSession(t),
  ],
);

/** An organisation that attended says that a version tells what happened. */
export const minutesConfirmation = pgTable(
  'minutes_confirmation',
  {
    networkId: networkId(),
    sessionId: uuid('session_id').notNull(),
    version: integer('version').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    personId: uuid('person_id').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.sessionId, t.version, t.organisationId] }),
    ofSession(t),
    ofOrganisation(t),
  ],
);

/** A correction an organisation asked for, and what became of it. */
export const minutesCorrection = pgTable(
  'minutes_correction',
  {
    networkId: networkId(),
    id: id(),
    sessionId: uuid('session_id').notNull(),
    version: integer('version').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    personId: uuid('person_id').notNull(),
    text: text('text').notNull(),
    status: text('status').$type<CorrectionStatus>().notNull().default('open'),
    reason: text('reason'),
    answeredAt: instant('answered_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    index('minutes_correction_session').on(t.networkId, t.sessionId, t.createdAt),
    ofSession(t),
    ofOrganisation(t),
  ],
);

/** Locked minutes: the text and every answer as they stood, sealed. Only ever added. */
export const minutesLock = pgTable(
  'minutes_lock',
  {
    networkId: networkId(),
    sessionId: uuid('session_id').notNull(),
    version: integer('version').notNull(),
    content: json<Record<string, unknown>>('content').notNull(),
    hash: text('hash').notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.networkId, t.sessionId] }), ofSession(t)],
);
