import { sql } from 'drizzle-orm';
import { dayIn } from '#server/handlers/agreement/act.ts';
import { instantOf, numberAfter, organisationRefs, pageOf } from '#server/handlers/forum/read.ts';
import { forumRefOf, timeZoneOf } from '#server/handlers/forum/state.ts';
import { forumSubject } from '#server/handlers/forum/subject.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { registerLines } from './lines.ts';
import { matching, questionOf } from './matching.ts';

/** The register of decisions, newest first; searched in titles, frozen texts and the words that stay. */
export const listDecisions = answer('decision.list', {
  action: 'forum.read',
  subject: (context, input) => forumSubject(context, input.forumId),
  async run(context, input) {
    const { db, now } = context;
    const { forumId, limit = 30, after, ...filters } = input;
    const subject = required(await forumSubject(context, forumId));
    const { networkId } = subject;
    const below = numberAfter(after);
    const where = matching(subject, filters, await timeZoneOf(db, networkId));
    const rows = await registerLines(db, {
      networkId,
      where: sql`${where} ${below === null ? sql`` : sql`and d.number < ${below}`}`,
      limit: limit + 1,
      today: await dayIn(db, networkId, now),
      organisationId: filters.organisationId,
      question: questionOf(filters.search),
    });
    const counted = await db.execute<{ n: number }>(
      sql`select count(*)::int as n from decision d where ${where}`,
    );
    const sessions = await db.execute<{ id: string; title: string; starts_at: string }>(sql`
      select s.id, s.title, s.starts_at from session s where s.network_id = ${networkId} and s.forum_id = ${forumId}
        and exists (select 1 from decision d where d.network_id = s.network_id and d.session_id = s.id)
      order by s.starts_at desc limit 200`);
    const parties = await organisationRefs(db, networkId, subject.partyIds.slice(0, 500));
    const { shown, next } = pageOf(rows, limit, (row) => String(row.number));
    return {
      forum: await forumRefOf(db, subject),
      total: counted.rows[0]?.n ?? 0,
      decisions: shown,
      next,
      sessions: sessions.rows.map(({ id, title, starts_at }) => ({
        id,
        title,
        startsAt: instantOf(starts_at),
      })),
      organisations: subject.partyIds.flatMap((id) => parties.get(id) ?? []),
    };
  },
});
