import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  eventFor,
  lookup,
  pendingOf,
  type Round,
  type SessionCommand,
  standingNow,
  stateFor,
  valuesOf,
} from '#app/domain/session/index.ts';
import { session } from './play.ts';
import { delegateOf, facilitator, Room } from './room.ts';

const round = (room: Room): Round => room.state.rounds.r1 as Round;
const record = (organisationId: string, level: 1 | 3 | 7 = 1): SessionCommand => ({
  type: 'position.record',
  roundId: 'r1',
  organisationId,
  level,
  reason: level === 1 ? '' : 'seperti disampaikan',
});
const confirm = (organisationId: string): SessionCommand => ({
  type: 'position.confirm',
  roundId: 'r1',
  organisationId,
});
const reject = (organisationId: string): SessionCommand => ({
  type: 'position.reject',
  roundId: 'r1',
  organisationId,
});
/** Everybody but n2 is there; n2 is absent. */
const room = () =>
  new Room()
    .arrive('g1', 'g2', 'n1')
    .do({ type: 'session.open' })
    .do({ type: 'agenda.start', itemId: 'choose' })
    .test();

describe('a position that the facilitator noted', () => {
  it('is in no tally, no quorum and no outcome until the organisation confirms it; then it is its own', () => {
    const held = room().answer('g1', 1).answer('g2', 1).answer('n1', 1);
    const before = standingNow(held.state, round(held));
    held.do(record('n2', 7));
    expect(standingNow(held.state, round(held))).toEqual(before);
    expect(valuesOf(round(held).positions)).toHaveLength(3);
    expect(valuesOf(held.state.objections)).toEqual([]);
    held.do(confirm('n2'), delegateOf('n2'));
    expect(pendingOf(round(held))).toEqual([]);
    expect(lookup(round(held).positions, 'n2')).toMatchObject({
      level: 7,
      reason: 'seperti disampaikan',
      personId: 'n2-delegate',
    });
    expect(standingNow(held.state, round(held))?.outcome).toBe('no-consensus');
  });

  it('is confirmed or rejected by its own organisation and nobody else', () => {
    const held = room().do(record('n2'));
    expect(held.try(confirm('n2'), facilitator)).toBe('not_your_organisation');
    expect(held.try(confirm('n2'), delegateOf('n1'))).toBe('not_your_organisation');
    expect(held.try(confirm('n1'), delegateOf('n1'))).toBe('nothing_to_confirm');
    held.do(reject('n2'), delegateOf('n2'));
    expect(pendingOf(round(held))).toEqual([]);
    expect(held.try(confirm('n2'), delegateOf('n2'))).toBe('nothing_to_confirm');
  });

  it('gives way to what the organisation says itself, and is never written over it', () => {
    const held = room().do(record('n2', 7)).answer('n2', 1);
    expect(pendingOf(round(held))).toEqual([]);
    expect(lookup(round(held).positions, 'n2')?.level).toBe(1);
    expect(held.try(record('n2'))).toBe('organisation_already_answered');
  });

  it('stays known as noted and then confirmed: by whom, when; what the organisation says itself does not', () => {
    const held = room().do(record('n2', 7));
    const at = held.now;
    held.now += 60_000;
    held.do(confirm('n2'), delegateOf('n2'));
    expect(held.log.at(-1)).toMatchObject({
      type: 'position.given',
      personId: 'n2-delegate',
      at: at + 60_000,
      noted: { personId: 'facilitator', at },
    });
    held.do(record('n1', 7)).answer('n1', 1);
    expect(held.log.at(-1)).not.toHaveProperty('noted');
  });

  it('is confirmed as it was read: not when another one was noted since', () => {
    const held = room().do(record('n2', 7));
    const notedAt = lookup(round(held).pending, 'n2')?.at as number;
    held.now += 60_000;
    held.do(record('n2', 1));
    expect(held.try({ ...confirm('n2'), notedAt } as SessionCommand, delegateOf('n2'))).toBe('noted_anew');
    held.do({ ...confirm('n2'), notedAt: held.now } as SessionCommand, delegateOf('n2'));
    expect(lookup(round(held).positions, 'n2')?.level).toBe(1);
  });

  it('needs a reason where a position does, and a round that is open', () => {
    const held = room();
    const silent = { type: 'position.record', roundId: 'r1', organisationId: 'n2', level: 7 } as const;
    expect(held.try(silent)).toBe('reason_required');
    expect(held.try({ ...silent, organisationId: 'stranger' })).toBe('not_a_party');
    held.answer('g1', 1).answer('g2', 1).answer('n1', 1).do(record('n2', 7));
    held.do({ type: 'round.close', roundId: 'r1', decisionId: 'd1' });
    expect(held.try(confirm('n2'), delegateOf('n2'))).toBe('round_closed');
    // Never confirmed: the decision knows nothing of it but that the organisation did not answer.
    expect(held.state.decisions[0]).toMatchObject({
      outcome: 'consensus',
      objections: [],
      unanswered: { absent: ['n2'] },
    });
  });

  it('is seen by the facilitator and its own organisation only, during the round and after it', () => {
    const held = room().answer('g1', 1).answer('g2', 1).answer('n1', 1).do(record('n2', 7));
    const seenBy = (kind: 'facilitator' | 'n1' | 'n2' | 'wall') => {
      const audience =
        kind === 'n1' || kind === 'n2'
          ? ({ kind: 'party', organisationIds: [kind] } as const)
          : ({ kind } as const);
      const events = held.log.map((event) => eventFor(event, held.state, audience));
      return {
        state: pendingOf(stateFor(held.state, audience).rounds.r1 as Round).length,
        told: JSON.stringify(events).includes('seperti disampaikan'),
      };
    };
    for (let turn = 0; turn < 2; turn += 1) {
      expect(seenBy('facilitator')).toEqual({ state: 1, told: true });
      expect(seenBy('n2')).toEqual({ state: 1, told: true });
      expect(seenBy('n1')).toEqual({ state: 0, told: false });
      expect(seenBy('wall')).toEqual({ state: 0, told: false });
      if (turn === 0) held.do({ type: 'round.close', roundId: 'r1', decisionId: 'd1' });
    }
  });

  it('changes nothing that counts, whatever else happens: the room without it decides the same', () => {
    fc.assert(
      fc.property(session, (moves) => {
        const [withIt, without] = [new Room().deliberate(), new Room().deliberate()];
        for (const { command, actor, after } of moves) {
          // Confirmed it is an answer like any other; here nobody confirms.
          if (command.type === 'position.confirm') continue;
          const noted = command.type === 'position.record' || command.type === 'position.reject';
          withIt.now += after;
          without.now += after;
          withIt.try(command, actor);
          if (!noted) without.try(command, actor);
        }
        const plain = (held: Room) =>
          Object.values(held.state.rounds).map(({ positions, counts, outcome }) => ({
            positions: valuesOf(positions),
            counts,
            outcome,
          }));
        expect(plain(withIt)).toEqual(plain(without));
        expect(withIt.state.decisions).toEqual(without.state.decisions);
      }),
      { numRuns: 60 },
    );
  });
});
