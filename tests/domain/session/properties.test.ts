import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tallyBySector } from '#app/domain/consensus.ts';
import {
  type Audience,
  absorb,
  audienceKey,
  broadcastKey,
  eventFor,
  evolve,
  initialState,
  inView,
  openRound,
  partiesOf,
  positionOf,
  presentParties,
  replay,
  roundTally,
  type SessionEvent,
  type SessionState,
  stateFor,
  valuesOf,
  viewOf,
} from '#app/domain/session/index.ts';
import { type Move, session } from './play.ts';
import { delegateOf, Room, seedOf } from './room.ts';

const AUDIENCES: readonly Audience[] = [
  { kind: 'facilitator' },
  { kind: 'party', organisationIds: ['g1'] },
  { kind: 'party', organisationIds: ['n1', 'n2'] },
  { kind: 'party', organisationIds: ['g1'], lean: true },
  { kind: 'observer' },
  { kind: 'wall' },
];

function play(moves: readonly Move[], watch?: (room: Room, events: readonly SessionEvent[]) => void): Room {
  const room = new Room(seedOf({ scale: 'eight', fallback: ['vote', 'postpone'] })).deliberate();
  for (const { command, actor, after } of moves) {
    room.now += after;
    const from = room.log.length;
    room.try(command, actor);
    watch?.(room, room.log.slice(from));
  }
  return room;
}

/** What a browser does with a state that came over the network. */
const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value));

describe('a log', () => {
  it('adds up to the same room, also as JSON', () => {
    fc.assert(
      fc.property(session, (moves) => {
        const room = play(moves);
        expect(replay(room.log)).toEqual(room.state);
        expect(overTheWire(room.state)).toEqual(room.state);
        expect(room.log.map((event) => event.seq)).toEqual(room.log.map((_, at) => at + 1));
      }),
    );
  });

  it('adds up to the same room when messages come doubled, late and in any order', () => {
    const disorder = session.chain((moves) => {
      const { log, state } = play(moves);
      const doubled = [...log.slice(1), ...log.slice(1)];
      return fc.record({
        state: fc.constant(state),
        messages: fc.shuffledSubarray(doubled, { minLength: doubled.length }),
        size: fc.integer({ min: 1, max: 9 }),
        first: fc.constant(log.slice(0, 1)),
      });
    });
    fc.assert(
      fc.property(disorder, ({ state, messages, size, first }) => {
        let reception = { state: replay(first), waiting: [] as readonly SessionEvent[] };
        for (let at = 0; at < messages.length; at += size) {
          reception = absorb(reception, messages.slice(at, at + size));
        }
        expect(reception).toEqual({ state, waiting: [] });
      }),
      { numRuns: 50 },
    );
  });

  it('waits for a missing event instead of guessing', () => {
    const { log } = new Room().deliberate();
    const reception = absorb({ state: replay(log.slice(0, 2)), waiting: [] }, log.slice(3));
    expect(reception.state.seq).toBe(2);
    expect(reception.waiting).toHaveLength(log.length - 3);
    expect(absorb(reception, log.slice(2, 3))).toEqual({ state: replay(log), waiting: [] });
  });

  it('must begin at its beginning', () => {
    const { log } = new Room().deliberate();
    expect(() => replay(log.slice(1))).toThrow(RangeError);
  });

  it('ignores an event that is already in it and leaves untouched parts as they are', () => {
    const room = new Room().deliberate().test();
    const before = room.state;
    room.answer('g1', 1);
    const last = room.log.at(-1);
    expect(last && evolve(room.state, last)).toBe(room.state);
    expect(room.state.attendance).toBe(before.attendance);
    expect(room.state.items).toBe(before.items);
    expect(room.state.queue).toBe(before.queue);
  });
});

