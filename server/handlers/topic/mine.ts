import { sql } from 'drizzle-orm';
import type { ContributionKind } from '#app/contract/forum-shapes.ts';
import { can } from '#app/domain/permissions/index.ts';
import type { Standing } from '#app/domain/topic.ts';
import { answer, type ReadContext } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { cursorAfter, cursorOf, instantOf, pageOf, uuids } from '../forum/read.ts';
import { forumSubject } from '../forum/subject.ts';
import { lastMarks } from './marks.ts';

interface Row extends Record<string, unknown> {
  id: string;
  kind: ContributionKind;
  excerpt: string;
  topic_id: string;
  title: string;
  created_at: string;
  replies: number;
  standing: Standing | null;
}

/** Forums in which somebody wrote and which they may still read: a party that withdrew reads its topics no more. */
async function readableForums(context: ReadContext, networkId: string, personId: string): Promise<string[]> {
  const { rows } = await context.db.execute<{ forum_id: string }>(sql`
    select distinct forum_id from contribution where network_id = ${networkId} and person_id = ${personId}`);
  const readable: string[] = [];
  for (const { forum_id } of rows) {
    const subject = await forumSubject(context, forum_id);
    if (subject && can(context.actor, 'forum.read', subject)) readable.push(forum_id);
  }
  return readable;
}

/** What the reader wrote in topics of forums they may read, and what became of it. */
export const myContributions = answer('contribution.mine', {
  action: 'network.read',
  subject: async ({ actor }) => (actor.kind === 'person' ? { networkId: actor.networkId } : null),
  async run(context, input) {
    const { db, actor } = context;
    if (actor.kind !== 'person') refuse('sign_in_required');
    const { networkId, personId } = actor;
    const limit = input.limit ?? 30;
    const from = cursorOf(input.after);
    const forumIds = await readableForums(context, networkId, personId);
    const { rows } = await db.execute<Row>(sql`
      select c.id, c.kind, left(c.plain, 160) as excerpt, c.topic_id, t.title, c.created_at, c.replies, c.standing
      from contribution c join topic t on t.network_id = c.network_id and t.id = c.topic_id
      where c.network_id = ${networkId} and c.person_id = ${personId} and c.erased_at is null
        and c.forum_id = any(${uuids(forumIds)}::uuid[])
        ${from ? sql`and (c.created_at, c.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : sql``}
      order by c.created_at desc, c.id desc limit ${limit + 1}`);
    const { shown, next } = pageOf(rows, limit, (row) =>
      cursorAfter({ createdAt: new Date(row.created_at), id: row.id }),
    );
    const marks = await lastMarks(
      db,
      networkId,
      shown.map((row) => row.id),
    );
    return {
      contributions: shown.map((row) => ({
        id: row.id,
        kind: row.kind,
        excerpt: row.excerpt,
        topic: { id: row.topic_id, title: row.title },
        createdAt: instantOf(row.created_at),
        replies: row.replies,
        standing: row.standing,
        mark: marks.get(row.id) ?? null,
      })),
      next,
    };
  },
});
