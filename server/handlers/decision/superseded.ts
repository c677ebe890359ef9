import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';

/** SQL: decision `alias` agreed on something, by consensus or by a vote that carried. */
export const agreed = (alias: string): SQL => {
  const d = sql.raw(alias);
  return sql`(${d}.outcome in ('consensus', 'consensus-with-reservations')
    or (${d}.outcome = 'by-vote' and (${d}.facts->'vote'->>'carried')::boolean))`;
};

/**
 * SQL: the decision that replaces decision `alias`, as `{id, number}`: the next one on the same proposal that agreed
 * on something. Where nothing had been agreed, any later one replaces it: an attempt without consensus never undoes
 * an agreement (docs/decisions/0019).
 */
export const successorOf = (alias: string): SQL => {
  const d = sql.raw(alias);
  return sql`(select json_build_object('id', n.id, 'number', n.number) from decision n
    where n.network_id = ${d}.network_id and n.proposal_id = ${d}.proposal_id and n.number > ${d}.number
      and (${agreed('n')} or not ${agreed(alias)} or n.facts->>'replaces' = ${d}.id::text)
    order by n.number limit 1)`;
};

export interface DecisionRef extends Record<string, unknown> {
  id: string;
  number: number;
}

/** The decision that replaced this one, and those that it replaced. */
export async function chainOf(db: Reader, networkId: string, decisionId: string) {
  const { rows } = await db.execute<{ by: DecisionRef | null; replaces: DecisionRef[] | null }>(sql`
    select ${successorOf('d')} as by,
      (select json_agg(json_build_object('id', e.id, 'number', e.number) order by e.number) from decision e
        where e.network_id = d.network_id and e.proposal_id = d.proposal_id and e.number < d.number
          and ${successorOf('e')}->>'id' = d.id::text) as replaces
    from decision d where d.network_id = ${networkId} and d.id = ${decisionId}`);
  return { supersededBy: rows[0]?.by ?? null, replaces: rows[0]?.replaces ?? [] };
}
