import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { RsvpAnswer } from '#app/domain/registration.ts';
import { createdAt, day, id, instant, networkId } from './columns.ts';
import { network, organisation, person } from './network.ts';
import { session } from './session.ts';

/** A day a network says something of its own about: off although others work, or worked although others are off. */
export const networkDay = pgTable(
  'network_day',
  {
    networkId: networkId().references(() => network.id),
    day: day('day').notNull(),
    name: text('name').notNull(),
    working: boolean('working').notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.networkId, t.day] })],
);

/** Whom a session was recalled to: once for each date it was called to, and person. */
export const sessionReminder = pgTable(
  'session_reminder',
  {
    networkId: networkId(),
    sessionId: uuid('session_id').notNull(),
    personId: uuid('person_id').notNull(),
    /** The invitation's number of changes when it was sent: a new date is recalled anew. */
    sequence: integer('sequence').notNull(),
    sentAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.sessionId, t.personId, t.sequence] }),
    foreignKey({ columns: [t.networkId, t.sessionId], foreignColumns: [session.networkId, session.id] }),
    foreignKey({ columns: [t.networkId, t.personId], foreignColumns: [person.networkId, person.id] }),
  ],
);

/** How an organisation has answered an invitation; the newest answer holds. */
export const sessionRegistration = pgTable(
  'session_registration',
  {
    networkId: networkId(),
    sessionId: uuid('session_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    answer: text('answer').$type<RsvpAnswer>().notNull(),
    /** Who comes, as the organisation names them. */
    name: text('name'),
    office: text('office'),
    note: text('note'),
    byFacilitator: boolean('by_facilitator').notNull(),
    personId: uuid('person_id'),
    answeredAt: instant('answered_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.sessionId, t.organisationId] }),
    foreignKey({ columns: [t.networkId, t.sessionId], foreignColumns: [session.networkId, session.id] }),
    foreignKey({
      columns: [t.networkId, t.organisationId],
      foreignColumns: [organisation.networkId, organisation.id],
    }),
  ],
);

/** Something to read before or during a session: a file or a link, for all of it or for one item of its agenda. */
export const sessionMaterial = pgTable(
  'session_material',
  {
    networkId: networkId(),
    id: id(),
    sessionId: uuid('session_id').notNull(),
    itemId: uuid('item_id'),
    title: text('title').notNull(),
    url: text('url'),
    /** SHA-256 of the stored file. */
    fileHash: text('file_hash'),
    fileType: text('file_type'),
    fileBytes: integer('file_bytes'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId, t.sessionId], foreignColumns: [session.networkId, session.id] }),
    index('session_material_session').on(t.networkId, t.sessionId),
    index('session_material_file').on(t.fileHash),
  ],
);
