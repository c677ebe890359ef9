import { createHash, randomUUID } from 'node:crypto';
import { roundTally, type SessionState } from '#app/domain/session/index.ts';
import { Outbox } from '#app/live/outbox.ts';
import { RoomClient } from '#app/live/room-client.ts';
import { openAsProduct, openMeasured, type Seat } from './seat.ts';
import type { Participant } from './world.ts';

/** How many have answered the round that is open. */
export function answersIn(state: SessionState): number {
  const round = state.openRoundId === null ? undefined : state.rounds[state.openRoundId];
  return round ? roundTally(state, round).total.answered : 0;
}

/** The product's own client, as a browser runs it. @param changed called after each change of what it sees */
export function fullSeat(url: string, state: SessionState, who: Participant, changed: () => void): Seat {
  const client = new RoomClient({
    sessionId: state.sessionId,
    initial: {
      state,
      audience: { kind: 'party', organisationIds: [who.organisationId] },
      now: Date.now(),
    },
    outbox: new Outbox(who.personId, null),
    openSocket: async () => openMeasured(openAsProduct, url, who.cookie, seat),
    http: async () => new Response('{"ok":false,"refusal":{"code":"unavailable"}}'),
    newKey: randomUUID,
  });
  client.subscribe(changed);
  const seat: Seat = {
    sessionId: state.sessionId,
    organisationId: who.organisationId,
    bytes: 0,
    start: () => void client.start(),
    stop: () => client.stop(),
    isLive: () => ['live', 'weak'].includes(client.view().connection),
    seq: () => client.view().state.seq,
    answers: () => answersIn(client.view().state),
    act: (input) => void client.act('position.give', input),
    settled: () => client.view().acts.every((act) => act.state === 'counted' || act.state === 'refused'),
    refused: () => client.view().acts.filter((act) => act.state === 'refused').length,
    fingerprint: () => createHash('sha256').update(JSON.stringify(client.view().state)).digest('hex'),
  };
  return seat;
}
