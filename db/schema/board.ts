import { sql } from 'drizzle-orm';
import { bigint, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, day, id, networkId } from './columns.ts';
import { forum } from './forum.ts';
import { organisation } from './network.ts';

/** The joint-planning board of a forum. */
export const board = pgTable(
  'board',
  {
    networkId: networkId(),
    id: id(),
    forumId: uuid('forum_id').notNull(),
    title: text('title').notNull(),
    goal: text('goal').notNull(),
    /** Grows with every change; its row is locked while a change is made. */
    head: bigint('head', { mode: 'number' }).notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId, t.forumId], foreignColumns: [forum.networkId, forum.id] }),
    index('board_forum').on(t.networkId, t.forumId),
    index('board_newest').on(t.networkId, t.createdAt, t.id),
  ],
);

export const boardColumn = pgTable(
  'board_column',
  {
    networkId: networkId(),
    id: id(),
    boardId: uuid('board_id').notNull(),
    title: text('title').notNull(),
    rank: text('rank').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId, t.boardId], foreignColumns: [board.networkId, board.id] }),
    uniqueIndex('board_column_place').on(t.networkId, t.boardId, sql`${t.rank} collate "C"`),
  ],
);

export const boardCard = pgTable(
  'board_card',
  {
    networkId: networkId(),
    id: id(),
    boardId: uuid('board_id').notNull(),
    columnId: uuid('column_id').notNull(),
    /** Fractional key: the order within the column; no two cards in one place. */
    rank: text('rank').notNull(),
    title: text('title').notNull(),
    leadId: uuid('lead_id').notNull(),
    dueOn: day('due_on'),
    commitmentId: uuid('commitment_id'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    // Keys are compared by code point, in the database as in every browser.
    uniqueIndex('board_card_place').on(t.networkId, t.columnId, sql`${t.rank} collate "C"`),
    foreignKey({ columns: [t.networkId, t.boardId], foreignColumns: [board.networkId, board.id] }),
    foreignKey({
      columns: [t.networkId, t.columnId],
      foreignColumns: [boardColumn.networkId, boardColumn.id],
    }),
    foreignKey({
      columns: [t.networkId, t.leadId],
      foreignColumns: [organisation.networkId, organisation.id],
    }),
    index('board_card_board').on(t.networkId, t.boardId),
  ],
);

export const cardSupporter = pgTable(
  'card_supporter',
  {
    networkId: networkId(),
    cardId: uuid('card_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.cardId, t.organisationId] }),
    foreignKey({ columns: [t.networkId, t.cardId], foreignColumns: [boardCard.networkId, boardCard.id] }),
    foreignKey({
      columns: [t.networkId, t.organisationId],
      foreignColumns: [organisation.networkId, organisation.id],
    }),
  ],
);