describe('a room', () => {
  it('keeps running counts that equal a fresh count', () => {
    fc.assert(
      fc.property(session, (moves) => {
        const { state } = play(moves);
        for (const round of Object.values(state.rounds)) {
          const given = valuesOf(round.positions).flatMap(({ organisationId, level }) =>
            level === null ? [] : [{ organisationId, level }],
          );
          expect(roundTally(state, round)).toEqual(tallyBySector(given, partiesOf(state)));
        }
        const present = presentParties(state).map((party) => party.sector);
        expect(state.presentBySector.government).toBe(present.filter((s) => s === 'government').length);
      }),
    );
  });

  it('never has two rounds open, and decides by consensus only without an open objection', () => {
    fc.assert(
      fc.property(session, (moves) => {
        const { state } = play(moves);
        const open = Object.values(state.rounds).filter((round) => round.status === 'open');
        expect(open.map((round) => round.roundId)).toEqual(state.openRoundId ? [state.openRoundId] : []);
        for (const decision of state.decisions) {
          expect(decision.quorum.met || decision.outcome === 'by-vote').toBe(true);
          if (decision.outcome === 'no-consensus' || decision.outcome === 'by-vote') continue;
          const live = decision.objections.filter((objection) =>
            ['raised', 'discussed', 'maintained'].includes(objection.status),
          );
          expect(live).toEqual([]);
          expect(decision.unanswered.present).toEqual([]);
        }
      }),
    );
  });
});

