import { foreignKey, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, networkId } from './columns.ts';
import { proposal } from './forum.ts';
import { organisation } from './network.ts';

/**
 * Organisations are asked for their written reaction to a proposal until an instant: after a session they missed, or
 * because the facilitator asks. What they answer are remarks like any other, with the life a remark has.
 */
export const proposalWindow = pgTable(
  'proposal_window',
  {
    networkId: networkId(),
    id: id(),
    forumId: uuid('forum_id').notNull(),
    proposalId: uuid('proposal_id').notNull(),
    until: instant('until').notNull(),
    /** The session it follows; null when the facilitator asks by himself. */
    sessionId: uuid('session_id'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId, t.proposalId], foreignColumns: [proposal.networkId, proposal.id] }),
    index('proposal_window_of').on(t.networkId, t.proposalId, t.createdAt),
  ],
);

/** Who is asked in a window. */
export const proposalWindowParty = pgTable(
  'proposal_window_party',
  {
    networkId: networkId(),
    windowId: uuid('window_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.windowId, t.organisationId] }),
    foreignKey({
      columns: [t.networkId, t.windowId],
      foreignColumns: [proposalWindow.networkId, proposalWindow.id],
    }),
    foreignKey({
      columns: [t.networkId, t.organisationId],
      foreignColumns: [organisation.networkId, organisation.id],
    }),
    index('proposal_window_party_of').on(t.networkId, t.organisationId),
  ],
);
