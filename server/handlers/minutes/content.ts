import { and, eq } from 'drizzle-orm';
import { type MinutesContent, minutesContent } from '#app/contract/minutes.ts';
import { standingOf } from '#app/domain/minutes.ts';
import { itemOf } from '#app/domain/session/index.ts';
import type { Reader } from '#db/client.ts';
import { minutesLock } from '#db/schema/index.ts';
import type { RoomView } from '#server/kernel/handler.ts';
import { heldIn } from '../activity/summary.ts';
import { headOf } from '../document/head.ts';
import { answersOf, findMinutes, minutesState, newestVersion, type OfSession } from './head.ts';
import { placeIn } from './outline.ts';

/** The same words, however they are spaced and capitalised. */
export const tight = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();

type Party = MinutesContent['responses'][number]['organisation'];

/**
 * Everything the offered minutes of a session say, with all answers as they stand; null while no version is offered.
 * The same answers give the same content, and so the same hash.
 */
export async function minutesContentOf(
  db: Reader,
  view: RoomView,
  lockedAt: Date | null = null,
): Promise<MinutesContent | null> {
  const head = await findMinutes(db, view.room);
  if (!head || head.version === 0 || head.confirmBy === null) return null;
  const newest = await newestVersion(db, view.room);
  const answers = await answersOf(db, view.room);
  const state = minutesState(head, view.state, answers);
  const shared = await headOf(db, view, 'minutes');
  const byId = new Map(
    shared.parties.map(({ id, name, code, sector }): [string, Party] => [id, { id, name, code, sector }]),
  );
  const partyBy = (id: string): Party =>
    byId.get(id) ?? { id, name: '–', code: '–', sector: 'non-government' };
  return {
    ...shared,
    kind: 'minutes',
    version: newest.version,
    textHash: newest.hash,
    body: newest.body as MinutesContent['body'],
    offeredAt: newest.createdAt.toISOString(),
    confirmBy: head.confirmBy.toISOString(),
    lockedAt: (lockedAt ?? head.lockedAt)?.toISOString() ?? null,
    responses: state.attendedIds.map((id) => {
      const confirmed = answers.confirmations.find(
        (one) => one.organisationId === id && one.version === head.version,
      );
      return {
        organisation: partyBy(id),
        standing: standingOf(state, id),
        at: confirmed?.createdAt.toISOString() ?? null,
      };
    }),
    corrections: answers.corrections.map((one) => ({
      id: one.id,
      organisation: partyBy(one.organisationId),
      version: one.version,
      text: one.text,
      askedAt: one.createdAt.toISOString(),
      status: one.status,
      reason: one.reason,
      answeredAt: one.answeredAt?.toISOString() ?? null,
    })),
    activities: activitiesIn(view.state, newest),
  };
}

/** What came of each activity, at the end of its agenda item's section; where the text tells it already, only as data. */
function activitiesIn(
  state: RoomView['state'],
  { body, plain }: { body: Record<string, unknown>; plain: string },
): NonNullable<MinutesContent['activities']> {
  const written = tight(plain);
  return heldIn(state).map(({ itemId, title, lines }) => {
    const item = itemOf(state, itemId)?.title ?? '';
    const told = written.includes(tight(title));
    return { item, title, lines, at: told ? null : placeIn(body.content as unknown[], { title: item }) };
  });
}

/** The minutes as they were locked, with their seal; null while they are not. */
export async function lockedMinutes(db: Reader, { networkId, sessionId }: OfSession) {
  const [found] = await db
    .select({ content: minutesLock.content, hash: minutesLock.hash })
    .from(minutesLock)
    .where(and(eq(minutesLock.networkId, networkId), eq(minutesLock.sessionId, sessionId)));
  return found ? { content: minutesContent.parse(found.content), hash: found.hash } : null;
}
