import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Sector } from '#app/domain/sector.ts';
import { createdAt, day, id, instant, json, networkId } from './columns.ts';
import { forum } from './forum.ts';
import { organisation } from './network.ts';

/** One measure of a forum's empowerment plan (Ansell & Gash 2008, proposition 1): what, for whom, by whom, by when. */
export const empowermentMeasure = pgTable(
  'empowerment_measure',
  {
    networkId: networkId(),
    id: id(),
    forumId: uuid('forum_id').notNull(),
    what: text('what').notNull(),
    /** For all parties of a sector, or null where organisations are named. */
    forSector: text('for_sector').$type<Sector>(),
    forIds: json<readonly string[]>('for_ids').notNull(),
    providerId: uuid('provider_id').notNull(),
    dueOn: day('due_on').notNull(),
    doneAt: instant('done_at'),
    /** What was done, in words. */
    doneNote: text('done_note'),
    /** Taken out of the plan; kept for the record. */
    removedAt: instant('removed_at'),
    personId: uuid('person_id').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId, t.forumId], foreignColumns: [forum.networkId, forum.id] }),
    foreignKey({
      columns: [t.networkId, t.providerId],
      foreignColumns: [organisation.networkId, organisation.id],
    }),
    index('empowerment_measure_forum').on(t.networkId, t.forumId, t.dueOn),
  ],
);
