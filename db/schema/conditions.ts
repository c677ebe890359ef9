import { foreignKey, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Condition, ConditionsResult, Likert, Prompt, Readiness } from '#app/domain/conditions/index.ts';
import { createdAt, id, instant, json, networkId } from './columns.ts';
import { forum } from './forum.ts';
import { organisation } from './network.ts';

/** One asking of the starting conditions. Nothing is counted before it closes, and then once. */
export const conditionForm = pgTable(
  'condition_form',
  {
    networkId: networkId(),
    id: id(),
    forumId: uuid('forum_id').notNull(),
    /** 1, 2, 3 … within the forum. */
    number: integer('number').notNull(),
    openedAt: createdAt(),
    closedAt: instant('closed_at'),
    /** What may be shown, frozen at the close: whoever leaves the forum later changes no count. */
    result: json<ConditionsResult>('result'),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    unique('condition_form_number').on(t.networkId, t.forumId, t.number),
    foreignKey({ columns: [t.networkId, t.forumId], foreignColumns: [forum.networkId, forum.id] }),
  ],
);

/** What one organisation answered, for itself alone to read again. */
export const conditionAnswer = pgTable(
  'condition_answer',
  {
    networkId: networkId(),
    formId: uuid('form_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    answers: json<Partial<Record<Condition, Likert>>>('answers').notNull(),
    words: json<Partial<Record<Condition, string>>>('words').notNull(),
    /** With the answers it gives the hash in the ledger; it stands nowhere else. */
    salt: text('salt').notNull(),
    personId: uuid('person_id').notNull(),
    savedAt: createdAt(),
    /** Null: a draft, not counted. */
    givenAt: instant('given_at'),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.formId, t.organisationId] }),
    foreignKey({
      columns: [t.networkId, t.formId],
      foreignColumns: [conditionForm.networkId, conditionForm.id],
    }),
    foreignKey({
      columns: [t.networkId, t.organisationId],
      foreignColumns: [organisation.networkId, organisation.id],
    }),
  ],
);

/** The facilitator's judgement whether the forum can begin, with what was known at that moment. Only grows. */
export const readiness = pgTable(
  'readiness',
  {
    networkId: networkId(),
    id: id(),
    forumId: uuid('forum_id').notNull(),
    verdict: text('verdict').$type<Readiness>().notNull(),
    reason: text('reason').notNull(),
    /** The form it looked at, the propositions that were up, and how many had accepted the charter. */
    evidence: json<{
      form: { number: number; answered: number; parties: number } | null;
      prompts: readonly Prompt[];
      charter: { version: number; accepted: number; parties: number } | null;
    }>('evidence').notNull(),
    personId: uuid('person_id').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId, t.forumId], foreignColumns: [forum.networkId, forum.id] }),
  ],
);
