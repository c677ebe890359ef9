import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
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
import type { ForumRole } from '#app/domain/actor.ts';
import type { GroundRules } from '#app/domain/charter.ts';
import type { Standing, Timing } from '#app/domain/topic.ts';
import { createdAt, id, instant, json, networkId, searched } from './columns.ts';
import { organisation, person } from './network.ts';

const ofOrganisation = (t: { networkId: AnyPgColumn; organisationId: AnyPgColumn }) =>
  foreignKey({
    columns: [t.networkId, t.organisationId],
    foreignColumns: [organisation.networkId, organisation.id],
  });

/** A standing collaborative body with a charter. */
export const forum = pgTable(
  'forum',
  {
    networkId: networkId(),
    id: id(),
    name: text('name').notNull(),
    /** domain.md 43: strengthened coordination, special body, task force, social coalition. */
    type: text('type')
      .$type<'strengthened-coordination' | 'special-body' | 'task-force' | 'social-coalition'>()
      .notNull(),
    purpose: text('purpose').$type<'policy' | 'problem' | 'programme'>().notNull(),
    aim: text('aim').notNull(),
    legalBasis: text('legal_basis').notNull(),
    initiatorId: uuid('initiator_id').notNull(),
    mandateHolderId: uuid('mandate_holder_id').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({
      columns: [t.networkId, t.initiatorId],
      foreignColumns: [organisation.networkId, organisation.id],
    }),
    foreignKey({
      columns: [t.networkId, t.mandateHolderId],
      foreignColumns: [organisation.networkId, organisation.id],
    }),
  ],
);

const ofForum = (t: { networkId: AnyPgColumn; forumId: AnyPgColumn }) =>
  foreignKey({ columns: [t.networkId, t.forumId], foreignColumns: [forum.networkId, forum.id] });

/** An organisation that takes part with a voice of its own. */
export const forumParty = pgTable(
  'forum_party',
  {
    networkId: networkId(),
    forumId: uuid('forum_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    position: integer('position').notNull().default(0),
    joinedAt: createdAt(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [primaryKey({ columns: [t.networkId, t.forumId, t.organisationId] }), ofForum(t), ofOrganisation(t)],
);

export const forumRole = pgTable(
  'forum_role',
  {
    networkId: networkId(),
    forumId: uuid('forum_id').notNull(),
    personId: uuid('person_id').notNull(),
    role: text('role').$type<ForumRole>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.forumId, t.personId, t.role] }),
    ofForum(t),
    foreignKey({ columns: [t.networkId, t.personId], foreignColumns: [person.networkId, person.id] }),
    index('forum_role_person').on(t.networkId, t.personId),
  ],
);

/** Rules of procedure and ground rules, versioned; every organisation accepts each version explicitly. */
export const charter = pgTable(
  'charter',
  {
    networkId: networkId(),
    id: id(),
    forumId: uuid('forum_id').notNull(),
    version: integer('version').notNull(),
    rules: json<GroundRules>('rules').notNull(),
    hash: text('hash').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    unique('charter_version').on(t.networkId, t.forumId, t.version),
    ofForum(t),
  ],
);

export const charterAcceptance = pgTable(
  'charter_acceptance',
  {
    networkId: networkId(),
    charterId: uuid('charter_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    personId: uuid('person_id').notNull(),
    acceptedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.charterId, t.organisationId] }),
    foreignKey({ columns: [t.networkId, t.charterId], foreignColumns: [charter.networkId, charter.id] }),
    ofOrganisation(t),
  ],
);

