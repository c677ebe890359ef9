import { foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, day, id, instant, json, measure, networkId } from './columns.ts';
import { forum } from './forum.ts';
import { organisation } from './network.ts';
import { decision } from './session.ts';

/** A text that its parties sign. In force when all have signed the same content hash. */
export const agreement = pgTable(
  'agreement',
  {
    networkId: networkId(),
    id: id(),
    forumId: uuid('forum_id').notNull(),
    decisionId: uuid('decision_id').notNull(),
    kind: text('kind')
      .$type<'memorandum' | 'joint-agreement' | 'cooperation-agreement' | 'agreed-minutes'>()
      .notNull(),
    title: text('title').notNull(),
    number: text('number'),
    /** Grows with each revision and each reopening, so that no two frozen texts have one hash. */
    version: integer('version').notNull().default(1),
    startsOn: day('starts_on').notNull(),
    endsOn: day('ends_on').notNull(),
    status: text('status').$type<'draft' | 'ready' | 'in-force' | 'ended'>().notNull().default('draft'),
    /** Set when the text is frozen. */
    contentHash: text('content_hash'),
    content: json<Record<string, unknown>>('content'),
    inForceAt: instant('in_force_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId, t.forumId], foreignColumns: [forum.networkId, forum.id] }),
    foreignKey({ columns: [t.networkId, t.decisionId], foreignColumns: [decision.networkId, decision.id] }),
    index('agreement_forum').on(t.networkId, t.forumId),
    index('agreement_newest').on(t.networkId, t.createdAt, t.id),
    index('agreement_decision').on(t.networkId, t.decisionId),
  ],
);

export const agreementParty = pgTable(
  'agreement_party',
  {
    networkId: networkId(),
    agreementId: uuid('agreement_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.agreementId, t.organisationId] }),
    foreignKey({
      columns: [t.networkId, t.agreementId],
      foreignColumns: [agreement.networkId, agreement.id],
    }),
    foreignKey({
      columns: [t.networkId, t.organisationId],
      foreignColumns: [organisation.networkId, organisation.id],
    }),
    index('agreement_party_organisation').on(t.networkId, t.organisationId),
  ],
);

export const agreementClause = pgTable(
  'agreement_clause',
  {
    networkId: networkId(),
    id: id(),
    agreementId: uuid('agreement_id').notNull(),
    position: integer('position').notNull(),
    heading: text('heading').notNull(),
    body: text('body').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    unique('agreement_clause_position').on(t.networkId, t.agreementId, t.position),
    foreignKey({
      columns: [t.networkId, t.agreementId],
      foreignColumns: [agreement.networkId, agreement.id],
    }),
  ],
);

export const agreementSignature = pgTable(
  'agreement_signature',
  {
    networkId: networkId(),
    agreementId: uuid('agreement_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    personId: uuid('person_id').notNull(),
    contentHash: text('content_hash').notNull(),
    signedAt: instant('signed_at').notNull(),
  },
  (t) => [
    // Signatures over a text that was reopened stay; they count for nothing.
    primaryKey({ columns: [t.networkId, t.agreementId, t.organisationId, t.contentHash] }),
    foreignKey({
      columns: [t.networkId, t.agreementId],
      foreignColumns: [agreement.networkId, agreement.id],
    }),
  ],
);

/** Who does what by when, and how it will be seen. */
export const commitment = pgTable(
  'commitment',
  {
    networkId: networkId(),
    id: id(),
    forumId: uuid('forum_id').notNull(),
    agreementId: uuid('agreement_id').notNull(),
    clauseId: uuid('clause_id'),
    title: text('title').notNull(),
    /** The four compulsory fields of an agreement (domain.md 20) beside responsibility itself. */
    direction: text('direction'),
    exchange: text('exchange'),
    recognition: text('recognition'),
    ownerId: uuid('owner_id').notNull(),
    indicatorId: uuid('indicator_id'),
    indicator: text('indicator').notNull(),
    baseline: measure('baseline').notNull(),
    target: measure('target').notNull(),
    unit: text('unit').notNull(),
    startsOn: day('starts_on').notNull(),
    dueOn: day('due_on').notNull(),
    /** The first due date: stays visible whatever comes after. */
    firstDueOn: day('first_due_on').notNull(),
    verification: text('verification').notNull(),
    life: text('life')
      .$type<'draft' | 'proposed' | 'active' | 'fulfilled' | 'not-fulfilled' | 'withdrawn' | 'superseded'>()
      .notNull(),
    lifeReason: text('life_reason'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId, t.forumId], foreignColumns: [forum.networkId, forum.id] }),
    foreignKey({
      columns: [t.networkId, t.agreementId],
      foreignColumns: [agreement.networkId, agreement.id],
    }),
    foreignKey({
      columns: [t.networkId, t.ownerId],
      foreignColumns: [organisation.networkId, organisation.id],
    }),
    index('commitment_forum').on(t.networkId, t.forumId, t.dueOn),
    index('commitment_owner').on(t.networkId, t.ownerId),
  ],
);

/** Each party a commitment names, and when it accepted. */
export const commitmentParty = pgTable(
  'commitment_party',
  {
    networkId: networkId(),
    commitmentId: uuid('commitment_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    role: text('role').$type<'owner' | 'supporter'>().notNull(),
    acceptedAt: instant('accepted_at'),
    acceptedBy: uuid('accepted_by'),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.commitmentId, t.organisationId] }),
    foreignKey({
      columns: [t.networkId, t.commitmentId],
      foreignColumns: [commitment.networkId, commitment.id],
    }),
    foreignKey({
      columns: [t.networkId, t.organisationId],
      foreignColumns: [organisation.networkId, organisation.id],
    }),
    index('commitment_party_organisation').on(t.networkId, t.organisationId),
  ],
);

