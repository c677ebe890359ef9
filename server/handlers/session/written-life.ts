import { and, eq, sql } from 'drizzle-orm';
import { type BroughtObjection, lookup, type Objection, roundOf } from '#app/domain/session/index.ts';
import type { Transaction } from '#db/client.ts';
import { notice, remark, remarkStep } from '#db/schema/index.ts';
import { todayIn } from '#server/handlers/network/read.ts';
import type { Projection, RoomFacts } from '#server/kernel/handler.ts';

interface Row extends Record<string, unknown> {
  id: string;
  proposal_id: string;
  organisation_id: string;
  version: number;
  passage: string;
  body: string;
  suggestion: string;
  state: BroughtObjection['status'];
  note: string;
  created_at: Date | string;
}

/** Open objections in writing of a forum, by proposal. */
export type InWriting = ReadonlyMap<string, BroughtObjection[]>;

/**
 * Objections that were raised in writing in the room's forum and are still open. Nobody moves one on its own page
 * until this act is committed: then it is in the room, or it has moved before.
 */
export async function inWriting(tx: Transaction, room: RoomFacts): Promise<InWriting> {
  const { rows } = await tx.execute<Row>(sql`
    select id, proposal_id, organisation_id, version, passage, body, suggestion, state, note, created_at from remark
    where network_id = ${room.networkId} and forum_id = ${room.forumId} and kind = 'objection'
      and organisation_id is not null and state in ('raised', 'discussed', 'maintained')
    order by created_at, id limit 500 for share`);
  const open = new Map<string, BroughtObjection[]>();
  for (const row of rows) {
    const objection: BroughtObjection = {
      remarkId: row.id,
      organisationId: row.organisation_id,
      version: row.version,
      reason: row.body,
      suggestion: row.suggestion,
      passage: row.passage,
      status: row.state,
      note: row.note,
      raisedAt: new Date(row.created_at).getTime(),
    };
    open.set(row.proposal_id, [...(open.get(row.proposal_id) ?? []), objection]);
  }
  return open;
}

/** What `inWriting` found about one proposal; a rehearsal touches nothing that is real. */
export function writtenAgainst(
  written: InWriting,
  proposalId: string | undefined,
  state: { readonly rehearsalOf: string | null },
): readonly BroughtObjection[] {
  if (proposalId === undefined || state.rehearsalOf !== null) return [];
  return written.get(proposalId) ?? [];
}

/** The remark behind an objection that was brought into a room. */
const remarkOf = ({ objectionId }: Pick<Objection, 'objectionId'>): string => objectionId.slice(0, 36);

/** A step the room took on an objection, and who took it; the organisation only where they took it for that one. */
interface Step {
  objection: Objection;
  state: BroughtObjection['status'];
  note: string;
  personId: string | null;
  organisationId: string | null;
}

/** Whether somebody's mandate lets them decide for an organisation today. */
async function decidesFor(
  { db, room, now }: Parameters<Projection>[0],
  personId: string,
  organisationId: string,
): Promise<boolean> {
  const today = await todayIn(db, room.networkId, now);
  const { rows } = await db.execute(sql`
    select 1 from mandate where network_id = ${room.networkId} and person_id = ${personId}
      and organisation_id = ${organisationId} and level = 'decide' and revoked_at is null
      and valid_from <= ${today} and valid_until >= ${today} limit 1`);
  return rows.length > 0;
}

/** What one event does to objections in writing. */
async function stepsIn(
  context: Parameters<Projection>[0],
  event: Parameters<Projection>[0]['events'][number],
): Promise<Step[]> {
  const { after } = context;
  if (event.type === 'objection.status-set') {
    const objection = lookup(after.objections, event.objectionId);
    if (!objection?.written) return [];
    // The event names the organisation that objects, also where the facilitator took the step. Who may decide for it
    // took it for it; nobody else withdraws.
    const { personId, status, note } = event;
    const own =
      status === 'withdrawn' ||
      (personId !== null && (await decidesFor(context, personId, objection.organisationId)));
    return [
      { objection, state: status, note, personId, organisationId: own ? objection.organisationId : null },
    ];
  }
  if (event.type !== 'round.closed') return [];
  const round = roundOf(after, event.roundId);
  return event.settled.flatMap((objectionId) => {
    const objection = lookup(after.objections, objectionId);
    if (!objection?.written) return [];
    // Its own answer settled it, not whoever closed the test.
    const { organisationId } = objection;
    const answer = round && lookup(round.positions, organisationId);
    const personId = answer?.personId ?? event.personId;
    return [{ objection, state: 'resolved' as const, note: '', personId, organisationId }];
  });
}

/**
 * One objection has one life: what the room does with a written one stands on its own page as well. Who wrote it is
 * told when somebody else took the step.
 */
export const followWritten: Projection = async (context) => {
  const { db, room, events, now, newId } = context;
  const { networkId, forumId } = room;
  for (const event of events) {
    for (const { objection, state, note, personId, organisationId } of await stepsIn(context, event)) {
      const remarkId = remarkOf(objection);
      const [row] = await db
        .update(remark)
        .set({ state, note, changedAt: now })
        .where(and(eq(remark.networkId, networkId), eq(remark.id, remarkId)))
        .returning({ personId: remark.personId, proposalId: remark.proposalId });
      if (!row) continue;
      const by = personId ?? row.personId;
      await db.insert(remarkStep).values({
        networkId,
        id: newId(),
        remarkId,
        state,
        note,
        organisationId,
        personId: by,
        createdAt: now,
      });
      if (by === row.personId) continue;
      await db.insert(notice).values({
        networkId,
        id: newId(),
        personId: row.personId,
        kind: 'remark',
        forumId,
        proposalId: row.proposalId,
        remarkId,
        byPersonId: by,
        byOrganisationId: organisationId,
        createdAt: now,
      });
    }
  }
};

/** Whether a session that is under way deals with this objection. Ask after the remark was locked. */
export async function isInASession(
  db: Transaction,
  { networkId, forumId, id }: { networkId: string; forumId: string; id: string },
): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select 1 from session s
    join session_event e on e.network_id = s.network_id and e.session_id = s.id
    where s.network_id = ${networkId} and s.forum_id = ${forumId} and s.status = 'open'
      and e.type = 'objection.brought' and e.payload->'objection'->>'remarkId' = ${id} limit 1`);
  return rows.length > 0;
}