/** A thread of the forum: consultative or deciding. */
export const topic = pgTable(
  'topic',
  {
    networkId: networkId(),
    id: id(),
    forumId: uuid('forum_id').notNull(),
    title: text('title').notNull(),
    mode: text('mode').$type<'consultative' | 'deciding'>().notNull(),
    personId: uuid('person_id').notNull(),
    closedAt: instant('closed_at'),
    /** What came of it, in the words of who closed it. */
    closingSummary: text('closing_summary'),
    closedBy: uuid('closed_by'),
    /**
     * How much each sector has written here, and facilitators in their own role. Counted when it is written:
     * pages show it for every topic, and counting a hundred thousand rows each time would be felt.
     */
    fromGovernment: integer('from_government').notNull().default(0),
    fromOthers: integer('from_others').notNull().default(0),
    fromFacilitators: integer('from_facilitators').notNull().default(0),
    lastAt: instant('last_at'),
    /** Responses are asked for until then: set by the facilitator, or when a session about it ends. */
    respondUntil: instant('respond_until'),
    /** The session after which it asks; null when the facilitator set the day. */
    respondSessionId: uuid('respond_session_id'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    ofForum(t),
    index('topic_forum').on(t.networkId, t.forumId, t.createdAt),
  ],
);

export const contribution = pgTable(
  'contribution',
  {
    networkId: networkId(),
    id: id(),
    forumId: uuid('forum_id').notNull(),
    topicId: uuid('topic_id').notNull(),
    /** What it answers. */
    parentId: uuid('parent_id'),
    /** The first contribution of its thread; null for the first itself. */
    rootId: uuid('root_id'),
    organisationId: uuid('organisation_id'),
    personId: uuid('person_id').notNull(),
    kind: text('kind').$type<'input' | 'question' | 'answer'>().notNull(),
    body: json<Record<string, unknown>>('body').notNull(),
    plain: text('plain').notNull(),
    /** Answers in the thread it began. */
    replies: integer('replies').notNull().default(0),
    /** What became of it; 'open' while its author waits to hear, null where nobody waits (app/domain/topic.ts). */
    standing: text('standing').$type<Standing>(),
    /** It came after a session its organisation missed, or after the day asked for. */
    timing: text('timing').$type<Timing>(),
    editedAt: instant('edited_at'),
    /** Erased by its author: the row stays for its thread, the words are gone. */
    erasedAt: instant('erased_at'),
    /** Hidden by a facilitator, with the reason everybody reads instead. */
    hiddenAt: instant('hidden_at'),
    hiddenReason: text('hidden_reason'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId, t.topicId], foreignColumns: [topic.networkId, topic.id] }),
    foreignKey({ columns: [t.networkId, t.parentId], foreignColumns: [t.networkId, t.id] }),
    // Pages of threads (root_id null) and of one thread's replies, both by time.
    index('contribution_thread').on(t.networkId, t.topicId, t.rootId, t.createdAt, t.id),
    // Inputs of a topic that were adopted, answered, parked or still wait; and what one person wrote.
    index('contribution_standing').on(t.networkId, t.topicId, t.standing, t.createdAt, t.id),
    index('contribution_author').on(t.networkId, t.personId, t.createdAt, t.id),
  ],
);

/** A text put forward for decision. Number 7 reads "U-07". */
export const proposal = pgTable(
  'proposal',
  {
    networkId: networkId(),
    id: id(),
    forumId: uuid('forum_id').notNull(),
    topicId: uuid('topic_id'),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    version: integer('version').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    /** Until then there are clarifying questions only. */
    reactionsAt: instant('reactions_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    unique('proposal_number').on(t.networkId, t.forumId, t.number),
    index('proposal_topic').on(t.networkId, t.topicId),
    ofForum(t),
    ofOrganisation(t),
  ],
);

/** One frozen version of a proposal: canonical JSON, hashed. Never changed afterwards. */
export const proposalVersion = pgTable(
  'proposal_version',
  {
    networkId: networkId(),
    id: id(),
    proposalId: uuid('proposal_id').notNull(),
    version: integer('version').notNull(),
    body: json<Record<string, unknown>>('body').notNull(),
    plain: text('plain').notNull(),
    hash: text('hash').notNull(),
    reason: text('reason'),
    personId: uuid('person_id').notNull(),
    organisationId: uuid('organisation_id'),
    createdAt: createdAt(),
    search: searched('search').generatedAlwaysAs(
      (): SQL => sql`to_tsvector('indonesian'::regconfig, plain) || to_tsvector('simple'::regconfig, plain)`,
    ),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    unique('proposal_version_number').on(t.networkId, t.proposalId, t.version),
    foreignKey({ columns: [t.networkId, t.proposalId], foreignColumns: [proposal.networkId, proposal.id] }),
  ],
);

/** A text written together before it is frozen: Yjs updates with compaction. Keystrokes are no ledger entries. */
export const draftUpdate = pgTable(
  'draft_update',
  {
    networkId: networkId(),
    /** What is being written: 'proposal', later 'minutes', 'agreement'. */
    subjectKind: text('subject_kind').notNull(),
    /** The frozen version it began from: a draft that starts anew is another one. */
    subjectId: uuid('subject_id').notNull(),
    seq: integer('seq').notNull(),
    /** Base64 of a Yjs v1 update. */
    update: text('update').notNull(),
    snapshot: boolean('snapshot').notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.networkId, t.subjectKind, t.subjectId, t.seq] })],
);
