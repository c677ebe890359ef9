import { sql } from 'drizzle-orm';
import { can } from '#app/domain/permissions/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { homeOf, sessionSubject } from './read.ts';

interface CodeRow extends Record<string, unknown> {
  id: string;
  forum_id: string;
  title: string;
  status: 'scheduled' | 'open' | 'postponed' | 'closed' | 'cancelled';
}

/** Finds a session by its short code. Wrong guesses are counted, also codes of rooms that are not one's own. */
export const findByCode = answer('session.by-code', {
  action: 'session.read',
  async subject(context, input) {
    const { actor, client, tools } = context;
    const subject = actor.kind === 'person' ? actor.accountId || actor.personId : actor.kind;
    const who = { address: client?.address ?? subject, subject };
    const verdict = await tools.throttle.attempt('short-code', who);
    if (!verdict.allowed) refuse('rate_limited', { details: { retryAfter: verdict.retryAfter } });
    const { rows } = await context.db.execute<{ id: string }>(sql`
      select id from session where short_code = ${input.code} and network_id = ${homeOf(actor)}`);
    const found = rows[0] ? await sessionSubject(context, { sessionId: rows[0].id }) : null;
    // Whoever may not read the session does not learn that there is one.
    if (!found || !can(actor, 'session.read', found)) return null;
    await tools.throttle.succeeded('short-code', who);
    return found;
  },
  async run({ db }, input, subject) {
    const { rows } = await db.execute<CodeRow>(sql`
      select id, forum_id, title, status from session
      where short_code = ${input.code} and network_id = ${subject.networkId}`);
    const { id, forum_id, title, status } = required(rows[0]);
    return { sessionId: id, forumId: forum_id, title, status };
  },
});
