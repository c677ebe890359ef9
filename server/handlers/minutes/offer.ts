import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { minutes, minutesVersion } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { checkRichText } from '#server/text/rich-text.ts';
import { draftText } from '../draft/read.ts';
import { baseOf, forgetDrafts, updatesOf } from '../draft/store.ts';
import { personOf } from '../forum/act.ts';
import { todayIn } from '../network/read.ts';
import { delegatesOf } from '../notice/mentions.ts';
import { tellNamed, tellOfMinutes } from '../notice/tell.ts';
import { sessionSubject } from '../session/read.ts';
import { attendedIds, draftOf, holdMinutes, newestVersion } from './head.ts';

/** The end of a calendar day in the network's time zone. */
async function endOfDay(db: Transaction, networkId: string, day: string): Promise<Date> {
  const { rows } = await db.execute<{ at: Date | string }>(sql`
    select ((${day}::date + 1)::timestamp at time zone n.time_zone) - interval '1 millisecond' as at
    from network n where n.id = ${networkId}`);
  return new Date(required(rows[0]).at);
}

/**
 * Freezes the minutes as they read now and offers them: those who attended confirm this version anew, whatever they
 * said to an earlier one.
 */
export const offerMinutes = handle('minutes.offer', {
  action: 'minutes.offer',
  subject: sessionSubject,
  async run(context, { sessionId, onVersion, seq, confirmBy }) {
    const { db, now } = context;
    const { room, state } = required(await context.room(sessionId));
    const { networkId } = room;
    if (state.status !== 'closed') refuse('wrong_state');
    const head = await holdMinutes(db, room);
    if (head.version !== onVersion) refuse('stale_version');
    const until = await endOfDay(db, networkId, confirmBy);
    if (until <= now) refuse('invalid_input', { fields: { confirmBy: 'field_out_of_range' } });
    const owner = draftOf(room);
    const updates = await updatesOf(db, await baseOf(db, owner));
    if (seq !== undefined && seq !== updates.at(-1)?.seq) refuse('stale_text');
    const { json } = await draftText(updates);
    const { document, plain, hash } = checkRichText(json);
    const newest = await newestVersion(db, room);
    if (newest.hash === hash) refuse('already_done');
    const version = head.version + 1;
    const versionId = context.newId();
    await db.insert(minutesVersion).values({
      networkId,
      id: versionId,
      sessionId,
      version,
      body: { ...document },
      plain,
      hash,
      personId: personOf(context),
      createdAt: now,
    });
    await db
      .update(minutes)
      .set({ version, confirmBy: until })
      .where(and(eq(minutes.networkId, networkId), eq(minutes.sessionId, sessionId)));
    await forgetDrafts(db, owner);
    const news = {
      networkId,
      forumId: room.forumId,
      topicId: null,
      contributionId: null,
      sessionId,
      organisationId: null,
    };
    const today = await todayIn(db, networkId, now);
    await tellOfMinutes(context, await delegatesOf(db, room, attendedIds(state), today), news);
    await tellNamed(context, news, plain, newest.plain);
    context.afterCommit(() =>
      context.tools.signals.draftChanged({
        networkId,
        owner: { kind: owner.kind, id: owner.id },
        base: versionId,
        seq: 0,
        update: null,
      }),
    );
    return { versionId, version, hash };
  },
  ledger: ({ sessionId, confirmBy }, { version, hash }, { subject }) => ({
    networkId: subject.networkId,
    facts: { sessionId, version, hash, confirmBy },
  }),
});
