import { and, eq, ne } from 'drizzle-orm';
import { sessionDocument } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { lockedMinutes } from '../minutes/content.ts';
import { sessionSubject } from '../session/read.ts';

/** Gives a document its number, or another one: the office's archive decides, the ledger remembers. */
export const numberDocument = handle('document.number', {
  action: 'record.issue',
  subject: sessionSubject,
  async run({ db, subject, now }, { sessionId, kind, number }) {
    const networkId = required(subject.networkId);
    // Locked minutes bear the number they were locked under.
    if (kind === 'minutes' && (await lockedMinutes(db, { networkId, sessionId }))) refuse('wrong_state');
    const [taken] = await db
      .select({ sessionId: sessionDocument.sessionId })
      .from(sessionDocument)
      .where(
        and(
          eq(sessionDocument.networkId, networkId),
          eq(sessionDocument.kind, kind),
          eq(sessionDocument.number, number),
          ne(sessionDocument.sessionId, sessionId),
        ),
      );
    if (taken) refuse('already_exists', { fields: { number: 'already_exists' } });
    await db
      .insert(sessionDocument)
      .values({ networkId, sessionId, kind, number, createdAt: now })
      .onConflictDoUpdate({
        target: [sessionDocument.networkId, sessionDocument.sessionId, sessionDocument.kind],
        set: { number },
      });
    return {};
  },
  ledger: ({ sessionId, kind, number }, _output, { subject }) => ({
    networkId: subject.networkId,
    facts: { sessionId, kind, number },
  }),
});
