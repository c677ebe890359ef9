import { sql } from 'drizzle-orm';
import { can } from '#app/domain/permissions/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { cursorAfter, cursorOf, instantOf, pageOf, voicesOf } from './read.ts';
import { forumRefOf } from './state.ts';
import { forumSubject } from './subject.ts';

interface TopicRow extends Record<string, unknown> {
  id: string;
  title: string;
  mode: 'consultative' | 'deciding';
  closed_at: string | null;
  created_at: string;
  author: string;
  from_government: number;
  from_others: number;
  from_facilitators: number;
  last_at: string | null;
  proposals: string;
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
        t.from_government, t.from_others, t.from_facilitators, t.last_at,
        (select count(*) from proposal p where p.network_id = t.network_id and p.topic_id = t.id) as proposals
      from topic t join person a on a.network_id = t.network_id and a.id = t.person_id
      where t.network_id = ${networkId} and t.forum_id = ${forumId}
        ${from ? sql`and (t.created_at, t.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : sql``}
      order by t.created_at desc, t.id desc limit ${limit + 1}`);
    const { shown, next } = pageOf(rows, limit, (row) =>
      cursorAfter({ createdAt: new Date(row.created_at), id: row.id }),
    );
    const voices = await voicesOf(db, actor, subject);
    return {
      forum: await forumRefOf(db, subject),
      topics: shown.map((row) => ({
        id: row.id,
        title: row.title,
        mode: row.mode,
        closed: row.closed_at !== null,
        createdAt: instantOf(row.created_at),
        author: row.author,
        contributions: row.from_government + row.from_others + row.from_facilitators,
        bySector: { government: row.from_government, 'non-government': row.from_others },
        lastAt: row.last_at === null ? null : instantOf(row.last_at),
        proposals: Number(row.proposals),
      })),
      next,
      voices,
      may: { open: can(actor, 'topic.open', subject) || voices.some((v) => v.maySpeak) },
    };
  },
});
