import { sql } from 'drizzle-orm';
import type { QueryOutput } from '#app/contract/registry.ts';
import type { Outcome } from '#app/domain/consensus.ts';
import type { Reader } from '#db/client.ts';
import { required } from '#server/kernel/refusal.ts';
import { instantOf } from '../forum/read.ts';

type Thread = QueryOutput<'commitment.show'>['thread'];

interface Row extends Record<string, unknown> {
  decision_id: string;
  decision_number: number;
  outcome: Outcome;
  decided_at: string;
  proposal_id: string | null;
  proposal_number: number | null;
  proposal_title: string | null;
  topic_id: string | null;
  topic_title: string | null;
  clause_id: string | null;
  clause_heading: string | null;
  clause_position: number | null;
  cards: { id: string; board_id: string; title: string }[] | null;
}

/** The thread a commitment hangs on, traceable both ways: topic, proposal, decision, clause, cards. */
export async function threadOf(db: Reader, networkId: string, commitmentId: string): Promise<Thread> {
  const { rows } = await db.execute<Row>(sql`
    select d.id as decision_id, d.number as decision_number, d.outcome, d.decided_at,
      p.id as proposal_id, p.number as proposal_number, p.title as proposal_title,
      t.id as topic_id, t.title as topic_title,
      l.id as clause_id, l.heading as clause_heading, l.position as clause_position,
      (select json_agg(json_build_object('id', k.id, 'board_id', k.board_id, 'title', k.title) order by k.created_at)
        from board b join board_card k on k.network_id = b.network_id and k.board_id = b.id
        where b.network_id = c.network_id and b.forum_id = c.forum_id and k.commitment_id = c.id) as cards
    from commitment c
    join agreement a on a.network_id = c.network_id and a.id = c.agreement_id
    join decision d on d.network_id = a.network_id and d.id = a.decision_id
    left join proposal p on p.network_id = d.network_id and p.id = d.proposal_id
    left join topic t on t.network_id = p.network_id and t.id = p.topic_id
    left join agreement_clause l on l.network_id = c.network_id and l.id = c.clause_id
    where c.network_id = ${networkId} and c.id = ${commitmentId}`);
  const row = required(rows[0]);
  return {
    topic: row.topic_id ? { id: row.topic_id, title: row.topic_title ?? '' } : null,
    proposal: row.proposal_id
      ? { id: row.proposal_id, number: row.proposal_number ?? 0, title: row.proposal_title ?? '' }
      : null,
    decision: {
      id: row.decision_id,
      number: row.decision_number,
      outcome: row.outcome,
      decidedAt: instantOf(row.decided_at),
    },
    clause: row.clause_id
      ? { id: row.clause_id, number: (row.clause_position ?? 0) + 1, heading: row.clause_heading ?? '' }
      : null,
    cards: (row.cards ?? []).map(({ id, board_id, title }) => ({ id, boardId: board_id, title })),
  };
}
