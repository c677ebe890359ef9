import { and, eq } from 'drizzle-orm';
import { minutesCorrection } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { sessionSubject } from '../session/read.ts';
import { holdMinutes } from './head.ts';

/** Answers a correction: it is taken in, and a new version is due; or it is declined, and the reason stands beside it. */
export const answerCorrection = handle('minutes.answer', {
  action: 'minutes.offer',
  subject: sessionSubject,
  async run({ db, now, subject }, { sessionId, correctionId, answer, reason }) {
    const networkId = required(subject.networkId);
    if (answer === 'declined' && !reason)
      refuse('reason_required', { fields: { reason: 'reason_required' } });
    await holdMinutes(db, { networkId, sessionId });
    const isThis = and(
      eq(minutesCorrection.networkId, networkId),
      eq(minutesCorrection.sessionId, sessionId),
      eq(minutesCorrection.id, correctionId),
    );
    const [found] = await db
      .select({ status: minutesCorrection.status })
      .from(minutesCorrection)
      .where(isThis);
    if (required(found).status !== 'open') refuse('wrong_state');
    await db
      .update(minutesCorrection)
      .set({ status: answer, reason: reason ?? null, answeredAt: now })
      .where(isThis);
    return {};
  },
  ledger: ({ sessionId, correctionId, answer, reason }, _output, { subject }) => ({
    networkId: subject.networkId,
    facts: { sessionId, correctionId, answer },
    ...(reason ? { sealed: { reason } } : {}),
  }),
});
