import { type SQL, sql } from 'drizzle-orm';

/**
 * SQL: the charter under this alias has been accepted by every party that belonged to the forum when it was written.
 * The newest such version is the one in force: until a newer one is accepted by all, it opens what it opens and
 * sessions are scheduled under it. Who joins later changes nothing about that; who has left is not waited for.
 * @param alias of the table `charter` in the query around it
 * @param at the instant to look back to; now, where it is left out
 */
export function acceptedByAll(alias: 'c' | 'k' = 'c', at?: Date): SQL {
  const charter = sql.raw(alias);
  const then = at?.toISOString();
  return sql`not exists (select 1 from forum_party fp where fp.network_id = ${charter}.network_id
    and fp.forum_id = ${charter}.forum_id and fp.created_at <= ${charter}.created_at
    and (fp.withdrawn_at is null ${then ? sql`or fp.withdrawn_at > ${then}::timestamptz` : sql``})
    and not exists (select 1 from charter_acceptance ca where ca.network_id = fp.network_id
      and ca.charter_id = ${charter}.id and ca.organisation_id = fp.organisation_id
      ${then ? sql`and ca.created_at <= ${then}::timestamptz` : sql``}))`;
}
