import { sql } from 'drizzle-orm';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { decisionItems, registerLine } from './items.ts';
import { numberAfter, pageOf } from './read.ts';
import { forumRefOf } from './state.ts';
import { forumSubject } from './subject.ts';

/** Written as a pattern, what somebody looks for is text: its own % and _ mean themselves. */
const containing = (text: string) => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** The register of decisions, newest first; the search looks in titles and in the frozen texts. */
export const listDecisions = answer('decision.list', {
  action: 'forum.read',
  subject: (context, input) => forumSubject(context, input.forumId),
  async run(context, input) {
    const { db } = context;
    const subject = required(await forumSubject(context, input.forumId));
    const { networkId, forumId } = subject;
    const limit = input.limit ?? 30;
    const below = numberAfter(input.after);
    const pattern = input.search ? containing(input.search) : null;
    const matching = sql`d.forum_id = ${forumId} ${
      pattern === null
        ? sql``
        : sql`and (d.title ilike ${pattern} or exists (select 1 from proposal_version v
            where v.network_id = d.network_id and v.id = d.proposal_version_id and v.plain ilike ${pattern}))`
    }`;
    const rows = await decisionItems(
      db,
      networkId,
      sql`${matching} ${below === null ? sql`` : sql`and d.number < ${below}`}`,
      limit + 1,
    );
    const { rows: counted } = await db.execute<{ n: string }>(
      sql`select count(*) as n from decision d where d.network_id = ${networkId} and ${matching}`,
    );
    const { shown, next } = pageOf(rows, limit, (row) => String(row.number));
    return {
      forum: await forumRefOf(db, subject),
      total: Number(counted[0]?.n ?? 0),
      decisions: shown.map(registerLine),
      next,
    };
  },
});
