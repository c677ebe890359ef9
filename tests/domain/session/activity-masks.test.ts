import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Audience,
  absorb,
  broadcastKey,
  eventFor,
  evolve,
  initialState,
  inView,
  replay,
  type SessionEvent,
  type SessionState,
  stateFor,
  viewOf,
} from '#app/domain/session/index.ts';
import { Hall, OTHERS } from './activity-hall.ts';
import { activities } from './activity-play.ts';
import type { Move } from './play.ts';
import { delegateOf, Room, seedOf } from './room.ts';

const AUDIENCES: readonly Audience[] = [
  ...OTHERS,
  { kind: 'party', organisationIds: ['g1'] },
  { kind: 'party', organisationIds: ['n1', 'n2'] },
];

function play(moves: readonly Move[], watch?: (room: Room, events: readonly SessionEvent[]) => void): Room {
  const room = new Room(seedOf({}, 4)).deliberate();
  watch?.(room, room.log);
  for (const { command, actor, after } of moves) {
    room.now += after;
    const from = room.log.length;
    room.try(command, actor);
    watch?.(room, room.log.slice(from));
  }
  return room;
}

describe('a log with activities', () => {
  it('adds up to the same room, also as JSON, also doubled and out of order', () => {
    fc.assert(
      fc.property(activities, fc.integer({ min: 1, max: 9 }), (moves, size) => {
        const { log, state } = play(moves);
        expect(replay(log)).toEqual(state);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
        const messages = [...log.slice(1), ...log.slice(1)].reverse();
        let reception = { state: replay(log.slice(0, 1)), waiting: [] as readonly SessionEvent[] };
        for (let at = 0; at < messages.length; at += size)
          reception = absorb(reception, messages.slice(at, at + size));
        expect(reception).toEqual({ state, waiting: [] });
      }),
      { numRuns: 30 },
    );
  });
});

