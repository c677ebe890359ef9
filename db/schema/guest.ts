import { foreignKey, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { id, instant, networkId } from './columns.ts';
import { session } from './session.ts';

/**
 * An observer who joined one session with a name only, where the charter lets observers in that way. The cookie's
 * secret is stored as a hash; the seat ends by itself.
 */
export const guestSeat = pgTable(
  'guest_seat',
  {
    networkId: networkId(),
    id: id(),
    sessionId: uuid('session_id').notNull(),
    /** As the guest wrote it. */
    name: text('name').notNull(),
    /** Where the guest comes from, if they said so. */
    institution: text('institution').notNull().default(''),
    /** SHA-256 of the cookie's value, 64 hex digits. */
    tokenHash: text('token_hash').notNull(),
    enteredAt: instant('entered_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    leftAt: instant('left_at'),
    /** Set when a facilitator ended the seat; such a guest stands in no attendance list. */
    removedAt: instant('removed_at'),
    removedReason: text('removed_reason').notNull().default(''),
    /** Set when the name was erased; name and institution are empty then. */
    erasedAt: instant('erased_at'),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    unique('guest_token').on(t.tokenHash),
    foreignKey({ columns: [t.networkId, t.sessionId], foreignColumns: [session.networkId, session.id] }),
    index('guest_session').on(t.networkId, t.sessionId, t.enteredAt),
  ],
);
