import { randomInt } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { SecretBallot } from '#app/domain/consensus.ts';
import type { Transaction } from '#db/client.ts';
import { openSealedText, sealText } from '#server/auth/sealed-text.ts';
import type { RoomFacts, RoomTools } from '#server/kernel/handler.ts';

/** Letters and digits that are not mistaken for each other (Crockford). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code by which a voter finds their own ballot in the published list; nobody keeps it with the voter. */
export function newBallotCode(): string {
  const group = () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return [group(), group(), group()].join('-');
}

/** The ballots of a vote, by code: an order that says nothing about when each was cast. */
export async function openBox(
  tx: Transaction,
  room: RoomFacts,
  voteId: string,
  { secret }: RoomTools,
): Promise<SecretBallot[]> {
  const { rows } = await tx.execute<{ sealed: string }>(sql`
    select sealed from ballot_box
    where network_id = ${room.networkId} and session_id = ${room.sessionId} and vote_id = ${voteId}`);
  return rows[0] ? (JSON.parse(openSealedText(secret, rows[0].sealed)) as SecretBallot[]) : [];
}

/** Puts one ballot in; the whole box is sealed anew, so that nothing of it is recognised. */
export async function putIntoBox(
  tx: Transaction,
  room: RoomFacts,
  voteId: string,
  ballot: SecretBallot,
  tools: RoomTools,
): Promise<void> {
  const ballots = [...(await openBox(tx, room, voteId, tools)), ballot];
  ballots.sort((a, b) => (a.code < b.code ? -1 : 1));
  // Every choice takes the same room, so that the length tells the number of ballots and no more.
  const even = ballots.map(({ code, choice }) => ({ code, choice, _: ' '.repeat(8 - choice.length) }));
  const sealed = sealText(tools.secret, JSON.stringify(even));
  await tx.execute(sql`
    insert into ballot_box (network_id, session_id, vote_id, sealed)
    values (${room.networkId}, ${room.sessionId}, ${voteId}, ${sealed})
    on conflict (network_id, vote_id) do update set sealed = excluded.sealed`);
}

/** The vote has ended: what was published is the list, the box goes. */
export async function removeBox(tx: Transaction, room: RoomFacts, voteId: string): Promise<void> {
  await tx.execute(sql`
    delete from ballot_box
    where network_id = ${room.networkId} and session_id = ${room.sessionId} and vote_id = ${voteId}`);
}