describe('an audience', () => {
  it('that received every event has the room it would be given as a snapshot, at any moment and later', () => {
    fc.assert(
      fc.property(activities, (moves) => {
        const views = new Map<Audience, SessionState>();
        const room = play(moves, ({ state }, events) => {
          for (const audience of AUDIENCES) {
            const before = views.get(audience) ?? initialState(seedOf({}, 4));
            const after = events.map((event) => eventFor(event, state, audience)).reduce(evolve, before);
            views.set(audience, after);
            expect(after).toEqual(stateFor(state, audience));
          }
        });
        for (const audience of AUDIENCES) {
          const told = room.log.map((event) => eventFor(event, room.state, audience));
          expect(replay(told)).toEqual(stateFor(room.state, audience));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('with the same key for a batch receives the same bytes', () => {
    fc.assert(
      fc.property(activities, (moves) => {
        play(moves, ({ state }, events) => {
          const seen = new Map<string, string>();
          for (const audience of AUDIENCES) {
            const key = broadcastKey(events, state, audience);
            const bytes = JSON.stringify(
              events.map((event) => inView(event, state, viewOf(event, state, audience))),
            );
            expect(seen.get(key) ?? bytes).toBe(bytes);
            seen.set(key, bytes);
          }
        });
      }),
      { numRuns: 40 },
    );
  });
});

/** Everything somebody could have kept: each event at its moment and told later, each state, and the final ones. */
function everythingTold(play: (hall: Hall) => void, hall: Hall, audience: Audience): string {
  const kept: unknown[] = [];
  const take = hall.try.bind(hall);
  hall.try = (command, actor) => {
    const from = hall.log.length;
    const refusal = take(command, actor);
    kept.push(hall.log.slice(from).map((event) => eventFor(event, hall.state, audience)));
    kept.push(stateFor(hall.state, audience));
    return refusal;
  };
  play(hall);
  kept.push(hall.log.map((event) => eventFor(event, hall.state, audience)));
  return JSON.stringify(kept);
}

/** The two organisations change places in everything they do; nobody else may notice. */
function noticesNothing(
  make: () => Hall,
  play: (hall: Hall, a: string, b: string) => void,
  but: Audience['kind'][] = [],
) {
  for (const audience of OTHERS.filter((one) => !but.includes(one.kind))) {
    const one = everythingTold((hall) => play(hall, 'g1', 'g2'), make(), audience);
    const other = everythingTold((hall) => play(hall, 'g2', 'g1'), make(), audience);
    expect(one).toBe(other);
    expect(one.length).toBeGreaterThan(1_000);
  }
}

describe('who wrote an idea', () => {
  const writing = (anonymity: 'anonymous' | 'facilitator' | 'named') => () => new Hall('writing', anonymity);
  const session = (hall: Hall, a: string, b: string) => {
    hall.write(a, 'satu pintu').write(a, 'biaya rujukan').write(b, 'peta bersama');
    const mine = { activityId: 'a', organisationId: a, entryId: 'e1' };
    hall.do({ type: 'activity.rewrite', ...mine, text: 'satu pintu saja' }, delegateOf(a));
    hall.do({ type: 'activity.withdraw', ...mine, entryId: 'e2' }, delegateOf(a));
    hall.reveal();
    hall.do({ type: 'activity.group', activityId: 'a', entryId: '1', into: '2', groupId: 'k' });
  };

  it('is known to nobody when it is anonymous, not even to the facilitator, at no moment', () => {
    noticesNothing(writing('anonymous'), (hall, a, b) => {
      session(hall, a, b);
      hall.close();
    });
  });

  it('is known to the facilitator only, when it was opened so', () => {
    noticesNothing(
      writing('facilitator'),
      (hall, a, b) => {
        session(hall, a, b);
        hall.close();
      },
      ['facilitator'],
    );
    const hall = writing('facilitator')().write('g1', 'satu pintu').reveal();
    expect(stateFor(hall.state, { kind: 'facilitator' }).activities.a?.entries[0]?.organisationId).toBe('g1');
  });

  it('and what it says is known to nobody else before all are shown, also where everybody is named', () => {
    const told = everythingTold(
      (hall) => hall.write('g1', 'satu pintu').write('n1', 'peta bersama'),
      writing('named')(),
      { kind: 'facilitator' },
    );
    expect(told).not.toContain('satu pintu');
    const hall = writing('named')().write('g1', 'satu pintu').write('n1', 'peta bersama');
    for (const audience of OTHERS) {
      const seen = stateFor(hall.state, audience).activities.a;
      expect(seen).toMatchObject({ written: 2, entries: [] });
    }
    const own = stateFor(hall.state, { kind: 'party', organisationIds: ['g1'] }).activities.a;
    expect(own?.entries.map((entry) => entry.text)).toEqual(['satu pintu']);
    hall.reveal();
    expect(
      stateFor(hall.state, { kind: 'wall' }).activities.a?.entries.map((entry) => entry.organisationId),
    ).toEqual(['n1', 'g1']);
  });

  it('stays unknown when nobody shows it', () => {
    for (const audience of OTHERS) {
      const told = everythingTold(
        (hall) => hall.write('g1', 'satu pintu').close(),
        writing('named')(),
        audience,
      );
      expect(told).not.toContain('satu pintu');
    }
  });
});

describe('what an organisation answers', () => {
  it('a temperature is told as figures only, and those only when it is closed', () => {
    const temperature = (anonymity: 'anonymous' | 'facilitator') => () => new Hall('temperature', anonymity);
    const answers = (hall: Hall, a: string, b: string) => {
      // Both answer, in the same order: that they did is no secret.
      const of = { [a]: 1, [b]: 5 };
      hall
        .mark('g1', '', of.g1 ?? 0)
        .mark('g2', '', of.g2 ?? 0)
        .mark('g3', '', 3);
      hall.close();
    };
    noticesNothing(temperature('anonymous'), answers);
    noticesNothing(temperature('facilitator'), answers, ['facilitator']);
  });

  it('to a statement is not told before the close where it is named, and then it is', () => {
    const hall = new Hall('statements', 'named').do({
      type: 'activity.add',
      activityId: 'a',
      entryId: 's',
      text: 'x',
    });
    hall.mark('g1', 's', -1);
    const wall = () =>
      stateFor(hall.state, { kind: 'wall' })
        .activities.a?.marks.flat()
        .map(([, marks]) => marks.given);
    expect(wall()).toEqual([null]);
    hall.close();
    expect(wall()).toEqual([{ s: -1 }]);
  });

  it('dots are told at once only where everybody is named and the vote was opened so', () => {
    const voted = (visibility: 'live' | 'after-close') =>
      new Hall('writing', 'named').write('g1', 'a').reveal().dots(3, 2, visibility).mark('g1', '1', 2);
    const seen = (hall: Hall) =>
      stateFor(hall.state, { kind: 'party', organisationIds: ['n4'] }).activities.a?.marks.flat()[0]?.[1]
        .given;
    expect(seen(voted('live'))).toEqual({ '1': 2 });
    expect(seen(voted('after-close'))).toBeNull();
    expect(seen(voted('after-close').close())).toEqual({ '1': 2 });
    const anonymous = new Hall('writing', 'anonymous').write('g1', 'a').reveal();
    expect(
      anonymous.refused({
        type: 'activity.open-dots',
        activityId: 'a',
        budget: 3,
        most: 2,
        visibility: 'live',
      }),
    ).toBe('anonymity_not_offered');
    noticesNothing(
      () => new Hall('writing', 'anonymous').write('n1', 'a').write('n1', 'b').reveal().dots(),
      (hall, a, b) => {
        const of = { [a]: '1', [b]: '2' };
        hall
          .mark('g1', of.g1 ?? '', 2)
          .mark('g2', of.g2 ?? '', 2)
          .mark('g3', '1', 1)
          .close();
      },
    );
  });
});

describe('who proposed a statement or asked a question', () => {
  it('is told as the activity was opened', () => {
    const statements = (hall: Hall, a: string, b: string) => {
      hall.write(a, 'satu formulir').write(b, 'data terbuka').write(a, 'ditarik');
      hall.do(
        { type: 'activity.withdraw', activityId: 'a', organisationId: a, entryId: 'e3' },
        delegateOf(a),
      );
      hall
        .admit('e2')
        .do({ type: 'activity.settle', activityId: 'a', entryId: 'e1', status: 'declined' })
        .close();
    };
    noticesNothing(() => new Hall('statements', 'anonymous'), statements);
    noticesNothing(() => new Hall('statements', 'facilitator'), statements, ['facilitator']);
    const questions = (hall: Hall, a: string, b: string) => {
      hall
        .write(a, 'berapa biayanya?')
        .write(b, 'siapa memimpin?')
        .mark(b, 'e1', 1)
        .mark(a, 'e2', 1)
        .mark(b, 'e1', 0);
      hall.do({ type: 'activity.settle', activityId: 'a', entryId: 'e2', status: 'answered' }).close();
    };
    noticesNothing(() => new Hall('questions', 'anonymous'), questions);
    noticesNothing(() => new Hall('questions', 'facilitator'), questions, ['facilitator']);
  });

  it('and a statement that waits for the facilitator is told to nobody else', () => {
    const hall = new Hall('statements', 'named').write('g1', 'satu formulir');
    for (const audience of OTHERS.filter((one) => one.kind !== 'facilitator'))
      expect(
        JSON.stringify([
          stateFor(hall.state, audience),
          hall.log.map((event) => eventFor(event, hall.state, audience)),
        ]),
      ).not.toContain('satu formulir');
    expect(stateFor(hall.state, { kind: 'facilitator' }).activities.a?.entries[0]?.text).toBe(
      'satu formulir',
    );
  });

  it('and how many want a question answered is told to all, without their names', () => {
    const hall = new Hall('questions', 'anonymous')
      .write('g1', 'berapa biayanya?')
      .mark('n1', 'e1', 1)
      .mark('n2', 'e1', 1);
    for (const audience of OTHERS) {
      const seen = stateFor(hall.state, audience).activities.a;
      expect(seen).toMatchObject({ marks: [] });
      expect(seen?.entries).toMatchObject([{ support: 2, organisationId: null }]);
    }
  });
});