/** First voice: the owner reports. Achievement and budget spent are separate figures. */
export const progressReport = pgTable(
  'progress_report',
  {
    networkId: networkId(),
    id: id(),
    commitmentId: uuid('commitment_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    personId: uuid('person_id').notNull(),
    achieved: measure('achieved').notNull(),
    /** Rupiah. */
    spent: measure('spent'),
    note: text('note').notNull(),
    obstacle: text('obstacle').$type<'skills' | 'time' | 'cost' | 'competition' | 'conventional-wisdom'>(),
    reportedAt: instant('reported_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({
      columns: [t.networkId, t.commitmentId],
      foreignColumns: [commitment.networkId, commitment.id],
    }),
    index('progress_report_commitment').on(t.networkId, t.commitmentId, t.reportedAt),
  ],
);

export const evidence = pgTable(
  'evidence',
  {
    networkId: networkId(),
    id: id(),
    reportId: uuid('report_id').notNull(),
    commitmentId: uuid('commitment_id').notNull(),
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
      columns: [t.networkId, t.reportId],
      foreignColumns: [progressReport.networkId, progressReport.id],
    }),
    index('evidence_commitment').on(t.networkId, t.commitmentId),
    index('evidence_file').on(t.fileHash),
  ],
);

/** Second and third voice: a partner confirms or disputes, an independent verifier judges. */
export const reportVoice = pgTable(
  'report_voice',
  {
    networkId: networkId(),
    id: id(),
    reportId: uuid('report_id').notNull(),
    commitmentId: uuid('commitment_id').notNull(),
    organisationId: uuid('organisation_id'),
    personId: uuid('person_id').notNull(),
    voice: text('voice').$type<'confirmed' | 'disputed' | 'verified-kept' | 'verified-not-kept'>().notNull(),
    reason: text('reason'),
    saidAt: instant('said_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({
      columns: [t.networkId, t.reportId],
      foreignColumns: [progressReport.networkId, progressReport.id],
    }),
    index('report_voice_commitment').on(t.networkId, t.commitmentId),
  ],
);
