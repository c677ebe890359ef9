import { type SQL, sql } from 'drizzle-orm';

/**
 * Whether an event of a room happened after its session was last moved to another date: who came to the old one was
 * not there when the parties met.
 * @param event the event's table or alias in the query around it
 */
export const sinceMoved = (event: string): SQL => {
  const e = sql.raw(event);
  return sql`${e}.seq > coalesce((select max(moved.seq) from session_event moved
    where moved.network_id = ${e}.network_id and moved.session_id = ${e}.session_id
      and moved.type = 'session.rescheduled'), 0)`;
};
