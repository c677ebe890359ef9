import { and, asc, desc, eq } from 'drizzle-orm';
import type { MinutesState } from '#app/domain/minutes.ts';
import { lookup, type SessionState } from '#app/domain/session/index.ts';
import type { Reader, Transaction } from '#db/client.ts';
import { minutes, minutesConfirmation, minutesCorrection, minutesVersion } from '#db/schema/index.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import type { Owner } from '../draft/store.ts';

/** Whose minutes. */
export interface OfSession {
  networkId: string;
  sessionId: string;
}
export type MinutesHead = typeof minutes.$inferSelect;

/** The minutes as the owner of a shared draft. */
export const draftOf = ({ networkId, sessionId }: OfSession): Owner => ({
  networkId,
  kind: 'minutes',
  id: sessionId,
});

const isOf = ({ networkId, sessionId }: OfSession) =>
  and(eq(minutes.networkId, networkId), eq(minutes.sessionId, sessionId));

/** The head of a session's minutes, or null before they were begun. */
export async function findMinutes(db: Reader, of: OfSession): Promise<MinutesHead | null> {
  const [found] = await db.select().from(minutes).where(isOf(of));
  return found ?? null;
}

/**
 * Locks the minutes' head until the command ends, so that text, versions and answers change one after the other.
 * @throws Refused `wrong_state` before they were begun, and once they are locked for good
 */
export async function holdMinutes(db: Transaction, of: OfSession): Promise<MinutesHead> {
  const [found] = await db.select().from(minutes).where(isOf(of)).for('update');
  if (!found || found.lockedAt) refuse('wrong_state');
  return found;
}

/** The newest version: the outline, or what was offered last. */
export async function newestVersion(db: Reader, { networkId, sessionId }: OfSession) {
  const [found] = await db
    .select()
    .from(minutesVersion)
    .where(and(eq(minutesVersion.networkId, networkId), eq(minutesVersion.sessionId, sessionId)))
    .orderBy(desc(minutesVersion.version))
    .limit(1);
  return required(found);
}

/** Every confirmation and every correction, in the order in which they came. */
export async function answersOf(db: Reader, { networkId, sessionId }: OfSession) {
  const confirmations = await db
    .select()
    .from(minutesConfirmation)
    .where(and(eq(minutesConfirmation.networkId, networkId), eq(minutesConfirmation.sessionId, sessionId)));
  const corrections = await db
    .select()
    .from(minutesCorrection)
    .where(and(eq(minutesCorrection.networkId, networkId), eq(minutesCorrection.sessionId, sessionId)))
    .orderBy(asc(minutesCorrection.createdAt), asc(minutesCorrection.id));
  return { confirmations, corrections };
}
export type Answers = Awaited<ReturnType<typeof answersOf>>;

/** Organisations that were there at any time, in the order of the invitation. */
export const attendedIds = (state: SessionState): string[] =>
  state.partyIds.filter((id) => lookup(state.attendance, id) !== undefined);

/** The minutes as their rules ask about them. */
export const minutesState = (head: MinutesHead, room: SessionState, answers: Answers): MinutesState => ({
  version: head.version,
  locked: head.lockedAt !== null,
  attendedIds: attendedIds(room),
  confirmations: answers.confirmations,
  corrections: answers.corrections,
  confirmBy: head.confirmBy?.getTime() ?? null,
});
