import { sql } from 'drizzle-orm';
import type { BoardCard, BoardColumn, BoardOverlap, LinkedCommitment } from '#app/contract/board.ts';
import type { OrganisationRef } from '#app/contract/contract.ts';
import type { Actor } from '#app/domain/actor.ts';
import { type CommitmentLife, statusOf, type Voice } from '#app/domain/commitment.ts';
import { can } from '#app/domain/permissions/index.ts';
import type { Reader } from '#db/client.ts';
import { organisationRefs, uuids } from '#server/handlers/forum/read.ts';
import type { ForumSubject } from '#server/handlers/forum/subject.ts';

/** A board's name, goal and number. */
export async function boardOf(db: Reader, networkId: string, boardId: string) {
  const { rows } = await db.execute<{ id: string; title: string; goal: string; head: string }>(sql`
    select id, title, goal, head from board where network_id = ${networkId} and id = ${boardId}`);
  const row = rows[0];
  return row ? { id: row.id, title: row.title, goal: row.goal, head: Number(row.head) } : null;
}

/** The columns of a board in their order. */
export async function columnsOf(db: Reader, networkId: string, boardId: string): Promise<BoardColumn[]> {
  const { rows } = await db.execute<Record<string, unknown> & BoardColumn>(sql`
    select id, title, rank from board_column where network_id = ${networkId} and board_id = ${boardId}
    order by rank collate "C"`);
  return rows;
}

interface CardRow extends Record<string, unknown> {
  id: string;
  column_id: string;
  rank: string;
  title: string;
  lead_id: string;
  supporters: string[] | null;
  due_on: string | null;
  commitment_id: string | null;
}

/** Every card of a board, in the order of its column. One query, whatever their number. */
export async function cardsOf(db: Reader, networkId: string, boardId: string): Promise<BoardCard[]> {
  const { rows } = await db.execute<CardRow>(sql`
    select c.id, c.column_id, c.rank, c.title, c.lead_id, c.due_on::text as due_on, c.commitment_id, s.supporters
    from board_card c left join (
      select p.card_id, array_agg(p.organisation_id order by o.code, o.id) as supporters
      from board_card k join card_supporter p on p.network_id = k.network_id and p.card_id = k.id
      join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
      where k.network_id = ${networkId} and k.board_id = ${boardId} group by p.card_id) s on s.card_id = c.id
    where c.network_id = ${networkId} and c.board_id = ${boardId}
    order by c.column_id, c.rank collate "C"`);
  return rows.map((row) => ({
    id: row.id,
    columnId: row.column_id,
    rank: row.rank,
    title: row.title,
    leadId: row.lead_id,
    supporterIds: row.supporters ?? [],
    dueOn: row.due_on,
    commitmentId: row.commitment_id,
  }));
}

interface CommitmentRow extends Record<string, unknown> {
  id: string;
  title: string;
  life: CommitmentLife;
  starts_on: string;
  due_on: string;
  baseline: string;
  target: string;
  accepted: boolean | null;
  report: { id: string; organisation_id: string; achieved: number; at: string } | null;
  voices: { organisation_id: string | null; voice: Voice; at: string }[] | null;
}

/** Commitments that cards are linked to, each with its status on `today`. */
export async function linkedCommitments(
  db: Reader,
  networkId: string,
  ids: Iterable<string>,
  today: string,
): Promise<LinkedCommitment[]> {
  const list = uuids(ids);
  if (list === '{}') return [];
  const { rows } = await db.execute<CommitmentRow>(sql`
    select c.id, c.title, c.life, c.starts_on::text as starts_on, c.due_on::text as due_on, c.baseline, c.target,
      (select bool_and(p.accepted_at is not null) from commitment_party p
        where p.network_id = c.network_id and p.commitment_id = c.id) as accepted,
      r.report,
      (select json_agg(json_build_object('organisation_id', v.organisation_id, 'voice', v.voice, 'at', v.said_at))
        from report_voice v where v.network_id = c.network_id and v.commitment_id = c.id
          and v.report_id = (r.report->>'id')::uuid) as voices
    from commitment c left join lateral (
      select json_build_object('id', q.id, 'organisation_id', q.organisation_id, 'achieved', q.achieved,
        'at', q.reported_at) as report
      from progress_report q where q.network_id = c.network_id and q.commitment_id = c.id
      order by q.reported_at desc, q.id desc limit 1) r on true
    where c.network_id = ${networkId} and c.id = any(${list}::uuid[])`);
  return rows.map((row) => ({ id: row.id, title: row.title, status: statusIn(row, today) }));
}

function statusIn(row: CommitmentRow, today: string) {
  const { report } = row;
  return statusOf(
    {
      life: row.life,
      startOn: row.starts_on,
      dueOn: row.due_on,
      baseline: Number(row.baseline),
      target: Number(row.target),
      reports: report
        ? [
            {
              reportId: report.id,
              organisationId: report.organisation_id,
              achieved: report.achieved,
              reportedAt: Date.parse(report.at),
            },
          ]
        : [],
      voices: report
        ? (row.voices ?? []).map((v) => ({
            reportId: report.id,
            organisationId: v.organisation_id,
            voice: v.voice,
            saidAt: Date.parse(v.at),
          }))
        : [],
      acceptances: [{ organisationId: '', accepted: row.accepted ?? false }],
    },
    today,
  );
}

/**
 * Where two answer for one thing: cards of one commitment with different leads, and groups of people for whom the
 * network knows two leading authorities that both lead cards here.
 */
export async function overlapsOf(
  db: Reader,
  networkId: string,
  cards: readonly BoardCard[],
  commitments: readonly LinkedCommitment[],
): Promise<BoardOverlap[]> {
  const leads = new Map<string, Set<string>>();
  for (const { commitmentId, leadId } of cards)
    if (commitmentId !== null)
      leads.set(commitmentId, (leads.get(commitmentId) ?? new Set<string>()).add(leadId));
  const byCommitment = commitments.flatMap(({ id, title }): BoardOverlap[] => {
    const found = leads.get(id);
    return found && found.size > 1
      ? [{ kind: 'commitment', subject: title, organisationIds: [...found] }]
      : [];
  });
  const here = uuids(cards.map((card) => card.leadId));
  const { rows } = await db.execute<{ subject: string; leads: string[] }>(sql`
    select a.subject, array_agg(distinct a.organisation_id) as leads from authority a
    where a.network_id = ${networkId} and a.role = 'leading' and a.organisation_id = any(${here}::uuid[])
    group by a.subject having count(distinct a.organisation_id) > 1 order by min(a.position), a.subject`);
  return [
    ...byCommitment,
    ...rows.map(
      (row): BoardOverlap => ({ kind: 'authority', subject: row.subject, organisationIds: row.leads }),
    ),
  ];
}

/** The parties the reader may write on this forum's boards for, and whether they may write at all. */
export async function writersOf(
  db: Reader,
  actor: Actor,
  subject: ForumSubject,
): Promise<{ voices: OrganisationRef[]; may: { write: boolean; alone: boolean } }> {
  const mine =
    actor.kind === 'person'
      ? actor.representing
          .map((r) => r.organisationId)
          // Asked for a partner's own right: a facilitator's would hold for every organisation.
          .filter((organisationId) => can(actor, 'proposal.submit', { ...subject, organisationId }))
      : [];
  const refs = await organisationRefs(db, subject.networkId, mine);
  const voices = mine.flatMap((id) => refs.get(id) ?? []);
  const alone = can(actor, 'board.write', subject);
  return { voices, may: { write: alone || voices.length > 0, alone } };
}
