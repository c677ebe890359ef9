import { minutes, minutesVersion } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { checkRichText } from '#server/text/rich-text.ts';
import { personOf } from '../forum/act.ts';
import { sessionSubject } from '../session/read.ts';
import { outlineOf } from './outline.ts';

/** Begins the minutes: their outline is version 0, from which everybody's copy starts. */
export const beginMinutes = handle('minutes.begin', {
  action: 'minutes.write',
  subject: sessionSubject,
  async run(context, { sessionId }) {
    const { db, now } = context;
    const view = required(await context.room(sessionId));
    const { networkId } = view.room;
    const begun = await db
      .insert(minutes)
      .values({ networkId, sessionId, createdAt: now })
      .onConflictDoNothing()
      .returning({ sessionId: minutes.sessionId });
    if (begun.length === 0) refuse('already_done');
    const { document, plain, hash } = checkRichText(outlineOf(view.state));
    await db.insert(minutesVersion).values({
      networkId,
      id: context.newId(),
      sessionId,
      version: 0,
      body: { ...document },
      plain,
      hash,
      personId: personOf(context),
      createdAt: now,
    });
    return {};
  },
  ledger: ({ sessionId }, _output, { subject }) => ({ networkId: subject.networkId, facts: { sessionId } }),
});
