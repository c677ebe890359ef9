import { and, eq, sql } from 'drizzle-orm';
import { type BroughtObjection, lookup, type Objection } from '#app/domain/session/index.ts';
import type { Transaction } from '#db/client.ts';
import { remark, remarkStep } from '#db/schema/index.ts';
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
  loaded: unknown,
  proposalId: string | undefined,
  state: { readonly rehearsalOf: string | null },
): readonly BroughtObjection[] {
  if (!(loaded instanceof Map) || proposalId === undefined || state.rehearsalOf !== null) return [];
  return (loaded as InWriting).get(proposalId) ?? [];
}

/** The remark behind an objection that was brought into a room. */
const remarkOf = ({ objectionId }: Pick<Objection, 'objectionId'>): string => objectionId.slice(0, 36);

/** One objection has one life: what the room does with a written one stands on its own page as well. */
export const followWritten: Projection = async ({ db, room, events, after, now, newId }) => {
  for (const event of events) {
    const moved =
      event.type === 'objection.status-set'
        ? [event.objectionId]
        : event.type === 'round.closed'
          ? event.settled
          : [];
    for (const objectionId of moved) {
      const objection = lookup(after.objections, objectionId);
      if (!objection?.written) continue;
      const state = event.type === 'objection.status-set' ? event.status : 'resolved';
      const note = event.type === 'objection.status-set' ? event.note : '';
      const here = and(eq(remark.networkId, room.networkId), eq(remark.id, remarkOf(objection)));
      const [row] = await db
        .update(remark)
        .set({ state, note, changedAt: now })
        .where(here)
        .returning({ personId: remark.personId });
      if (!row) continue;
      await db.insert(remarkStep).values({
        networkId: room.networkId,
        id: newId(),
        remarkId: remarkOf(objection),
        state,
        note,
        organisationId: objection.organisationId,
        personId: event.personId ?? row.personId,
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
