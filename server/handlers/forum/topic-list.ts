import { sql } from 'drizzle-orm';
import { can } from '#app/domain/permissions/index.ts';
import type { Sector } from '#app/domain/sector.ts';
import type { Reader } from '#db/client.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { cursorAfter, cursorOf, instantOf, pageOf, uuids, voicesOf } from './read.ts';
import { forumRefOf } from './state.ts';
import { forumSubject } from './subject.ts';

interface TopicRow extends Record<string, unknown> {
  id: string;
  title: string;
  mode: 'consultative' | 'deciding';
  closed_at: string | null;
  created_at: string;
  author: string;
  proposals: string;
}
interface WrittenRow extends Record<string, unknown> {
  topic_id: string;
  sector: Sector | null;
  n: string;
  last_at: string;
}

/** How much each sector has written in these topics: counted by organisation first, which needs no join per row. */
async function written(db: Reader, networkId: string, topicIds: readonly string[]) {
  if (topicIds.length === 0) return [];
  const { rows } = await db.execute<WrittenRow>(sql`
    select c.topic_id, o.sector, sum(c.n) as n, max(c.last_at) as last_at from (
      select topic_id, organisation_id, count(*) as n, max(created_at) as last_at from contribution
      where network_id = ${networkId} and topic_id = any(${uuids(topicIds)}::uuid[]) group by 1, 2) c
    left join organisation o on o.network_id = ${networkId} and o.id = c.organisation_id group by 1, 2`);
  return rows;
}

/** Topics of a forum, the newest first. */
export const listTopics = answer('topic.list', {
  action: 'forum.read',
  subject: (context, input) => forumSubject(context, input.forumId),
  async run(context, input) {
    const { db, actor } = context;
    const subject = required(await forumSubject(context, input.forumId));
    const { networkId, forumId } = subject;
    const limit = input.limit ?? 30;
    const from = cursorOf(input.after);
    const { rows } = await db.execute<TopicRow>(sql`
      select t.id, t.title, t.mode, t.closed_at, t.created_at, a.name as author,
        (select count(*) from proposal p where p.network_id = t.network_id and p.topic_id = t.id) as proposals
      from topic t join person a on a.network_id = t.network_id and a.id = t.person_id
      where t.network_id = ${networkId} and t.forum_id = ${forumId}
        ${from ? sql`and (t.created_at, t.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : sql``}
      order by t.created_at desc, t.id desc limit ${limit + 1}`);
    const { shown, next } = pageOf(rows, limit, (row) =>
      cursorAfter({ createdAt: new Date(row.created_at), id: row.id }),
    );
    const counts = await written(
      db,
      networkId,
      shown.map((row) => row.id),
    );
    const voices = await voicesOf(db, actor, subject);
    return {
      forum: await forumRefOf(db, subject),
      topics: shown.map((row) => {
        const own = counts.filter((count) => count.topic_id === row.id);
        const by = (sector: Sector) => Number(own.find((count) => count.sector === sector)?.n ?? 0);
        const last = own
          .map((count) => instantOf(count.last_at))
          .sort()
          .at(-1);
        return {
          id: row.id,
          title: row.title,
          mode: row.mode,
          closed: row.closed_at !== null,
          createdAt: instantOf(row.created_at),
          author: row.author,
          contributions: own.reduce((sum, count) => sum + Number(count.n), 0),
          bySector: { government: by('government'), 'non-government': by('non-government') },
          lastAt: last ?? null,
          proposals: Number(row.proposals),
        };
      }),
      next,
      voices,
      may: { open: can(actor, 'topic.open', subject) || voices.some((v) => v.maySpeak) },
    };
  },
});