describe('an audience', () => {
  it('that received every event has the room it would be given as a snapshot, at any moment', () => {
    fc.assert(
      fc.property(session, (moves) => {
        const views = new Map<Audience, SessionState>();
        let folded = 0;
        const fold = (room: Room) => {
          const events = room.log.slice(folded);
          folded = room.log.length;
          for (const audience of AUDIENCES) {
            const before =
              views.get(audience) ?? initialState(seedOf({ scale: 'eight', fallback: ['vote', 'postpone'] }));
            const after = events.map((event) => eventFor(event, room.state, audience)).reduce(evolve, before);
            views.set(audience, after);
            expect(after).toEqual(stateFor(room.state, audience));
          }
        };
        play(moves, fold);
      }),
      { numRuns: 60 },
    );
  });

  it('that was away and is told everything later has the same room', () => {
    fc.assert(
      fc.property(session, (moves) => {
        const { state, log } = play(moves);
        for (const audience of AUDIENCES) {
          const told = log.map((event) => eventFor(event, state, audience));
          expect(replay(told)).toEqual(stateFor(state, audience));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('with the same key for a batch receives the same bytes', () => {
    fc.assert(
      fc.property(session, (moves) => {
        play(moves, (room, events) => {
          const seen = new Map<string, string>();
          for (const audience of AUDIENCES) {
            const key = broadcastKey(events, room.state, audience);
            const bytes = JSON.stringify(
              events.map((event) => inView(event, room.state, viewOf(event, room.state, audience))),
            );
            expect(seen.get(key) ?? bytes).toBe(bytes);
            seen.set(key, bytes);
          }
        });
      }),
      { numRuns: 40 },
    );
  });

  it('learns nothing of a hidden answer but that it was given', () => {
    const secrets = (level: 1 | 8) => {
      const room = new Room(seedOf({ scale: 'eight' })).deliberate().test('r1', 1, 'after-close');
      room.answer('n1', 1).answer('g2', level);
      const audience: Audience = { kind: 'party', organisationIds: ['n1'] };
      return {
        state: stateFor(room.state, audience),
        events: room.log.map((event) => eventFor(event, room.state, audience)),
      };
    };
    expect(secrets(8)).toEqual(secrets(1));
    const { state } = secrets(8);
    const round = openRound(state);
    expect(round && positionOf(round, 'n1')?.level).toBe(1);
    expect(round && positionOf(round, 'g2')?.level).toBeNull();
    expect(round && roundTally(state, round).bySector.government).toMatchObject({ answered: 1, hidden: 1 });
  });

  it('is not told what happens to a hidden objection, and its numbers have no gap', () => {
    const room = new Room().deliberate().test('r1', 1, 'after-close').answer('g1', 7);
    room.do({ type: 'objection.set', objectionId: 'r1:g1', status: 'discussed', note: 'dibahas dulu' });
    const told = (organisationId: string) =>
      room.log.map((event) =>
        eventFor(event, room.state, { kind: 'party', organisationIds: [organisationId] }),
      );
    expect(told('g1').at(-1)).toMatchObject({ type: 'objection.status-set', note: 'dibahas dulu' });
    const last = room.log.at(-1);
    expect(told('n1').at(-1)).toEqual({
      seq: last?.seq,
      id: last?.id,
      at: last?.at,
      personId: null,
      organisationId: null,
      type: 'event.withheld',
    });
  });

  it('sees hidden votes only when the vote has ended, and then all of them', () => {
    const room = new Room(seedOf({ fallback: ['vote'] })).deliberate().test();
    room.answer('g1', 1).answer('g2', 1).answer('n1', 7).answer('n2', 1);
    room.do({ type: 'round.close', roundId: 'r1', decisionId: 'd1' });
    room.do({ type: 'vote.open', voteId: 'v1', itemId: 'choose', visibility: 'after-close' });
    const cast = { type: 'vote.cast', voteId: 'v1', organisationId: 'n1' } as const;
    room.do({ ...cast, choice: 'against', reason: 'tenaga kurang' }, delegateOf('n1'));
    const told = (audience: Audience) =>
      replay(room.log.map((event) => eventFor(event, room.state, audience)));
    const others: Audience[] = [
      { kind: 'party', organisationIds: ['g1'] },
      { kind: 'observer' },
      { kind: 'wall' },
    ];
    for (const audience of others) {
      expect(valuesOf(told(audience).votes.v1?.ballots ?? [])).toMatchObject([{ choice: null, reason: '' }]);
      expect(told(audience)).toEqual(stateFor(room.state, audience));
    }
    // Received while it was hidden, and then the end of it.
    const received = new Map(others.map((audience) => [audience, told(audience)]));
    room.do({ type: 'vote.close', voteId: 'v1', decisionId: 'd2' });
    for (const [audience, before] of received) {
      const after = room.log.map((event) => eventFor(event, room.state, audience)).reduce(evolve, before);
      expect(valuesOf(after.votes.v1?.ballots ?? [])).toMatchObject([
        { choice: 'against', reason: 'tenaga kurang' },
      ]);
      expect(after).toEqual(room.state);
    }
  });

  it('of the wall and of observers sees levels, but no words, before a live round is closed', () => {
    const room = new Room().deliberate().test().answer('n1', 7);
    for (const kind of ['wall', 'observer'] as const) {
      const seen = JSON.stringify([
        stateFor(room.state, { kind }),
        room.log.map((event) => eventFor(event, room.state, { kind })),
      ]);
      expect(seen).not.toContain('alasan 7');
      const round = openRound(stateFor(room.state, { kind }));
      expect(round && positionOf(round, 'n1')?.level).toBe(7);
    }
    // A test that came to nothing shows nobody more than they have seen.
    room.do({ type: 'round.cancel', roundId: 'r1', note: 'selesai' });
    for (const kind of ['wall', 'observer'] as const)
      expect(JSON.stringify(stateFor(room.state, { kind }))).not.toContain('alasan 7');
  });

  it('has a key that does not depend on the order of its organisations', () => {
    expect(audienceKey({ kind: 'party', organisationIds: ['b', 'a'] })).toBe('party:a,b');
    expect(audienceKey({ kind: 'wall' })).toBe('wall');
  });
});

describe('two thousand organisations', () => {
  it('cost an answer no more than a few copies: unchanged lists are shared', () => {
    const room = new Room(seedOf({}, 1000)).deliberate().test();
    for (const id of room.state.partyIds) room.answer(id, 1);
    const before = openRound(room.state)?.positions ?? [];
    room.answer('g7', 1);
    room.answer('g7', 4);
    const after = openRound(room.state)?.positions ?? [];
    const changed = after.filter((bucket, at) => bucket !== before[at]);
    expect(changed).toHaveLength(1);
    expect(changed[0]?.length).toBeLessThan(120);
    expect(openRound(room.state)?.counts.government).toEqual([0, 999, 0, 0, 1, 0, 0, 0, 0]);
  });
});
