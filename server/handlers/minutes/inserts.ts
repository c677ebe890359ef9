import { sql } from 'drizzle-orm';
import type { InsertKind } from '#app/contract/minutes.ts';
import { kindOf } from '#app/domain/consensus.ts';
import { itemOf, roundOf, type SessionState, valuesOf } from '#app/domain/session/index.ts';
import { formatDay } from '#app/i18n/format.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import type { Reader } from '#db/client.ts';
import type { RoomView } from '#server/kernel/handler.ts';
import type { Node } from '#server/text/nodes.ts';
import { outcomeSaid } from '#server/text/outcome.ts';
import { heldIn } from '../activity/summary.ts';
import { type DecisionRow, decisionsOf } from '../record/facts.ts';
import { partiesOfSession } from '../session/read.ts';
import { actionNodes, type Decided, decisionNodes, heldNodes, objectionNodes } from './outline.ts';

const { common, minutes } = messagesFor('id');

/** Something of the room that can be put into the minutes. */
export interface Insert {
  kind: InsertKind;
  ref: string;
  title: string;
  detail: string;
  /** Where it belongs. */
  section: { title: string } | 'actions';
  nodes: Node[];
}

type NameOf = (organisationId: string) => string;
const sectionOf = (state: SessionState, itemId: string) => ({ title: itemOf(state, itemId)?.title ?? '' });

function decisionInsert(row: DecisionRow, state: SessionState, nameOf: NameOf): Insert {
  const { facts } = row;
  const decided: Decided = {
    number: row.number,
    outcome: facts.outcome,
    proposal: row.proposal,
    title: row.title,
    version: facts.text.version,
    vote: facts.vote,
    reservations: facts.reservations
      .filter(({ level }) => kindOf(level) !== 'object')
      .map(({ organisationId, level, reason }) => ({ name: nameOf(organisationId), level, reason })),
    objections: facts.objections.map(({ organisationId, reason, status }) => ({
      name: nameOf(organisationId),
      reason,
      status,
    })),
  };
  return {
    kind: 'decision',
    ref: facts.decisionId,
    title: minutes.text.decision(row.number),
    detail: `${outcomeSaid(facts.outcome, facts.vote)} · ${row.title}`,
    section: sectionOf(state, facts.itemId),
    nodes: decisionNodes(decided),
  };
}

interface CommitmentRow extends Record<string, unknown> {
  id: string;
  title: string;
  due_on: string;
  name: string;
}

/** Commitments in agreements that carry out this session's decisions. */
async function commitmentsOf(db: Reader, networkId: string, sessionId: string): Promise<CommitmentRow[]> {
  const { rows } = await db.execute<CommitmentRow>(sql`
    select c.id, c.title, c.due_on::text as due_on, o.name
    from commitment c
    join agreement a on a.network_id = c.network_id and a.id = c.agreement_id
    join decision d on d.network_id = a.network_id and d.id = a.decision_id
    join organisation o on o.network_id = c.network_id and o.id = c.owner_id
    where c.network_id = ${networkId} and d.session_id = ${sessionId} and c.life not in ('withdrawn', 'superseded')
    order by c.due_on, c.id limit 100`);
  return rows;
}

/** What inserts are made of. */
interface Facts {
  state: SessionState;
  decisions: readonly DecisionRow[];
  commitments: readonly CommitmentRow[];
  nameOf: NameOf;
}

/**
 * Everything of the room that can be put into its minutes, in the order in which it came about. An objection of a
 * round that is still open is nobody's to write down yet, nor is one of a hidden round that was cancelled.
 */
export async function insertsOf(db: Reader, { room, state }: RoomView): Promise<Insert[]> {
  const { networkId, sessionId } = room;
  const names = new Map((await partiesOfSession(db, networkId, state)).map(({ id, name }) => [id, name]));
  const decisions = await decisionsOf(db, networkId, sessionId);
  const commitments = await commitmentsOf(db, networkId, sessionId);
  return insertsFrom({ state, decisions, commitments, nameOf: (id) => names.get(id) ?? '–' });
}

/** The same from facts that were read already. */
export function insertsFrom({ state, decisions, commitments, nameOf }: Facts): Insert[] {
  return [
    ...decisions.map((row) => decisionInsert(row, state, nameOf)),
    ...valuesOf(state.objections)
      .filter(({ roundId }) => {
        const round = roundOf(state, roundId);
        return round?.status !== 'open' && (round?.status !== 'cancelled' || round.visibility === 'live');
      })
      .map(
        (objection): Insert => ({
          kind: 'objection',
          ref: objection.objectionId,
          title: minutes.text.objection(nameOf(objection.organisationId)).replace(/:$/, ''),
          detail: `${common.objectionStatus[objection.status]} · ${objection.reason}`,
          section: sectionOf(state, objection.itemId),
          nodes: objectionNodes(nameOf(objection.organisationId), objection),
        }),
      ),
    ...heldIn(state).map(
      ({ activityId, itemId, title, lines }): Insert => ({
        kind: 'activity',
        ref: activityId,
        title,
        detail: lines[0] ?? '',
        section: sectionOf(state, itemId),
        nodes: heldNodes(title, lines),
      }),
    ),
    ...commitments.map(
      ({ id, title, due_on, name }): Insert => ({
        kind: 'commitment',
        ref: id,
        title,
        detail: `${name} · ${formatDay(due_on, 'id', 'long')}`,
        section: 'actions',
        nodes: actionNodes(title, name, formatDay(due_on, 'id', 'long')),
      }),
    ),
  ];
}
