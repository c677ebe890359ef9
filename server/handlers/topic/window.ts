import { and, eq, sql } from 'drizzle-orm';
import type { ResponseWindow } from '#app/contract/topic-shapes.ts';
import { type Timing, timingOf } from '#app/domain/topic.ts';
import { dayOf, daysBetween } from '#app/i18n/format.ts';
import type { Reader, Transaction } from '#db/client.ts';
import { topic, topicAbsent } from '#db/schema/index.ts';
import { handle, type ReadContext } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { networkOfAct } from '../forum/act.ts';
import { organisationRefs } from '../forum/read.ts';
import { timeZoneOf } from '../forum/state.ts';
import { forumSubject, subjectOf } from '../forum/subject.ts';
import { claimNoLonger, tellForum } from '../notice/tell.ts';

/** The last moment of a day in the network's zone. */
export async function endOfDay(db: Reader | Transaction, networkId: string, day: string): Promise<Date> {
  const { rows } = await db.execute<{ at: string }>(sql`
    select ((${day}::date + 1)::timestamp at time zone time_zone) - interval '1 second' as at
    from network where id = ${networkId}`);
  return new Date(required(rows[0]).at);
}

/** What to say of when a contribution to this topic comes. */
export async function timingHere(
  context: Pick<ReadContext, 'db' | 'now'>,
  to: {
    networkId: string;
    topicId: string;
    organisationId?: string | undefined;
    respondUntil: Date | null;
  },
): Promise<Timing | null> {
  if (!to.respondUntil || !to.organisationId) return null;
  const [absent] = await context.db
    .select({ id: topicAbsent.organisationId })
    .from(topicAbsent)
    .where(
      and(
        eq(topicAbsent.networkId, to.networkId),
        eq(topicAbsent.topicId, to.topicId),
        eq(topicAbsent.organisationId, to.organisationId),
      ),
    );
  return timingOf({ open: context.now <= to.respondUntil, absent: absent !== undefined });
}

/** Whole days until a window closes, in the network's zone; 0 on the last. */
export const daysLeft = (now: Date, until: Date, zone: string): number =>
  Math.max(0, daysBetween(dayOf(now, zone), dayOf(until, zone)));

/** What every window for responses says of itself: until when, and after which session. */
export async function windowFacts(
  db: Reader,
  networkId: string,
  now: Date,
  { until, sessionId }: { until: Date; sessionId: string | null },
) {
  const sessions = sessionId
    ? await db.execute<{ id: string; title: string }>(
        sql`select id, title from session where network_id = ${networkId} and id = ${sessionId}`,
      )
    : null;
  const session = sessions?.rows[0];
  return {
    until: until.toISOString(),
    open: now <= until,
    daysLeft: daysLeft(now, until, await timeZoneOf(db, networkId)),
    session: session ? { id: session.id, title: session.title } : null,
  };
}

/** Until when a topic asks for responses, after which session, and of whom above all. */
export async function windowOf(
  db: Reader,
  now: Date,
  row: Pick<typeof topic.$inferSelect, 'networkId' | 'id' | 'respondUntil' | 'respondSessionId'>,
): Promise<ResponseWindow | null> {
  const { networkId, respondUntil, respondSessionId } = row;
  if (!respondUntil) return null;
  const absent = await db
    .select({ id: topicAbsent.organisationId })
    .from(topicAbsent)
    .where(and(eq(topicAbsent.networkId, networkId), eq(topicAbsent.topicId, row.id)));
  const organisations = await organisationRefs(
    db,
    networkId,
    absent.map(({ id }) => id),
  );
  return {
    ...(await windowFacts(db, networkId, now, { until: respondUntil, sessionId: respondSessionId })),
    absent: [...organisations.values()],
  };
}

/** Asks for responses until the end of a day, or no longer. Whom a session missed is remembered as it was. */
export const setWindow = handle('topic.set-window', {
  action: 'forum.facilitate',
  subject: (context, input) => subjectOf(context, topic, input.topicId),
  async run(context, { topicId, until }) {
    const networkId = required(context.subject.networkId);
    const ofThis = and(eq(topic.networkId, networkId), eq(topic.id, topicId));
    const [found] = await context.db
      .select({ closedAt: topic.closedAt, forumId: topic.forumId, until: topic.respondUntil })
      .from(topic)
      .where(ofThis)
      .for('update');
    const { closedAt, forumId, until: before } = required(found);
    if (closedAt) refuse('wrong_state');
    const end = until ? await endOfDay(context.db, networkId, until) : null;
    if (end && end < context.now) refuse('invalid_input', { fields: { until: 'field_out_of_range' } });
    await context.db
      .update(topic)
      .set({ respondUntil: end, ...(end ? {} : { respondSessionId: null }) })
      .where(ofThis);
    if (!end)
      await context.db
        .delete(topicAbsent)
        .where(and(eq(topicAbsent.networkId, networkId), eq(topicAbsent.topicId, topicId)));
    if (!end) await claimNoLonger(context, ['window'], { networkId, topicId });
    // A window that is only moved has been told of; one whose time was over asks anew.
    if (end && (!before || before < context.now)) {
      const { partyIds } = required(await forumSubject(context, forumId));
      await tellForum(context, 'window', partyIds, { networkId, forumId, topicId, organisationId: null });
    }
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: context.subject.networkId ?? networkOfAct(context),
    facts: { topicId: input.topicId, until: input.until ?? null },
  }),
});
