import { integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { GroundRules } from '#app/domain/charter.ts';
import type { ActivityKind } from '#app/domain/session/index.ts';
import { createdAt, id, json, networkId } from './columns.ts';
import { network } from './network.ts';

/** One item of a session's recipe. */
export interface RecipeItemRow {
  title: string;
  mode: 'consultative' | 'deciding';
  minutes: number;
  kind?: 'promises';
  /** The activity it is meant to be dealt with by. */
  activity?: ActivityKind;
}

/** What a forum of a type begins with. */
export interface ForumDefaultsRow {
  type: 'strengthened-coordination' | 'special-body' | 'task-force' | 'social-coalition';
  purpose: 'policy' | 'problem' | 'programme';
  aim?: string;
  legalBasis?: string;
  /** Ground rules its first charter starts from. */
  rules?: GroundRules;
}

/** A template of the network, copied and changed by its facilitators: a session's agenda, or a type of forum. */
export const recipe = pgTable(
  'recipe',
  {
    networkId: networkId().references(() => network.id),
    id: id(),
    kind: text('kind').$type<'session' | 'forum'>().notNull(),
    /** The built-in recipe it still is, shown in the reader's language; null once its words are somebody's own. */
    builtIn: text('built_in'),
    /** Counts its changes, so that nobody overwrites one they have not seen. */
    version: integer('version').notNull().default(1),
    name: text('name').notNull(),
    lead: text('lead').notNull(),
    /** Of a session; empty for a forum. */
    items: json<RecipeItemRow[]>('items').notNull(),
    /** Of a forum; null for a session. */
    forum: json<ForumDefaultsRow | null>('forum'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    unique('recipe_name').on(t.networkId, t.kind, t.name),
  ],
);
