import { sql } from 'drizzle-orm';
import type { OrganisationRef } from '#app/contract/contract.ts';
import { type Person, reaches } from '#app/domain/actor.ts';
import { can, judge } from '#app/domain/permissions/index.ts';
import { dayOf } from '#app/i18n/format.ts';
import type { Reader } from '#db/client.ts';
import { acceptedByAll } from '#db/in-force.ts';
import { cursorAfter, cursorOf, organisationRefs, pageOf, uuids } from '#server/handlers/forum/read.ts';
import { timeZoneOf } from '#server/handlers/forum/state.ts';
import { forumSubject } from '#server/handlers/forum/subject.ts';
import { answer } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';

interface Row extends Record<string, unknown> {
  id: string;
  title: string;
  goal: string;
  head: string;
  created_at: string;
  forum_id: string;
  forum_name: string;
  columns: string;
  cards: string;
  overdue: string;
}

/** Boards of the forums the reader may see, the newest first. */
export const listBoards = answer('board.list', {
  action: 'network.read',
  subject: async ({ actor }) => (actor.kind === 'person' ? { networkId: actor.networkId } : null),
  async run(context, input) {
    const { db, actor } = context;
    if (actor.kind !== 'person') return refuse('sign_in_required');
    const { networkId } = actor;
    if (input.forumId !== undefined) {
      const subject = required(await forumSubject(context, input.forumId));
      const verdict = judge(actor, 'board.read', subject);
      if (!verdict.allowed) refuse(verdict.code);
    }
    const limit = input.limit ?? 30;
    const from = cursorOf(input.after);
    const today = dayOf(context.now, await timeZoneOf(db, networkId));
    const mine = uuids(actor.representing.map((r) => r.organisationId));
    const held = uuids(Object.keys(actor.forumRoles));
    // The same as 'board.read' says: a party's member, a role in the forum, an administrator, an open charter.
    const readable = sql`(${actor.administrator} or f.id = any(${held}::uuid[])
      or exists (select 1 from forum_party p where p.network_id = f.network_id and p.forum_id = f.id
        and p.withdrawn_at is null and p.organisation_id = any(${mine}::uuid[]))
      or (select c.rules->>'transparency' = 'public' from charter c
        where c.network_id = f.network_id and c.forum_id = f.id and ${acceptedByAll()} order by c.version desc limit 1))`;
    const cards = sql`from board_card c where c.network_id = b.network_id and c.board_id = b.id`;
    const lastColumn = sql`(select k.id from board_column k where k.network_id = b.network_id and k.board_id = b.id
      order by k.rank collate "C" desc limit 1)`;
    const { rows } = await db.execute<Row>(sql`
      select b.id, b.title, b.goal, b.head, b.created_at, f.id as forum_id, f.name as forum_name,
        (select count(*) from board_column k where k.network_id = b.network_id and k.board_id = b.id) as columns,
        (select count(*) ${cards}) as cards,
        (select count(*) ${cards} and c.due_on < ${today}::date and c.column_id <> ${lastColumn}) as overdue
      from board b join forum f on f.network_id = b.network_id and f.id = b.forum_id
      where b.network_id = ${networkId} and ${readable}
        ${input.forumId === undefined ? sql`` : sql`and b.forum_id = ${input.forumId}`}
        ${from ? sql`and (b.created_at, b.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : sql``}
      order by b.created_at desc, b.id desc limit ${limit + 1}`);
    const { shown, next } = pageOf(rows, limit, (row) =>
      cursorAfter({ createdAt: new Date(row.created_at), id: row.id }),
    );
    return {
      boards: shown.map((row) => ({
        id: row.id,
        title: row.title,
        goal: row.goal,
        head: Number(row.head),
        forum: { id: row.forum_id, name: row.forum_name },
        columns: Number(row.columns),
        cards: Number(row.cards),
        overdue: Number(row.overdue),
      })),
      next,
      mayCreateIn: await mayCreateIn(db, actor, input.forumId),
    };
  },
});

/** More forums than this are not offered in one list. */
const MOST_FORUMS = 100;

/** Forums in which somebody may make a board: those they facilitate, and those they speak in for a party. */
async function mayCreateIn(db: Reader, actor: Person, forumId: string | undefined) {
  const { networkId } = actor;
  const speaking = actor.representing
    .filter((r) => r.level !== null && reaches(r.level, 'speak'))
    .map((r) => r.organisationId);
  const facilitated = Object.entries(actor.forumRoles)
    .filter(([, roles]) => roles.includes('facilitator'))
    .map(([id]) => id);
  const { rows } = await db.execute<{ id: string; name: string; voices: string[] | null }>(sql`
    select f.id, f.name, v.voices from forum f left join lateral (
      select array_agg(p.organisation_id order by p.position) as voices from forum_party p
      where p.network_id = f.network_id and p.forum_id = f.id and p.withdrawn_at is null
        and p.organisation_id = any(${uuids(speaking)}::uuid[])) v on true
    where f.network_id = ${networkId} and (v.voices is not null or f.id = any(${uuids(facilitated)}::uuid[]))
      ${forumId === undefined ? sql`` : sql`and f.id = ${forumId}`}
    order by f.created_at desc, f.id desc limit ${MOST_FORUMS}`);
  const refs = await organisationRefs(db, networkId, speaking);
  return rows.flatMap(({ id, name, ...row }) => {
    const voices = (row.voices ?? [])
      .map((one) => refs.get(one))
      .filter((ref): ref is OrganisationRef => !!ref);
    const subject = { networkId, forumId: id, partyIds: voices.map((one) => one.id) };
    // The last word is the permission's own: a second factor that was not given yet closes the door.
    const alone = can(actor, 'board.write', subject);
    const speaks = voices.some((one) => can(actor, 'board.write', { ...subject, organisationId: one.id }));
    return alone || speaks ? [{ id, name, voices, alone }] : [];
  });
}
