import { sql } from 'drizzle-orm';
import type { QueryOutput } from '#app/contract/registry.ts';
import type { Outcome } from '#app/domain/consensus.ts';
import { agreedOnText } from '#app/domain/consensus.ts';
import type { ReadContext } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { instantOf } from '../forum/read.ts';
import { ofActor } from '../forum/subject.ts';

export type DecisionRef = QueryOutput<'agreement.show'>['decision'];

interface Row extends Record<string, unknown> {
  id: string;
  forum_id: string;
  forum_name: string;
  number: number;
  title: string;
  outcome: Outcome;
  text_hash: string;
  decided_at: string;
  carried: boolean | null;
}

/** A decision as agreements refer to it, with its forum; null when the actor's network has none. */
export async function findDecision(context: ReadContext, decisionId: string) {
  const { rows } = await context.db.execute<Row>(sql`
    select d.id, d.forum_id, f.name as forum_name, d.number, d.title, d.outcome, d.text_hash, d.decided_at,
      (d.facts->'vote'->>'carried')::boolean as carried
    from decision d join forum f on f.network_id = d.network_id and f.id = d.forum_id
    where d.id = ${decisionId} and ${ofActor(context, sql`d.network_id`)}`);
  const row = rows[0];
  if (!row) return null;
  const { id, number, title, outcome } = row;
  const decision: DecisionRef = {
    id,
    number,
    title,
    outcome,
    decidedAt: instantOf(row.decided_at),
    textHash: row.text_hash,
  };
  return {
    forum: { id: row.forum_id, name: row.forum_name },
    decision,
    /** Whether anything was agreed that an agreement could be drafted from. */
    binds: agreedOnText(outcome, row.carried === null ? null : { carried: row.carried }),
  };
}

/** Refuses to draft an agreement where nothing was agreed. */
export function mustBind(found: { binds: boolean }): void {
  if (!found.binds) refuse('no_decision_yet', { fields: { decisionId: 'no_decision_yet' } });
}
