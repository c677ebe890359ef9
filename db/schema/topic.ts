import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Sector } from '#app/domain/sector.ts';
import type { Standing } from '#app/domain/topic.ts';
import { createdAt, id, instant, json, networkId } from './columns.ts';
import { contribution, topic } from './forum.ts';

/** What somebody said became of an input. Every change is a row: the newest is in force, none is ever altered. */
export const contributionMark = pgTable(
  'contribution_mark',
  {
    networkId: networkId(),
    id: id(),
    contributionId: uuid('contribution_id').notNull(),
    standing: text('standing').$type<Standing>().notNull(),
    /** Where it was adopted: a version of a proposal of the same forum. */
    proposalId: uuid('proposal_id'),
    version: integer('version'),
    /** Where the answer is. */
    url: text('url'),
    /** The answer, or why it was put aside. */
    note: text('note'),
    personId: uuid('person_id').notNull(),
    /** The proposer that said so; null for the facilitator. */
    organisationId: uuid('organisation_id'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({
      columns: [t.networkId, t.contributionId],
      foreignColumns: [contribution.networkId, contribution.id],
    }),
    index('contribution_mark_of').on(t.networkId, t.contributionId, t.createdAt),
  ],
);

/**
 * How many inputs of a topic stand how, for each sector. Counted when it happens: the topic's page shows it, and
 * counting a hundred thousand rows each time would be felt.
 */
export const topicInputCount = pgTable(
  'topic_input_count',
  {
    networkId: networkId(),
    topicId: uuid('topic_id').notNull(),
    /** Of the organisation it was written for; 'none' for facilitators. */
    sector: text('sector').$type<Sector | 'none'>().notNull(),
    standing: text('standing').$type<Standing>().notNull(),
    n: integer('n').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.topicId, t.sector, t.standing] }),
    foreignKey({ columns: [t.networkId, t.topicId], foreignColumns: [topic.networkId, topic.id] }),
  ],
);

/** What was put beside a contribution: a stored file, or an address elsewhere. */
export const contributionAttachment = pgTable(
  'contribution_attachment',
  {
    networkId: networkId(),
    id: id(),
    contributionId: uuid('contribution_id').notNull(),
    kind: text('kind').$type<'file' | 'link'>().notNull(),
    label: text('label').notNull(),
    url: text('url'),
    /** SHA-256 of the stored file. */
    fileHash: text('file_hash'),
    fileType: text('file_type'),
    fileBytes: integer('file_bytes'),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({
      columns: [t.networkId, t.contributionId],
      foreignColumns: [contribution.networkId, contribution.id],
    }),
    index('contribution_attachment_of').on(t.networkId, t.contributionId),
    index('contribution_attachment_file').on(t.fileHash),
  ],
);

/** What a contribution said before its author changed it. */
export const contributionVersion = pgTable(
  'contribution_version',
  {
    networkId: networkId(),
    id: id(),
    contributionId: uuid('contribution_id').notNull(),
    body: json<Record<string, unknown>>('body').notNull(),
    /** When these words were written. */
    writtenAt: instant('written_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({
      columns: [t.networkId, t.contributionId],
      foreignColumns: [contribution.networkId, contribution.id],
    }),
    index('contribution_version_of').on(t.networkId, t.contributionId, t.writtenAt),
  ],
);

/** Organisations that were not at the session after which a topic asks for responses. */
export const topicAbsent = pgTable(
  'topic_absent',
  {
    networkId: networkId(),
    topicId: uuid('topic_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.topicId, t.organisationId] }),
    foreignKey({ columns: [t.networkId, t.topicId], foreignColumns: [topic.networkId, topic.id] }),
  ],
);

/** Each time a topic was closed or opened again, with the words everybody reads. None is ever altered. */
export const topicTurn = pgTable(
  'topic_turn',
  {
    networkId: networkId(),
    id: id(),
    topicId: uuid('topic_id').notNull(),
    kind: text('kind').$type<'closed' | 'reopened'>().notNull(),
    note: text('note').notNull(),
    personId: uuid('person_id').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId, t.topicId], foreignColumns: [topic.networkId, topic.id] }),
    index('topic_turn_of').on(t.networkId, t.topicId, t.createdAt),
  ],
);
