import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsOf, fromBits } from '#app/contract/live-bits.ts';
import { fromWire, toWire } from '#app/contract/live-wire.ts';
import { type Audience, eventFor, type SessionEvent } from '#app/domain/session/index.ts';
import { session } from '../session/play.ts';
import { Room, seedOf } from '../session/room.ts';

const AUDIENCES: readonly Audience[] = [
  { kind: 'facilitator' },
  { kind: 'party', organisationIds: ['n1'] },
  { kind: 'observer' },
];

describe('events on the wire', () => {
  it('are the same events after the journey, in any portions, without the keys of the acts', () => {
    fc.assert(
      fc.property(session, fc.integer({ min: 1, max: 40 }), (moves, size) => {
        const room = new Room(seedOf({ scale: 'eight', fallback: ['vote', 'postpone'] })).deliberate();
        for (const { command, actor, after } of moves) {
          room.now += after;
          room.try(command, actor);
        }
        const { log, state } = room;
        for (const audience of AUDIENCES) {
          const seen = log.map((event): SessionEvent => ({ ...eventFor(event, state, audience), id: '' }));
          const arrived: SessionEvent[] = [];
          for (let at = 0; at < seen.length; at += size) {
            const wire = JSON.stringify(toWire(seen.slice(at, at + size), state.partyIds));
            arrived.push(...fromWire(JSON.parse(wire), state.partyIds));
          }
          expect(arrived).toEqual(JSON.parse(JSON.stringify(seen)));
        }
      }),
    );
  });

  it('take little room when a hall answers', () => {
    const partyIds = Array.from(
      { length: 100 },
      (_, at) => `${String(at).padStart(8, '0')}-0000-7000-8000-000000000000`,
    );
    const answers = partyIds.map(
      (organisationId, at): SessionEvent => ({
        seq: 10 + at,
        id: 'a-key-of-some-length-that-does-not-travel',
        at: 1_790_000_000_000 + at * 7,
        personId: organisationId,
        organisationId,
        type: 'position.given',
        roundId: '00000000-0000-7000-8000-000000000000',
        level: 1,
        reason: '',
        suggestion: '',
        passage: '',
        objection: null,
      }),
    );
    const wire = toWire(answers, partyIds);
    expect(wire).toHaveLength(1);
    expect(JSON.stringify(wire).length).toBeLessThan(JSON.stringify(answers).length / 5);
  });
});

describe('a subset as bits', () => {
  it('is the same subset after the journey', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.uuid(), { maxLength: 70 }),
        fc.infiniteStream(fc.boolean()),
        (list, coins) => {
          const chosen = new Set(list.filter(() => coins.next().value));
          expect(fromBits(list, bitsOf(list, chosen))).toEqual(chosen);
        },
      ),
    );
  });
});
