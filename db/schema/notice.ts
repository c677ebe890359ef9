import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { NoticeKind, Rhythm } from '#app/domain/notice.ts';
import { createdAt, id, instant, networkId } from './columns.ts';
import { contribution, topic } from './forum.ts';
import { person } from './network.ts';

/** Who follows a topic, and who does not want to although they wrote in it. */
export const topicFollow = pgTable(
  'topic_follow',
  {
    networkId: networkId(),
    topicId: uuid('topic_id').notNull(),
    personId: uuid('person_id').notNull(),
    following: boolean('following').notNull(),
    since: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.topicId, t.personId] }),
    foreignKey({ columns: [t.networkId, t.topicId], foreignColumns: [topic.networkId, topic.id] }),
    foreignKey({ columns: [t.networkId, t.personId], foreignColumns: [person.networkId, person.id] }),
  ],
);

/** Organisations and people that a contribution names with "@". */
export const contributionMention = pgTable(
  'contribution_mention',
  {
    networkId: networkId(),
    contributionId: uuid('contribution_id').notNull(),
    kind: text('kind').$type<'organisation' | 'person'>().notNull(),
    /** The organisation or the person. */
    targetId: uuid('target_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.contributionId, t.targetId] }),
    foreignKey({
      columns: [t.networkId, t.contributionId],
      foreignColumns: [contribution.networkId, contribution.id],
    }),
  ],
);

/** What one person is told. It names things; their words are read where they stand, with the rights of that day. */
export const notice = pgTable(
  'notice',
  {
    networkId: networkId(),
    id: id(),
    personId: uuid('person_id').notNull(),
    kind: text('kind').$type<NoticeKind>().notNull(),
    forumId: uuid('forum_id').notNull(),
    /** What it is about: a topic, a proposal, a proposal of a topic, a session, or a decision. */
    topicId: uuid('topic_id'),
    proposalId: uuid('proposal_id'),
    contributionId: uuid('contribution_id'),
    remarkId: uuid('remark_id'),
    /** The session, or its minutes, it is about. */
    sessionId: uuid('session_id'),
    /** The organisation it concerns, where its people might act for another one too. */
    organisationId: uuid('organisation_id'),
    decisionId: uuid('decision_id'),
    /** Who did it, and for whom. */
    byPersonId: uuid('by_person_id'),
    byOrganisationId: uuid('by_organisation_id'),
    /** How often it happened since it was last read: news of a topic gather in one notice. */
    n: integer('n').notNull().default(1),
    createdAt: createdAt(),
    readAt: instant('read_at'),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId, t.personId], foreignColumns: [person.networkId, person.id] }),
    index('notice_person').on(t.networkId, t.personId, t.createdAt, t.id),
    index('notice_unread').on(t.networkId, t.personId, t.topicId, t.kind).where(sql`read_at is null`),
  ],
);

/** How a person wants to be told by mail; no row means the usual rhythm. */
export const noticePreference = pgTable(
  'notice_preference',
  {
    networkId: networkId(),
    personId: uuid('person_id').notNull(),
    rhythm: text('rhythm').$type<Rhythm>().notNull(),
    /** When the last digest was handed to the post. */
    sentAt: instant('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.personId] }),
    foreignKey({ columns: [t.networkId, t.personId], foreignColumns: [person.networkId, person.id] }),
  ],
);
