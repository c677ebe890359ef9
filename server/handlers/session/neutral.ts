import type { Transaction } from '#db/client.ts';
import type { RoomFacts } from '#server/kernel/handler.ts';
import { facilitatorsOf } from '../notice/tell.ts';

/** Who facilitates the forum, or this session of it: neutral, so that nobody answers or votes through them. */
export async function neutralIn(tx: Transaction, room: RoomFacts): Promise<string[]> {
  return [...(await facilitatorsOf(tx, room)), ...(room.subject.facilitatorIds ?? [])];
}
