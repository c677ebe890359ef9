import { type SQL, sql } from 'drizzle-orm';
import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Decision } from '#app/domain/session/index.ts';
import { createdAt, day, id, instant, json, networkId, searched } from './columns.ts';
import { forum } from './forum.ts';

/** A live meeting of a forum. What happens in it is the log `session_event`; the rest here is the invitation. */
export const session = pgTable(
  'session',
  {
    networkId: networkId(),
    id: id(),
    forumId: uuid('forum_id').notNull(),
    title: text('title').notNull(),
    place: text('place').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** Six characters to join by. */
    shortCode: text('short_code').notNull(),
    letterNumber: text('letter_number'),
    /** How often the invitation has changed since it went out: SEQUENCE of its calendar entry. */
    sequence: integer('sequence').notNull().default(0),
    /** When the invitation to this date went out: working days are counted from here. */
    invitedAt: instant('invited_at').notNull().default(sql`now()`),
    /** Mirror of the room's state for lists. */
    status: text('status')
      .$type<'scheduled' | 'open' | 'postponed' | 'closed' | 'cancelled'>()
      .notNull()
      .default('scheduled'),
    /** Who facilitates this session beside the forum's facilitators: the steering was handed to them. */
    facilitatorIds: uuid('facilitator_ids').array().notNull().default([]),
    /** The session this one rehearses: seen by who prepares it, counted nowhere. */
    rehearsalOf: uuid('rehearsal_of'),
    /** Number of the room's last event; its row is locked while commands are decided. */
    head: bigint('head', { mode: 'number' }).notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    unique('session_code').on(t.shortCode),
    foreignKey({ columns: [t.networkId, t.forumId], foreignColumns: [forum.networkId, forum.id] }),
    index('session_forum').on(t.networkId, t.forumId, t.startsAt),
  ],
);

/** The room's log: consecutive numbers, never changed. */
export const sessionEvent = pgTable(
  'session_event',
  {
    networkId: networkId(),
    sessionId: uuid('session_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    /** The command that caused it; one command may cause several events. */
    commandId: text('command_id').notNull(),
    type: text('type').notNull(),
    at: instant('at').notNull(),
    personId: uuid('person_id'),
    organisationId: uuid('organisation_id'),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.sessionId, t.seq] }),
    // Answers that were noted before they were confirmed are few, and named wherever decisions are listed.
    index('session_event_noted')
      .on(t.networkId, t.sessionId)
      .where(sql`type = 'position.given' and payload ? 'noted'`),
  ],
);

/** The folded state every so often, so that a cold start reads little. */
export const sessionSnapshot = pgTable(
  'session_snapshot',
  {
    networkId: networkId(),
    sessionId: uuid('session_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    state: json<unknown>('state').notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.networkId, t.sessionId, t.seq] })],
);

/**
 * The ballots of a secret vote while it is open: one row, one ciphertext, so that no row, order or transaction can be
 * joined with who has just voted. It goes when the vote ends.
 */
export const ballotBox = pgTable(
  'ballot_box',
  {
    networkId: networkId(),
    sessionId: uuid('session_id').notNull(),
    voteId: uuid('vote_id').notNull(),
    sealed: text('sealed').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.voteId] }),
    foreignKey({ columns: [t.networkId, t.sessionId], foreignColumns: [session.networkId, session.id] }),
  ],
);

/** What the parties decided: outcome, frozen text and its hash, positions by sector. */
export const decision = pgTable(
  'decision',
  {
    networkId: networkId(),
    id: id(),
    forumId: uuid('forum_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    itemId: uuid('item_id').notNull(),
    roundId: uuid('round_id'),
    voteId: uuid('vote_id'),
    /** Running number within the forum. */
    number: integer('number').notNull(),
    title: text('title').notNull(),
    outcome: text('outcome')
      .$type<'consensus' | 'consensus-with-reservations' | 'no-consensus' | 'by-vote'>()
      .notNull(),
    proposalId: uuid('proposal_id'),
    proposalVersionId: uuid('proposal_version_id'),
    version: integer('version'),
    textHash: text('text_hash').notNull(),
    /** The `decision.recorded` event's facts: tally by sector, positions, reservations, objections, unanswered. */
    facts: json<Decision>('facts').notNull(),
    decidedAt: instant('decided_at').notNull(),
    /** Its title, and the words of reservations, objections and votes against it. */
    search: searched('search').generatedAlwaysAs(
      (): SQL => sql`to_tsvector('indonesian'::regconfig, title) || to_tsvector('simple'::regconfig, title)
        || to_tsvector('indonesian'::regconfig, jsonb_path_query_array(facts, '$.**.reason'))
        || to_tsvector('indonesian'::regconfig, jsonb_path_query_array(facts, '$.**.suggestion'))`,
    ),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    unique('decision_number').on(t.networkId, t.forumId, t.number),
    foreignKey({ columns: [t.networkId, t.sessionId], foreignColumns: [session.networkId, session.id] }),
    index('decision_session').on(t.networkId, t.sessionId),
    index('decision_proposal').on(t.networkId, t.proposalId, t.number),
  ],
);

/** When a decision is looked at again, and that it was. The decision itself never changes. */
export const decisionReview = pgTable(
  'decision_review',
  {
    networkId: networkId(),
    decisionId: uuid('decision_id').notNull(),
    forumId: uuid('forum_id').notNull(),
    /** The day it is due; null when the date was taken away, or it was reopened without one. */
    reviewOn: day('review_on'),
    /** What to look at then. */
    note: text('note').notNull().default(''),
    setAt: createdAt(),
    reopenedAt: instant('reopened_at'),
    /** Why it is looked at again. */
    reason: text('reason').notNull().default(''),
    /** The text that goes to the next session. */
    proposalVersionId: uuid('proposal_version_id'),
    /** The day of review whose coming was told to everybody; another day is told anew. */
    toldFor: day('told_for'),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.decisionId] }),
    foreignKey({ columns: [t.networkId, t.decisionId], foreignColumns: [decision.networkId, decision.id] }),
    index('decision_review_due').on(t.networkId, t.forumId, t.reviewOn),
    index('decision_review_untold')
      .on(t.reviewOn)
      .where(sql`reopened_at is null and told_for is distinct from review_on`),
  ],
);

/** An official record (berita acara), frozen with its hash; the public page verifies by `code`. */
export const record = pgTable(
  'record',
  {
    networkId: networkId(),
    id: id(),
    kind: text('kind').$type<'session-record'>().notNull(),
    sessionId: uuid('session_id').notNull(),
    number: text('number').notNull(),
    /** Unguessable code of the public page. */
    code: text('code').notNull(),
    content: json<Record<string, unknown>>('content').notNull(),
    hash: text('hash').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    unique('record_code').on(t.code),
    unique('record_session').on(t.networkId, t.sessionId, t.kind),
    unique('record_number').on(t.networkId, t.number),
    foreignKey({ columns: [t.networkId, t.sessionId], foreignColumns: [session.networkId, session.id] }),
  ],
);

/** The number under which an office files a document of a session (attendance list, minutes, full record). */
export const sessionDocument = pgTable(
  'session_document',
  {
    networkId: networkId(),
    sessionId: uuid('session_id').notNull(),
    kind: text('kind').$type<'attendance-list' | 'minutes' | 'full-record'>().notNull(),
    number: text('number').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.sessionId, t.kind] }),
    unique('session_document_number').on(t.networkId, t.kind, t.number),
    foreignKey({ columns: [t.networkId, t.sessionId], foreignColumns: [session.networkId, session.id] }),
  ],
);
