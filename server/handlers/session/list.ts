import { type SQL, sql } from 'drizzle-orm';
import type { SessionRef } from '#app/contract/session.ts';
import type { Actor } from '#app/domain/actor.ts';
import { can } from '#app/domain/permissions/index.ts';
import { acceptedByAll } from '#db/in-force.ts';
import { forumSubject } from '#server/handlers/forum/subject.ts';
import { answer } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';

const PAGE = 30;

export interface SessionRow extends Record<string, unknown> {
  id: string;
  forum_id: string;
  forum_name: string;
  title: string;
  place: string;
  starts_at: Date | string;
  ends_at: Date | string;
  status: SessionRef['status'];
  agenda_items: number;
  decisions: number;
}

/** Columns of a session as lists show it; `s` is the session, `f` its forum. */
export const sessionColumns = sql`s.id, s.forum_id, f.name as forum_name, s.title, s.place, s.starts_at, s.ends_at, s.status,
  (select jsonb_array_length(e.payload->'seed'->'agenda') from session_event e
    where e.network_id = s.network_id and e.session_id = s.id and e.seq = 1) as agenda_items,
  (select count(*)::int from decision d where d.network_id = s.network_id and d.session_id = s.id) as decisions`;

/** A row as the contract has it. */
export const sessionRefOf = (row: SessionRow): SessionRef => ({
  id: row.id,
  forumId: row.forum_id,
  forumName: row.forum_name,
  title: row.title,
  place: row.place,
  startsAt: new Date(row.starts_at).toISOString(),
  endsAt: new Date(row.ends_at).toISOString(),
  status: row.status,
  agendaItems: row.agenda_items,
  decisions: row.decisions,
});

/** Forums (`f`) that somebody may read: the same as the sentence "a reader of the forum", for a list. */
function readable(actor: Actor): SQL {
  if (actor.kind !== 'person' || actor.administrator) return sql`true`;
  const roles = `{${Object.keys(actor.forumRoles).join(',')}}`;
  const own = `{${actor.representing.map((r) => r.organisationId).join(',')}}`;
  return sql`(f.id = any(${roles}::uuid[])
    or exists (select from forum_party p where p.network_id = f.network_id and p.forum_id = f.id
      and p.withdrawn_at is null and p.organisation_id = any(${own}::uuid[]))
    or (select c.rules->>'transparency' from charter c where c.network_id = f.network_id and c.forum_id = f.id
      and ${acceptedByAll()} order by c.version desc limit 1) = 'public')`;
}

/** `after`: the start and the id of the last session of the page before. */
function keyOf(after: string | undefined): SQL {
  if (after === undefined) return sql``;
  const parts = /^([0-9T:.Z-]{20,30})_([0-9a-f-]{36})$/.exec(after) ?? refuse('invalid_input');
  return sql`and (s.starts_at, s.id) < (${parts[1]}::timestamptz, ${parts[2]}::uuid)`;
}

/** Sessions that the reader may see; the newest first. */
export const listSessions = answer('session.list', {
  action: 'session.read',
  // Without a forum it is the list of what one may see anyway: open to every member of the network.
  subject: async (context, input) => {
    if (input.forumId !== undefined) return forumSubject(context, input.forumId);
    return context.actor.kind === 'person' ? { networkId: context.actor.networkId, open: 'network' } : null;
  },
  async run({ db, actor }, input, subject) {
    const limit = input.limit ?? PAGE;
    const { rows } = await db.execute<SessionRow>(sql`
      select ${sessionColumns}
      from session s join forum f on f.network_id = s.network_id and f.id = s.forum_id
      where s.network_id = ${subject.networkId} and s.rehearsal_of is null and ${readable(actor)}
        ${input.forumId === undefined ? sql`` : sql`and s.forum_id = ${input.forumId}`}
        ${input.status === undefined ? sql`` : sql`and s.status = ${input.status}`} ${keyOf(input.after)}
      order by s.starts_at desc, s.id desc limit ${limit + 1}`);
    const sessions = rows.slice(0, limit).map(sessionRefOf);
    const last = sessions.at(-1);
    return {
      sessions,
      next: rows.length > limit && last ? `${last.startsAt}_${last.id}` : null,
      may: { schedule: input.forumId !== undefined && can(actor, 'session.facilitate', subject) },
    };
  },
});
