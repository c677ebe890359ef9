import { sql } from 'drizzle-orm';
import { can } from '#app/domain/permissions/index.ts';
import { earliestOf } from '#server/handlers/calendar/read.ts';
import { reopenedIn } from '#server/handlers/decision/review.ts';
import { forumSubject } from '#server/handlers/forum/subject.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { countPromises } from './promises.ts';
import { charterInForce, newestTexts, partiesOfForum } from './read.ts';

/** What a session of this forum can be planned with. */
export const planSession = answer('session.planning', {
  action: 'session.read',
  subject: (context, input) => forumSubject(context, input.forumId),
  async run({ db, actor, now }, input, subject) {
    const forum = { networkId: required(subject.networkId), forumId: input.forumId };
    const { rows } = await db.execute<{ name: string; time_zone: string }>(sql`
      select f.name, n.time_zone from forum f join network n on n.id = f.network_id
      where f.network_id = ${forum.networkId} and f.id = ${forum.forumId}`);
    const { name, time_zone } = required(rows[0]);
    const charter = await charterInForce(db, forum);
    const parties = await partiesOfForum(db, forum, charter?.id ?? null);
    const texts = await newestTexts(db, forum);
    return {
      forum: { id: input.forumId, name },
      timeZone: time_zone,
      charter: charter && { version: charter.version, invitationDays: charter.rules.invitationDays },
      earliest:
        charter &&
        (await earliestOf(db, forum.networkId, { now, zone: time_zone, rule: charter.rules.invitationDays })),
      promises: await countPromises(db, forum),
      missing: parties.filter((party) => !party.accepted).map(({ accepted: _, ...party }) => party),
      proposals: texts.map(({ proposalId, ...text }) => ({ id: proposalId, ...text })),
      reviews: await reopenedIn(db, forum.networkId, forum.forumId),
      may: { schedule: can(actor, 'session.facilitate', subject) },
    };
  },
});
