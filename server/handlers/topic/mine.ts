import { sql } from 'drizzle-orm';
import type { ContributionKind } from '#app/contract/forum-shapes.ts';
import type { Standing } from '#app/domain/topic.ts';
import { answer } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { cursorAfter, cursorOf, instantOf, pageOf } from '../forum/read.ts';
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

/** What the reader wrote in topics, and what became of it. */
export const myContributions = answer('contribution.mine', {
  action: 'network.read',
  subject: async ({ actor }) => (actor.kind === 'person' ? { networkId: actor.networkId } : null),
  async run({ db, actor }, input) {
    if (actor.kind !== 'person') refuse('sign_in_required');
    const { networkId, personId } = actor;
    const limit = input.limit ?? 30;
    const from = cursorOf(input.after);
    const { rows } = await db.execute<Row>(sql`
      select c.id, c.kind, left(c.plain, 160) as excerpt, c.topic_id, t.title, c.created_at, c.replies, c.standing
      from contribution c join topic t on t.network_id = c.network_id and t.id = c.topic_id
      where c.network_id = ${networkId} and c.person_id = ${personId} and c.erased_at is null
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
