import { bigint, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { id, instant, json, networkId } from './columns.ts';

/**
 * What was done, as anybody may verify it. A command's transaction inserts its entry and its leaf hash and
 * takes no lock; the sequencer gives the position afterwards. Nobody may change or delete these rows.
 */
export const ledgerEntry = pgTable(
  'ledger_entry',
  {
    networkId: networkId(),
    id: id(),
    at: instant('at').notNull(),
    command: text('command').notNull(),
    /** The entry exactly as hashed: canonical JSON (RFC 8785). */
    body: text('body').notNull(),
    leaf: text('leaf').notNull(),
  },
  (t) => [primaryKey({ columns: [t.networkId, t.id] }), index('ledger_entry_at').on(t.networkId, t.at)],
);

/** Entries that wait for their position. The sequencer empties it. */
export const ledgerPending = pgTable(
  'ledger_pending',
  { networkId: networkId(), entryId: uuid('entry_id').notNull(), leaf: text('leaf').notNull() },
  (t) => [primaryKey({ columns: [t.networkId, t.entryId] })],
);

/** The order: position 0, 1, 2 … of a network's log. */
export const ledgerLeaf = pgTable(
  'ledger_leaf',
  {
    networkId: networkId(),
    position: bigint('position', { mode: 'number' }).notNull(),
    entryId: uuid('entry_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.position] }),
    unique('ledger_leaf_entry').on(t.networkId, t.entryId),
  ],
);

/** Hashes of perfect subtrees (RFC 9162): level 0 are the leaves. */
export const ledgerNode = pgTable(
  'ledger_node',
  {
    networkId: networkId(),
    level: integer('level').notNull(),
    index: bigint('index', { mode: 'number' }).notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.networkId, t.level, t.index] })],
);

/** Signed heads of the log, in C2SP checkpoint form. */
export const ledgerCheckpoint = pgTable(
  'ledger_checkpoint',
  {
    networkId: networkId(),
    size: bigint('size', { mode: 'number' }).notNull(),
    root: text('root').notNull(),
    note: text('note').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.networkId, t.size] })],
);

/** Salts and values behind an entry's commitments: erasable, outside the log. */
export const ledgerOpening = pgTable(
  'ledger_opening',
  {
    networkId: networkId(),
    entryId: uuid('entry_id').notNull(),
    field: text('field').notNull(),
    /** Whose personal data it may hold. */
    personId: uuid('person_id'),
    salt: text('salt').notNull(),
    value: json<unknown>('value'),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.entryId, t.field] }),
    index('ledger_opening_person').on(t.networkId, t.personId),
  ],
);

/** One effect per key: the row is written in the transaction of the effect. */
export const commandReceipt = pgTable(
  'command_receipt',
  {
    actorId: text('actor_id').notNull(),
    key: text('key').notNull(),
    command: text('command').notNull(),
    inputHash: text('input_hash').notNull(),
    output: json<unknown>('output'),
    networkId: uuid('network_id'),
    entryId: uuid('entry_id'),
    leaf: text('leaf'),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.actorId, t.key] }), index('command_receipt_at').on(t.at)],
);

/** What the rest of the world is told after the commit: mail, live pushes to other nodes. */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid('id').primaryKey(),
    networkId: uuid('network_id'),
    topic: text('topic').notNull(),
    payload: json<Record<string, unknown>>('payload').notNull(),
    at: instant('at').notNull(),
    dueAt: instant('due_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    doneAt: instant('done_at'),
    failure: text('failure'),
  },
  (t) => [index('outbox_due').on(t.topic, t.doneAt, t.dueAt)],
);
