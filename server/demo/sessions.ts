import {
  CANCEL_NOTE,
  firstObjection,
  firstTest,
  nextSession,
  OPEN_LENGTH_MINUTES,
  OPEN_SCHEDULED_DAY,
  OPEN_SINCE_MINUTES,
  openObjection,
  openObserver,
  openQueue,
  openSession,
  openTest,
  openTurns,
  thirdVersion,
} from '#db/demo/open-session.ts';
import {
  costObjection,
  costPositions,
  PAST_SCHEDULED_DAY,
  PAST_SESSION_DAY,
  pastSession,
  pastTurns,
  planPositions,
  RECORD_NUMBER,
} from '#db/demo/past-session.ts';
import type { DemoAgendaItem } from '#db/demo/shapes.ts';
import { type Convened, revise } from './forum.ts';
import { minutesMoment } from './minutes.ts';
import { enterRoom, type Room } from './room.ts';
import { type Cast, type Moment, paragraphs, type Stage } from './stage.ts';

/** The sessions of the demo: one is over, one is open now, one is to come. */
export function sessionMoments(stage: Stage, cast: Cast, convened: Convened): Moment[] {
  const { act } = stage;
  const planned = (items: readonly DemoAgendaItem[]) =>
    items.map(({ title, mode, minutes, proposal, kind }) => {
      const proposalId = proposal && convened.proposals.get(proposal)?.proposalId;
      return {
        title,
        mode,
        minutes,
        ...(proposalId ? { proposalId } : {}),
        ...(kind ? { kind } : {}),
      };
    });
  const schedule = async (
    session: Pick<typeof openSession, 'title' | 'place' | 'letter' | 'agenda'>,
    startsAt: Date,
    minutes: number,
  ) => {
    const { sessionId } = await act(cast.facilitator, 'session.schedule', {
      forumId: convened.forumId,
      title: session.title,
      place: session.place,
      letterNumber: session.letter,
      startsAt: startsAt.toISOString(),
      endsAt: new Date(startsAt.getTime() + minutes * 60_000).toISOString(),
      agenda: planned(session.agenda),
    });
    return sessionId;
  };
  const past = { id: '', startsAt: stage.workday(PAST_SESSION_DAY, 9) };
  const since = Math.floor((stage.now.getTime() - OPEN_SINCE_MINUTES * 60_000) / 300_000) * 300_000;
  const open = { id: '', startsAt: new Date(since) };
  return [
    {
      day: PAST_SCHEDULED_DAY,
      async play() {
        past.id = await schedule(pastSession, past.startsAt, 130);
      },
    },
    {
      day: PAST_SESSION_DAY,
      at: new Date(past.startsAt.getTime() - 600_000),
      async play() {
        await playPast(await enterRoom(stage, cast, past.id));
      },
    },
    {
      day: PAST_SESSION_DAY + 1,
      hour: 9,
      async play() {
        await act(cast.noteTaker, 'record.issue', { sessionId: past.id, number: RECORD_NUMBER });
      },
    },
    minutesMoment(stage, cast, past),
    {
      day: OPEN_SCHEDULED_DAY,
      async play() {
        open.id = await schedule(openSession, open.startsAt, OPEN_LENGTH_MINUTES);
      },
    },
    {
      day: -1,
      hour: 15,
      async play() {
        const sessionId = await schedule(nextSession, stage.workday(nextSession.day, 9), 90);
        stage.pass(1_800);
        for (const material of nextSession.materials)
          await act(cast.facilitator, 'material.add', { sessionId, ...material });
        await Promise.all(
          nextSession.answers.map(({ by, ...answer }) =>
            act(cast.delegate(by), 'session.register', {
              sessionId,
              organisationId: cast.organisation(by),
              ...answer,
            }),
          ),
        );
      },
    },
    {
      // After everything else, people come in five minutes before it begins.
      day: 0,
      at: new Date(since - 300_000),
      async play() {
        await playOpen(stage, cast, convened, await enterRoom(stage, cast, open.id));
        const { session } = await stage.ask(cast.facilitator, 'session.show', { sessionId: open.id });
        await act({ kind: 'public' }, 'guest.enter', { code: session.shortCode, ...openObserver });
      },
    },
  ];
}

/** From the opening to the close: an item with a reservation, an item without consensus. */
async function playPast(room: Room): Promise<void> {
  await room.open(pastSession.present);
  for (const [place, turns] of pastTurns.entries()) {
    await room.start(place);
    await room.speak(turns);
    if (place === 1) await room.activities();
    if (place === 2) {
      const roundId = await room.test('after-close', planPositions);
      await room.close(roundId);
    }
    if (place === 3) {
      const roundId = await room.test('after-close', costPositions);
      await room.follow(roundId, costObjection);
      await room.close(roundId, 'postpone');
    }
  }
  await room.end();
}

/** Up to the test that is open now, with an answer of two organisations missing. */
async function playOpen(stage: Stage, cast: Cast, convened: Convened, room: Room): Promise<void> {
  await room.open(openSession.present);
  for (const [place, turns] of openTurns.entries()) {
    await room.start(place);
    await room.speak(turns);
  }
  const first = await room.test('live', firstTest);
  await room.follow(first, firstObjection.slice(0, 1));
  stage.pass(180);
  const organisationId = cast.organisation('DS');
  const text = await revise(stage, cast.delegate('DS'), convened, 'one-door', {
    organisationId,
    reason: thirdVersion.reason,
    body: paragraphs(thirdVersion.text),
  });
  await room.follow(first, firstObjection.slice(1));
  await room.cancel(first, CANCEL_NOTE);
  await room.putText(text);
  const second = await room.test('live', openTest);
  await room.follow(second, openObjection);
  await room.queue(openQueue);
}
