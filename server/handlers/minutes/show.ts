import { lockHindrance, standingOf } from '#app/domain/minutes.ts';
import { can } from '#app/domain/permissions/index.ts';
import { plainTextOf } from '#app/editor/plain.ts';
import type { Reader } from '#db/client.ts';
import { answer, type RoomView } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { draftText } from '../draft/read.ts';
import { baseOf, storedUpdates, updatesOf } from '../draft/store.ts';
import { namesIn } from '../notice/mentions.ts';
import { meetingOf } from '../record/facts.ts';
import { seatsOf, sessionSubject } from '../session/read.ts';
import { lockedMinutes, minutesContentOf } from './content.ts';
import { answersOf, draftOf, findMinutes, minutesState, type OfSession } from './head.ts';

/** What every page of the minutes names at its head. */
export async function aboutSession(db: Reader, { room, state }: RoomView) {
  const meeting = await meetingOf(db, room.networkId, room.sessionId);
  return {
    session: {
      id: room.sessionId,
      title: meeting.title,
      forumId: meeting.forum_id,
      forumName: meeting.forum_name,
      status: state.status,
    },
    timeZone: meeting.time_zone,
  };
}

/** What is being written now; null where the newest version says it all. */
async function draftOfMinutes(db: Reader, of: OfSession, version: number) {
  const base = await baseOf(db, draftOf(of));
  if (version > 0 && !base.begun) return null;
  const { document } = await draftText(await updatesOf(db, base));
  const last = base.begun ? (await storedUpdates(db, base)).at(-1) : undefined;
  return {
    body: document && { type: 'doc' as const, content: document.content.map((node) => ({ ...node })) },
    writtenAt: last?.createdAt.toISOString() ?? null,
    afterVersion: version,
  };
}

/** The minutes of a session for whoever may read it. */
export const showMinutes = answer('minutes.show', {
  action: 'session.read',
  subject: sessionSubject,
  async run({ db, actor, now, room }, { sessionId }, subject) {
    const view = required(await room(sessionId));
    const about = await aboutSession(db, view);
    const head = await findMinutes(db, view.room);
    const locked = head?.lockedAt ? await lockedMinutes(db, view.room) : null;
    const offered = locked?.content ?? (await minutesContentOf(db, view));
    const state = head && minutesState(head, view.state, await answersOf(db, view.room));
    const open = head !== null && !locked;
    const draft = open ? await draftOfMinutes(db, view.room, head.version) : null;
    const seats = await seatsOf(db, actor, {
      subject,
      sessionId,
      isParty: (id) => state?.attendedIds.includes(id) ?? false,
    });
    return {
      ...about,
      state: !head
        ? ('none' as const)
        : locked
          ? ('locked' as const)
          : offered
            ? ('offered' as const)
            : ('writing' as const),
      draft,
      offered,
      named: await namesIn({ db, now }, view.room, [draft?.body, offered?.body].map(plainTextOf)),
      lockHash: locked?.hash ?? null,
      hindrance: state && lockHindrance(state, now.getTime()),
      mine:
        open && offered && state
          ? seats
              .filter(({ id }) => can(actor, 'minutes.respond', { ...subject, organisationId: id }))
              .map(({ id, name, shortName, code, sector }) => ({
                id,
                name,
                shortName,
                code,
                sector,
                standing: standingOf(state, id),
              }))
          : [],
      may: {
        write: !locked && can(actor, 'minutes.write', subject),
        offer: open && can(actor, 'minutes.offer', subject),
        answer: open && can(actor, 'minutes.offer', subject),
        lock: open && can(actor, 'minutes.lock', subject),
      },
    };
  },
});
