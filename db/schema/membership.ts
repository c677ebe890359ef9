import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Leaves } from '#app/domain/withdrawal.ts';
import { createdAt, id, instant, networkId } from './columns.ts';
import { forum } from './forum.ts';
import { organisation } from './network.ts';

/** An organisation's declaration that it leaves a forum, under the rule of the charter of that day. */
export const forumWithdrawal = pgTable(
  'forum_withdrawal',
  {
    networkId: networkId(),
    id: id(),
    forumId: uuid('forum_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    reason: text('reason').notNull(),
    noticeDays: integer('notice_days').notNull(),
    leaves: text('leaves').$type<Leaves>().notNull(),
    declaredAt: createdAt(),
    /** Until then it can be taken back. */
    endsAt: instant('ends_at').notNull(),
    /** From then on the organisation is not counted any more; `forum_party.withdrawn_at` follows. */
    leavesAt: instant('leaves_at').notNull(),
    takenBackAt: instant('taken_back_at'),
    personId: uuid('person_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId, t.forumId], foreignColumns: [forum.networkId, forum.id] }),
    foreignKey({
      columns: [t.networkId, t.organisationId],
      foreignColumns: [organisation.networkId, organisation.id],
    }),
    index('forum_withdrawal_of').on(t.networkId, t.forumId, t.organisationId, t.declaredAt),
  ],
);
