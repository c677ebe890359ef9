import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { RemarkKind, RemarkState } from '#app/domain/remark.ts';
import { createdAt, id, instant, networkId } from './columns.ts';
import { proposal, proposalVersion } from './forum.ts';

/** What a party says about a version of a proposal and, where it wishes, about a passage of it. */
export const remark = pgTable(
  'remark',
  {
    networkId: networkId(),
    id: id(),
    forumId: uuid('forum_id').notNull(),
    proposalId: uuid('proposal_id').notNull(),
    proposalVersionId: uuid('proposal_version_id').notNull(),
    version: integer('version').notNull(),
    kind: text('kind').$type<RemarkKind>().notNull(),
    /** Number of the paragraph, and its words that are meant; null and empty: the whole text. */
    block: integer('block'),
    passage: text('passage').notNull().default(''),
    /** An amendment's other words for the passage; empty: it is to go. */
    wording: text('wording').notNull().default(''),
    /** The question, the comment, the reason. */
    body: text('body').notNull(),
    /** What would settle an objection. */
    suggestion: text('suggestion').notNull().default(''),
    /** Null: a facilitator in their own role. */
    organisationId: uuid('organisation_id'),
    personId: uuid('person_id').notNull(),
    state: text('state').$type<RemarkState>().notNull(),
    /** What was said at the last step: the answer, the reason of a refusal, how it was settled. */
    note: text('note').notNull().default(''),
    /** The version that an accepted amendment became part of. */
    resultVersion: integer('result_version'),
    createdAt: createdAt(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId, t.proposalId], foreignColumns: [proposal.networkId, proposal.id] }),
    foreignKey({
      columns: [t.networkId, t.proposalVersionId],
      foreignColumns: [proposalVersion.networkId, proposalVersion.id],
    }),
    index('remark_proposal').on(t.networkId, t.proposalId, t.createdAt),
  ],
);

/** Every step of a remark with who took it and what they said; only grows. */
export const remarkStep = pgTable(
  'remark_step',
  {
    networkId: networkId(),
    id: id(),
    remarkId: uuid('remark_id').notNull(),
    state: text('state').$type<RemarkState>().notNull(),
    note: text('note').notNull(),
    organisationId: uuid('organisation_id'),
    personId: uuid('person_id').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId, t.remarkId], foreignColumns: [remark.networkId, remark.id] }),
    index('remark_step_remark').on(t.networkId, t.remarkId, t.createdAt),
  ],
);

/** An organisation that supports an amendment. */
export const remarkSupport = pgTable(
  'remark_support',
  {
    networkId: networkId(),
    remarkId: uuid('remark_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    personId: uuid('person_id').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.remarkId, t.organisationId] }),
    foreignKey({ columns: [t.networkId, t.remarkId], foreignColumns: [remark.networkId, remark.id] }),
  ],
);
