import { sql } from 'drizzle-orm';
import { type NoticeKind, type Rhythm, USUAL_RHYTHM } from '#app/domain/notice.ts';
import { can } from '#app/domain/permissions/index.ts';
import type { Standing } from '#app/domain/topic.ts';
import type { Reader } from '#db/client.ts';
import { answer } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import {
  authorOf,
  cursorAfter,
  cursorOf,
  instantOf,
  organisationRefs,
  pageOf,
  peopleNames,
} from '../forum/read.ts';
import { forumSubject } from '../forum/subject.ts';

/** Unread notices are counted so far; more is "many". */
const COUNTED = 100;

/** How many notices a person has not read yet. */
export async function unreadOf(db: Reader, networkId: string, personId: string): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from (select 1 from notice where network_id = ${networkId} and person_id = ${personId}
      and read_at is null limit ${COUNTED}) u`);
  return rows[0]?.n ?? 0;
}

interface Row extends Record<string, unknown> {
  id: string;
  kind: NoticeKind;
  forum_id: string;
  forum_name: string;
  topic_id: string | null;
  topic_title: string | null;
  proposal_id: string | null;
  proposal_title: string | null;
  session_id: string | null;
  session_title: string | null;
  decision_id: string | null;
  decision_title: string | null;
  session_starts_at: string | null;
  contribution_id: string | null;
  standing: Standing | null;
  by_person_id: string | null;
  by_organisation_id: string | null;
  n: number;
  created_at: string;
  read_at: string | null;
}

/** What the reader is told. A notice about a forum they may not read any more is left out. */
export const listNotices = answer('notice.list', {
  action: 'account.read-own',
  subject: async ({ actor }) => (actor.kind === 'person' ? { networkId: actor.networkId } : null),
  async run(context, input) {
    const { db, actor } = context;
    if (actor.kind !== 'person') refuse('sign_in_required');
    const { networkId, personId } = actor;
    const limit = input.limit ?? 30;
    const from = cursorOf(input.after);
    const { rows } = await db.execute<Row>(sql`
      select n.id, n.kind, n.forum_id, f.name as forum_name, n.topic_id, t.title as topic_title,
        n.proposal_id, p.title as proposal_title, n.session_id, s.title as session_title,
        s.starts_at as session_starts_at, n.decision_id, d.title as decision_title,
        n.contribution_id, c.standing,
        n.by_person_id, n.by_organisation_id, n.n, n.created_at, n.read_at
      from notice n
      left join topic t on t.network_id = n.network_id and t.id = n.topic_id
      left join proposal p on p.network_id = n.network_id and p.id = n.proposal_id
      left join session s on s.network_id = n.network_id and s.id = n.session_id
      left join decision d on d.network_id = n.network_id and d.id = n.decision_id
      join forum f on f.network_id = n.network_id and f.id = n.forum_id
      left join contribution c on c.network_id = n.network_id and c.id = n.contribution_id
      where n.network_id = ${networkId} and n.person_id = ${personId}
        ${input.unread ? sql`and n.read_at is null` : sql``}
        ${from ? sql`and (n.created_at, n.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : sql``}
      order by n.created_at desc, n.id desc limit ${limit + 1}`);
    const { shown, next } = pageOf(rows, limit, (row) =>
      cursorAfter({ createdAt: new Date(row.created_at), id: row.id }),
    );
    const readable = new Set<string>();
    for (const forumId of new Set(shown.map((row) => row.forum_id))) {
      const subject = await forumSubject(context, forumId);
      if (subject && can(actor, 'forum.read', subject)) readable.add(forumId);
    }
    const visible = shown.filter((row) => readable.has(row.forum_id));
    const organisations = await organisationRefs(
      db,
      networkId,
      visible.map((row) => row.by_organisation_id),
    );
    const people = await peopleNames(
      db,
      networkId,
      visible.flatMap((row) => row.by_person_id ?? []),
    );
    const chosen = await db.execute<{ rhythm: Rhythm }>(sql`
      select rhythm from notice_preference where network_id = ${networkId} and person_id = ${personId}`);
    return {
      unread: await unreadOf(db, networkId, personId),
      rhythm: chosen.rows[0]?.rhythm ?? USUAL_RHYTHM,
      notices: visible.map((row) => ({
        id: row.id,
        kind: row.kind,
        at: instantOf(row.created_at),
        read: row.read_at !== null,
        n: row.n,
        forum: { id: row.forum_id, name: row.forum_name },
        topic: row.topic_id === null ? null : { id: row.topic_id, title: row.topic_title ?? '' },
        proposal: row.proposal_id === null ? null : { id: row.proposal_id, title: row.proposal_title ?? '' },
        session:
          row.session_id === null || row.session_starts_at === null
            ? null
            : {
                id: row.session_id,
                title: row.session_title ?? '',
                startsAt: instantOf(row.session_starts_at),
              },
        decision: row.decision_id === null ? null : { id: row.decision_id, title: row.decision_title ?? '' },
        contributionId: row.contribution_id,
        by: authorOf(
          { personId: row.by_person_id ?? '', organisationId: row.by_organisation_id },
          people,
          organisations,
        ),
        standing: row.standing,
      })),
      next,
    };
  },
});
