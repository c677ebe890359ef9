import { and, eq } from 'drizzle-orm';
import { lockHindrance } from '#app/domain/minutes.ts';
import { minutes, minutesLock } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { forgetDrafts } from '../draft/store.ts';
import { claimNoLonger } from '../notice/tell.ts';
import { contentHash } from '../record/content.ts';
import { sessionSubject } from '../session/read.ts';
import { minutesContentOf } from './content.ts';
import { answersOf, draftOf, holdMinutes, minutesState } from './head.ts';

/**
 * Locks the minutes: text, confirmations, corrections and silence are sealed as they stand, and the ledger keeps the
 * hash under a checkpoint. What is still in the draft after the last version is nobody's word and is forgotten.
 */
export const lockMinutes = handle('minutes.lock', {
  action: 'minutes.lock',
  subject: sessionSubject,
  async run(context, { sessionId, version }) {
    const { db, now } = context;
    const view = required(await context.room(sessionId));
    const { networkId } = view.room;
    const head = await holdMinutes(db, view.room);
    if (head.version !== version) refuse('stale_version');
    const state = minutesState(head, view.state, await answersOf(db, view.room));
    if (lockHindrance(state, now.getTime())) refuse('wrong_state');
    const content = required(await minutesContentOf(db, view, now));
    const hash = contentHash(content);
    await db
      .update(minutes)
      .set({ lockedAt: now })
      .where(and(eq(minutes.networkId, networkId), eq(minutes.sessionId, sessionId)));
    await db
      .insert(minutesLock)
      .values({ networkId, sessionId, version, content: { ...content }, hash, createdAt: now });
    await claimNoLonger(context, ['minutes', 'minutes-due'], { networkId, sessionId });
    await forgetDrafts(db, draftOf(view.room));
    return { hash };
  },
  ledger: ({ sessionId, version }, { hash }, { subject }) => ({
    networkId: subject.networkId,
    facts: { sessionId, version, hash },
    checkpoint: true,
  }),
});
