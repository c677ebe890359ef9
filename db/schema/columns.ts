import { sql } from 'drizzle-orm';
import { customType, date, jsonb, numeric, timestamp, uuid } from 'drizzle-orm/pg-core';

/**
 * The head of every table of a network: `network_id` is part of each key, so that rows of two networks
 * cannot be joined by mistake and the database can be distributed by it.
 */
export const networkId = () => uuid('network_id').notNull();
export const id = () => uuid('id').notNull();
/** An instant in the database's own time. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
/** When the row came to be, by the database's clock. */
export const createdAt = () => instant('created_at').notNull().default(sql`now()`);
/** A calendar day as YYYY-MM-DD, without a zone. */
export const day = (name: string) => date(name, { mode: 'string' });
/** A measured value. Numeric in the database, number in the code: figures of reports, not of money. */
export const measure = (name: string) => numeric(name, { mode: 'number' });
/** JSON with a known shape. */
export const json = <Shape>(name: string) => jsonb(name).$type<Shape>();
/**
 * What a search looks through: a column that the database fills by itself. Words are in it by their Indonesian stem,
 * so that "membagi" finds "pembagian", and as they are written, so that a word's beginning finds it too.
 */
export const searched = customType<{ data: string }>({ dataType: () => 'tsvector' });
