import type { Fallback } from '#app/domain/charter.ts';
import type { Visibility } from '#app/domain/session/index.ts';
import type { Code, DemoObjectionStep, DemoPosition, DemoSession, DemoTurn } from '#db/demo/shapes.ts';
import { holdActivities } from './activities.ts';
import type { Frozen } from './forum.ts';
import type { Cast, Stage } from './stage.ts';

/** A live room as the demo's people use it: each verb is what one of them does at the screen. */
export interface Room {
  open(present: DemoSession['present']): Promise<void>;
  /** Starts an item by its place on the agenda. */
  start(place: number): Promise<void>;
  /** Each asks for the floor, is given it, and ends. */
  speak(turns: readonly DemoTurn[]): Promise<void>;
  /** Holds the activities of the demo on the running item. */
  activities(): Promise<void>;
  /** Opens a consensus test on the running item and takes the answers. @returns the round's id */
  test(visibility: Visibility, positions: readonly DemoPosition[]): Promise<string>;
  follow(roundId: string, steps: readonly DemoObjectionStep[]): Promise<void>;
  close(roundId: string, next?: Fallback): Promise<void>;
  cancel(roundId: string, note: string): Promise<void>;
  putText(text: Frozen): Promise<void>;
  queue(codes: readonly Code[]): Promise<void>;
  end(): Promise<void>;
}

/** Enters a scheduled session. */
export async function enterRoom(stage: Stage, cast: Cast, sessionId: string): Promise<Room> {
  const { act } = stage;
  const { facilitator } = cast;
  const room = await stage.ask(facilitator, 'session.room', { sessionId });
  const itemIds = room.state.itemIds;
  let itemId = '';
  return {
    async open(present) {
      await Promise.all(
        present.map(({ by, mode }) =>
          act(cast.delegate(by), 'attendance.mark', {
            sessionId,
            organisationId: cast.organisation(by),
            mode,
            role: 'delegate',
          }),
        ),
      );
      stage.pass(300);
      await act(facilitator, 'session.open', { sessionId });
    },
    async start(place) {
      itemId = itemIds[place] ?? '';
      stage.pass(60);
      await act(facilitator, 'agenda.start', { sessionId, itemId });
    },
    async speak(turns) {
      for (const { by, seconds } of turns) {
        const organisationId = cast.organisation(by);
        stage.pass(20);
        await act(cast.delegate(by), 'turn.request', { sessionId, organisationId, kind: 'contribution' });
        stage.pass(10);
        await act(facilitator, 'turn.give', { sessionId, organisationId, limitSeconds: 180 });
        stage.pass(seconds);
        await act(facilitator, 'turn.end', { sessionId });
      }
    },
    activities: () => holdActivities(stage, cast, { sessionId, itemId }),
    async test(visibility, positions) {
      stage.pass(60);
      await act(facilitator, 'agenda.step', { sessionId, itemId, step: 'test' });
      await act(facilitator, 'round.open', { sessionId, itemId, visibility });
      const { state } = await stage.ask(facilitator, 'session.room', { sessionId });
      const roundId = state.openRoundId ?? '';
      for (let from = 0; from < positions.length; from += 4) {
        // A handful at the same moment, as it is in a room.
        stage.pass(25);
        await Promise.all(
          positions.slice(from, from + 4).map(({ by, ...answer }) =>
            act(cast.delegate(by), 'position.give', {
              sessionId,
              organisationId: cast.organisation(by),
              roundId,
              ...answer,
            }),
          ),
        );
      }
      return roundId;
    },
    async follow(roundId, steps) {
      for (const { by, status, note } of steps) {
        const organisationId = cast.organisation(by);
        stage.pass(90);
        await act(facilitator, 'objection.set', {
          sessionId,
          organisationId,
          objectionId: `${roundId}:${organisationId}`,
          status,
          note,
        });
      }
    },
    async close(roundId, next) {
      stage.pass(60);
      await act(facilitator, 'round.close', { sessionId, roundId, ...(next ? { next } : {}) });
    },
    async cancel(roundId, note) {
      stage.pass(30);
      await act(facilitator, 'round.cancel', { sessionId, roundId, note });
    },
    async putText(text) {
      stage.pass(30);
      await act(facilitator, 'agenda.step', { sessionId, itemId, step: 'amend' });
      await act(facilitator, 'agenda.put-text', { sessionId, itemId, ...text });
    },
    async queue(codes) {
      for (const code of codes) {
        stage.pass(15);
        await act(cast.delegate(code), 'turn.request', {
          sessionId,
          organisationId: cast.organisation(code),
          kind: 'contribution',
        });
      }
    },
    async end() {
      stage.pass(240);
      await act(facilitator, 'session.close', { sessionId });
    },
  };
}
