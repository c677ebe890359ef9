import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { MandateLevel } from '#app/domain/actor.ts';
import type { Sector } from '#app/domain/sector.ts';
import { createdAt, day, id, instant, json, networkId } from './columns.ts';

/** A network (jejaring) of organisations: the tenant. */
export const network = pgTable('network', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  region: text('region').notNull(),
  timeZone: text('time_zone').notNull().default('Asia/Jakarta'),
  /** Demo networks hold illustrative figures and offer one-click sign-in on the maker's own machine only. */
  demo: boolean('demo').notNull().default(false),
  createdAt: createdAt(),
});

export const organisation = pgTable(
  'organisation',
  {
    networkId: networkId().references(() => network.id),
    id: id(),
    name: text('name').notNull(),
    shortName: text('short_name').notNull(),
    /** Two or three capitals in the mark. */
    code: text('code').notNull(),
    sector: text('sector').$type<Sector>().notNull(),
    kind: text('kind').notNull(),
    level: text('level').notNull(),
    role: text('role'),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.networkId, t.id] }), unique('organisation_code').on(t.networkId, t.code)],
);

/** A person known to the network, named by role where the person wishes so. */
export const person = pgTable(
  'person',
  {
    networkId: networkId().references(() => network.id),
    id: id(),
    accountId: uuid('account_id'),
    name: text('name').notNull(),
    email: text('email'),
    administrator: boolean('administrator').notNull().default(false),
    convener: boolean('convener').notNull().default(false),
    /** Salt of the person's commitments in the ledger; gone after erasure, and the log stays valid. */
    salt: text('salt'),
    erasedAt: instant('erased_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    index('person_account').on(t.accountId),
    unique('person_email').on(t.networkId, t.email),
  ],
);

/** A person's place in an organisation. */
export const membership = pgTable(
  'membership',
  {
    networkId: networkId(),
    id: id(),
    organisationId: uuid('organisation_id').notNull(),
    personId: uuid('person_id').notNull(),
    /** Office held (jabatan). */
    office: text('office').notNull(),
    leader: boolean('leader').notNull().default(false),
    startsOn: day('starts_on').notNull(),
    endsOn: day('ends_on'),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({
      columns: [t.networkId, t.organisationId],
      foreignColumns: [organisation.networkId, organisation.id],
    }),
    foreignKey({ columns: [t.networkId, t.personId], foreignColumns: [person.networkId, person.id] }),
    index('membership_person').on(t.networkId, t.personId),
    index('membership_organisation').on(t.networkId, t.organisationId),
  ],
);

/** The dated letter by which a person may attend, speak or decide for an organisation. */
export const mandate = pgTable(
  'mandate',
  {
    networkId: networkId(),
    id: id(),
    organisationId: uuid('organisation_id').notNull(),
    personId: uuid('person_id').notNull(),
    level: text('level').$type<MandateLevel>().notNull(),
    letterNumber: text('letter_number').notNull(),
    letterDate: day('letter_date').notNull(),
    validFrom: day('valid_from').notNull(),
    validUntil: day('valid_until').notNull(),
    revokedAt: instant('revoked_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({
      columns: [t.networkId, t.organisationId],
      foreignColumns: [organisation.networkId, organisation.id],
    }),
    foreignKey({ columns: [t.networkId, t.personId], foreignColumns: [person.networkId, person.id] }),
    index('mandate_person').on(t.networkId, t.personId),
  ],
);

/** Reference figures every forum may use, with their source; illustrative ones say so. */
export const indicator = pgTable(
  'indicator',
  {
    networkId: networkId().references(() => network.id),
    id: id(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    /** SPM indicator to be reached, or macro series for context. */
    kind: text('kind').$type<'spm' | 'macro'>().notNull(),
    unit: text('unit').notNull(),
    /** The good direction. */
    direction: text('direction').$type<'up' | 'down'>().notNull(),
    target: json<number | null>('target'),
    source: text('source').notNull(),
    illustrative: boolean('illustrative').notNull().default(false),
    /** Year → value. */
    series: json<Record<string, number>>('series').notNull(),
  },
  (t) => [primaryKey({ columns: [t.networkId, t.id] }), unique('indicator_code').on(t.networkId, t.code)],
);

/** Who leads and who supports for which group: two leads for one group are an overlap to be settled. */
export const authority = pgTable(
  'authority',
  {
    networkId: networkId(),
    id: id(),
    subject: text('subject').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    role: text('role').$type<'leading' | 'supporting' | 'partner'>().notNull(),
    basis: text('basis').notNull(),
    position: integer('position').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({
      columns: [t.networkId, t.organisationId],
      foreignColumns: [organisation.networkId, organisation.id],
    }),
  ],
);
