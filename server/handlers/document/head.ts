import { sql } from 'drizzle-orm';
import type { DocumentKind } from '#app/contract/document.ts';
import type { Headed } from '#app/contract/document-shapes.ts';
import { lookup } from '#app/domain/session/index.ts';
import type { Reader } from '#db/client.ts';
import type { RoomView } from '#server/kernel/handler.ts';
import { attendanceOf, meetingOf } from '../record/facts.ts';
import { partiesOfSession } from '../session/read.ts';

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** The numbers that were given to the documents of a session. */
export async function numbersOf(
  db: Reader,
  networkId: string,
  sessionId: string,
): Promise<Map<string, string>> {
  const { rows } = await db.execute<{ kind: string; number: string }>(sql`
    select kind, number from session_document where network_id = ${networkId} and session_id = ${sessionId}`);
  return new Map(rows.map(({ kind, number }) => [kind, number]));
}

/** What every document of a session names at its head, and who was there. */
export async function headOf(db: Reader, view: RoomView, kind: DocumentKind | null): Promise<Headed> {
  const { room, state } = view;
  const { networkId, sessionId } = room;
  const meeting = await meetingOf(db, networkId, sessionId);
  const parties = await partiesOfSession(db, networkId, state);
  const attendance = await attendanceOf(db, networkId, sessionId);
  const numbers = await numbersOf(db, networkId, sessionId);
  return {
    number: (kind && numbers.get(kind)) ?? null,
    timeZone: meeting.time_zone,
    network: { name: meeting.network_name, region: meeting.region },
    forum: { id: meeting.forum_id, name: meeting.forum_name, initiator: meeting.initiator },
    session: {
      id: sessionId,
      title: meeting.title,
      place: meeting.place,
      letterNumber: meeting.letter_number,
      startsAt: new Date(meeting.starts_at).toISOString(),
      openedAt: iso(state.openedAt),
      closedAt: iso(state.closedAt),
    },
    parties: parties.map(({ id, name, code, sector }) => ({
      id,
      name,
      code,
      sector,
      attendees: attendance.get(id) ?? [],
      leftAt: iso(lookup(state.attendance, id)?.leftAt ?? null),
    })),
  };
}
