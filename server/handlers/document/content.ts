import type { DocumentContent, DocumentKind, LogEntry } from '#app/contract/document.ts';
import type { Headed } from '#app/contract/document-shapes.ts';
import type { Reader } from '#db/client.ts';
import type { RoomView } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { eventsAfter } from '#server/kernel/room-store.ts';
import { guestsWhoCame } from '../guest/read.ts';
import { lockedMinutes, minutesContentOf } from '../minutes/content.ts';
import { decisionsOf } from '../record/facts.ts';
import { headOf } from './head.ts';
import { logInWords } from './log.ts';

/** The log of a closed session in words. @throws Refused `wrong_state` while it is not closed */
export async function logOf(
  db: Reader,
  { room, state }: RoomView,
  head: Pick<Headed, 'parties' | 'timeZone'>,
): Promise<LogEntry[]> {
  if (state.status !== 'closed') refuse('wrong_state');
  const events = await eventsAfter(db, room, 0);
  const decisions = await decisionsOf(db, room.networkId, room.sessionId);
  const numbers = new Map(decisions.map(({ facts, number }) => [facts.decisionId, number]));
  return logInWords(
    events.filter(({ seq }) => seq <= state.seq),
    state,
    head,
    numbers,
  );
}

/**
 * Everything a document says. @throws Refused `wrong_state` for minutes before they are offered, and for a full record
 * before the session is closed
 */
export async function documentContent(
  db: Reader,
  view: RoomView,
  kind: DocumentKind,
): Promise<DocumentContent> {
  if (kind === 'minutes') {
    const locked = await lockedMinutes(db, view.room);
    const minutes = locked?.content ?? (await minutesContentOf(db, view)) ?? refuse('wrong_state');
    return { ...minutes, lockHash: locked?.hash ?? null };
  }
  const head = await headOf(db, view, kind);
  if (kind === 'attendance-list') {
    const { networkId, sessionId } = view.room;
    return { ...head, kind, observers: await guestsWhoCame(db, networkId, sessionId) };
  }
  return { ...head, kind, entries: await logOf(db, view, head) };
}
