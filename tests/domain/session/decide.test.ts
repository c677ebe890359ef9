import { describe, expect, it } from 'vitest';
import {
  agendaDrift,
  lookup,
  nextTurn,
  objectionIdOf,
  queueInOrder,
  type SessionCommand,
  speakingTime,
  withPromises,
} from '#app/domain/session/index.ts';
import { delegateOf, facilitator, Room, seedOf, textOf } from './room.ts';

const MINUTE = 60_000;

describe('a session', () => {
  it('refuses everything once it is closed', () => {
    const room = new Room().deliberate().do({ type: 'session.close' });
    const commands: SessionCommand[] = [
      { type: 'session.open' },
      { type: 'attendance.mark', organisationId: 'g1', mode: 'online', role: 'delegate' },
      { type: 'agenda.start', itemId: 'talk' },
      { type: 'turn.request', organisationId: 'g1', kind: 'reply' },
      { type: 'position.give', roundId: 'r1', organisationId: 'g1', level: 1 },
    ];
    for (const command of commands) expect(room.try(command, delegateOf('g1'))).toBe('session_closed');
    expect(room.state.items.choose?.status).toBe('finished');
  });

  it('allows only arrivals and preparation before it is opened', () => {
    const room = new Room().arrive('g1');
    expect(room.try({ type: 'agenda.start', itemId: 'talk' })).toBe('session_not_open');
    expect(room.try({ type: 'turn.end' })).toBe('session_not_open');
    expect(room.try({ type: 'session.close' })).toBe('session_not_open');
    expect(room.try({ type: 'agenda.revise', agenda: seedOf().agenda })).toBeNull();
  });

  it('begins with what was promised since it was called, unless somebody has said why not', () => {
    const first = () => new Room().do({ type: 'session.open', promisesItemId: 'promises' });
    expect(first().state.itemIds).toEqual(['promises', 'talk', 'choose']);
    expect(first().state.items.promises).toMatchObject({ kind: 'promises', status: 'waiting' });
    const said = new Room({ ...seedOf(), withoutPromises: 'Dibahas di rapat lain' });
    said.do({ type: 'session.open', promisesItemId: 'promises' });
    expect(said.state.itemIds).toEqual(['talk', 'choose']);
    const planned = new Room({ ...seedOf(), agenda: withPromises(seedOf().agenda, 'planned') });
    planned.do({ type: 'session.open', promisesItemId: 'promises' });
    expect(planned.state.itemIds).toEqual(['planned', 'talk', 'choose']);
  });

  it('puts nobody on the roll of a vote through a person who facilitates', () => {
    const room = new Room(seedOf({ fallback: ['vote'] })).deliberate().test();
    for (const id of ['g1', 'g2', 'n1', 'n2'])
      room.do(
        { type: 'position.give', roundId: 'r1', organisationId: id, level: 7, reason: 'alasan' },
        delegateOf(id),
      );
    room.do({ type: 'round.close', roundId: 'r1', decisionId: 'd1', next: 'vote' });
    const neutralIds = ['g1-delegate'];
    room.do({ type: 'vote.open', voteId: 'v1', itemId: 'choose', visibility: 'live', neutralIds });
    expect(room.state.votes.v1?.roll).toEqual(['g2', 'n1', 'n2']);
  });

  it('is postponed for want of quorum, at most twice, and never with quorum', () => {
    const room = new Room().arrive('g1');
    for (let time = 0; time < 2; time += 1) {
      room.do({ type: 'session.postpone' }).do({ type: 'session.open' });
    }
    expect(room.try({ type: 'session.postpone' })).toBe('postponed_twice');
    room.arrive('g2', 'n1');
    expect(room.try({ type: 'session.postpone' })).toBe('quorum_is_met');
    expect(room.state.postponements).toBe(2);
  });

  it('is not closed over an open round', () => {
    const room = new Room().deliberate().test();
    expect(room.try({ type: 'session.close' })).toBe('round_open');
    expect(room.try({ type: 'agenda.finish', itemId: 'choose' })).toBe('round_open');
    expect(room.try({ type: 'agenda.start', itemId: 'talk' })).toBe('round_open');
  });

  it('keeps the seat of whoever attended', () => {
    const room = new Room().arrive('g1');
    const parties = seedOf().parties;
    expect(room.try({ type: 'parties.revise', parties: parties.slice(1) })).toBe('party_is_active');
    expect(room.try({ type: 'parties.revise', parties: parties.slice(0, 3) })).toBeNull();
    expect(room.state.partiesBySector).toEqual({ government: 2, 'non-government': 1 });
  });
});

describe('attendance', () => {
  it('counts organisations, not heads, until the last of their people leaves', () => {
    const room = new Room().arrive('g1');
    room.do(
      { type: 'attendance.mark', organisationId: 'g1', mode: 'in-room', role: 'alternate' },
      delegateOf('g1', 'g1-alternate'),
    );
    expect(room.state.presentBySector.government).toBe(1);
    room.do({ type: 'attendance.leave', organisationId: 'g1' }, delegateOf('g1'));
    expect(room.state.presentBySector.government).toBe(1);
    room.do({ type: 'attendance.leave', organisationId: 'g1' }, delegateOf('g1', 'g1-alternate'));
    expect(room.state.presentBySector.government).toBe(0);
  });

  it('belongs to oneself, or to the facilitator at the desk', () => {
    const room = new Room();
    const mark = (organisationId: string): SessionCommand => ({
      type: 'attendance.mark',
      organisationId,
      mode: 'in-room',
      role: 'delegate',
    });
    expect(room.try(mark('g2'), delegateOf('g1'))).toBe('not_your_organisation');
    expect(room.try(mark('stranger'), facilitator)).toBe('not_a_party');
    expect(room.try(mark('g2'), facilitator)).toBeNull();
    expect(room.state.presentBySector.government).toBe(1);
  });
});

describe('the agenda', () => {
  it('keeps what was started, and lets the rest be added to and reordered', () => {
    const room = new Room().deliberate();
    const [talk, choose] = seedOf().agenda;
    if (!talk || !choose) throw new Error('the seed has two items');
    const extra = { ...talk, itemId: 'extra' };
    expect(room.try({ type: 'agenda.revise', agenda: [talk, extra] })).toBe('agenda_item_started');
    expect(room.try({ type: 'agenda.revise', agenda: [extra, choose, extra] })).toBe('agenda_item_repeated');
    room.do({ type: 'agenda.revise', agenda: [choose, extra] });
    expect(room.state.itemIds).toEqual(['choose', 'extra']);
    expect(room.state.items.choose?.status).toBe('running');
  });

  it('measures its drift', () => {
    const room = new Room().deliberate();
    room.now += 25 * MINUTE;
    expect(agendaDrift(room.state, room.now).driftMs).toBe(5 * MINUTE);
    room.do({ type: 'agenda.start', itemId: 'talk' });
    room.now += 4 * MINUTE;
    const drift = agendaDrift(room.state, room.now);
    expect(drift.driftMs).toBe(5 * MINUTE);
    expect(drift.expectedEnd).toBe(room.now + 6 * MINUTE);
  });
});

describe('the queue', () => {
  it('holds one request of an organisation, and one point of order', () => {
    const room = new Room().deliberate();
    const ask = (kind: 'contribution' | 'reply' | 'point-of-order') =>
      room.try({ type: 'turn.request', organisationId: 'g1', kind }, delegateOf('g1'));
    expect(ask('contribution')).toBeNull();
    expect(ask('reply')).toBe('already_in_queue');
    expect(ask('point-of-order')).toBeNull();
    expect(ask('point-of-order')).toBe('already_in_queue');
  });

  it('puts order, objections, the unheard and the sector that is behind first, and says why', () => {
    const room = new Room(seedOf({}, 4)).deliberate();
    const speak = (organisationId: string, minutes: number) => {
      room.do({ type: 'turn.give', organisationId });
      room.now += minutes * MINUTE;
      room.do({ type: 'turn.end' });
    };
    for (const id of ['g1', 'g2']) speak(id, 10);
    for (const id of ['n1', 'n2']) speak(id, 1);
    room.test().answer('n2', 7);
    for (const id of ['g1', 'n1', 'g3', 'n3', 'n2']) {
      room.do({ type: 'turn.request', organisationId: id, kind: 'contribution' }, delegateOf(id));
    }
    room.do({ type: 'turn.request', organisationId: 'g2', kind: 'point-of-order' }, delegateOf('g2'));
    expect(queueInOrder(room.state).map((entry) => [entry.organisationId, entry.reason])).toEqual([
      ['g2', 'point-of-order'],
      ['n2', 'open-objection'],
      ['n3', 'has-not-spoken'],
      ['g3', 'has-not-spoken'],
      ['n1', 'sector-behind'],
      ['g1', 'order-of-request'],
    ]);
    expect(nextTurn(room.state)?.organisationId).toBe('g2');
    room.do({ type: 'turn.give', organisationId: 'n2' });
    expect(room.state.turn).toMatchObject({ organisationId: 'n2', reason: 'open-objection' });
    expect(room.state.queue.some((entry) => entry.organisationId === 'n2')).toBe(false);
    const time = speakingTime(room.state, room.now + 2 * MINUTE);
    expect(time.government.ms).toBe(20 * MINUTE);
    expect(time['non-government'].ms).toBe(4 * MINUTE);
  });

  it('does not betray a hidden objection by its order', () => {
    const room = new Room().deliberate().test('r1', 1, 'after-close').answer('n2', 7).answer('n1', 1);
    for (const id of ['n1', 'n2']) {
      room.do({ type: 'turn.request', organisationId: id, kind: 'reply' }, delegateOf(id));
    }
    expect(queueInOrder(room.state).map((entry) => entry.reason)).toEqual([
      'has-not-spoken',
      'has-not-spoken',
    ]);
  });

  it('is left by whoever leaves the room', () => {
    const room = new Room().deliberate();
    room.do({ type: 'turn.request', organisationId: 'g1', kind: 'reply' }, delegateOf('g1'));
    room.do({ type: 'attendance.leave', organisationId: 'g1' }, delegateOf('g1'));
    expect(room.state.queue).toEqual([]);
    expect(room.try({ type: 'turn.give', organisationId: 'g1' })).toBe('not_present');
  });
});

describe('a round', () => {
  it('is opened once, on the running deciding item, on its present text', () => {
    const room = new Room().deliberate();
    const open = (itemId: string, version: number): SessionCommand => ({
      type: 'round.open',
      roundId: 'r1',
      itemId,
      text: textOf(version),
      visibility: 'live',
    });
    expect(room.try(open('nowhere', 1))).toBe('unknown_item');
    expect(room.try(open('talk', 1))).toBe('item_not_running');
    expect(room.try(open('choose', 2))).toBe('stale_text');
    room.do({ type: 'agenda.start', itemId: 'talk' });
    expect(room.try(open('talk', 1))).toBe('item_is_consultative');
    room.do({ type: 'agenda.start', itemId: 'choose' }).do(open('choose', 1));
    expect(room.try({ ...open('choose', 1), roundId: 'r2' } as SessionCommand)).toBe('round_open');
    room.do({ type: 'round.cancel', roundId: 'r1', note: 'Naskah keliru' });
    expect(room.try(open('choose', 1))).toBe('round_exists');
  });

  it.each([
    ['closed or unknown round', { roundId: 'r9' }, 'round_closed'],
    ['no seat', { organisationId: 'stranger' }, 'not_a_party'],
    ['somebody else', { organisationId: 'g2' }, 'not_your_organisation'],
    ['a level the scale does not have', { level: 6 as const, reason: 'ya' }, 'level_not_on_scale'],
    ['an objection without a reason', { level: 7 as const, reason: '   ' }, 'reason_required'],
    ['a note without a reason', { level: 3 as const }, 'reason_required'],
    ['another text before the eyes', { textHash: 'hash-0' }, 'stale_text'],
  ])('refuses %s', (_name, part, refusal) => {
    const room = new Room().deliberate().test();
    const command = {
      type: 'position.give',
      roundId: 'r1',
      organisationId: 'g1',
      level: 1,
      ...part,
    } as const;
    expect(room.try(command, delegateOf('g1'))).toBe(refusal);
  });

  it('takes no answer from the facilitator, who is neutral', () => {
    const room = new Room().deliberate().test();
    const command = { type: 'position.give', roundId: 'r1', organisationId: 'g1', level: 1 } as const;
    expect(room.try(command, facilitator)).toBe('not_your_organisation');
  });

  it('keeps one answer of an organisation whoever of it answers', () => {
    const room = new Room().deliberate().test().answer('g1', 1);
    const second = delegateOf('g1', 'g1-second');
    const give = { type: 'position.give', roundId: 'r1', organisationId: 'g1', level: 4 } as const;
    expect(room.try(give, second)).toBe('organisation_already_answered');
    expect(room.try({ ...give, replace: true }, second)).toBeNull();
    const round = room.state.rounds.r1;
    expect(round && lookup(round.positions, 'g1')).toMatchObject({ level: 4, personId: 'g1-second' });
    expect(round?.counts.government.reduce((sum, n) => sum + n)).toBe(1);
  });

  it('says nothing new when the same answer comes again', () => {
    const room = new Room().deliberate().test().answer('g1', 3);
    const { seq } = room.state;
    expect(room.answer('g1', 3).state.seq).toBe(seq);
  });

  it('raises an objection with the answer, withdraws it with another, and raises it again', () => {
    const room = new Room().deliberate().test();
    const objection = () => lookup(room.state.objections, objectionIdOf('r1', 'n1'));
    room.answer('n1', 7);
    expect(objection()).toMatchObject({ status: 'raised', version: 1, reason: 'alasan 7' });
    room.answer('n1', 1);
    expect(objection()?.status).toBe('withdrawn');
    room.answer('n1', 7);
    expect(objection()?.status).toBe('raised');
  });

  it('lets an organisation object again to an objection that was called resolved', () => {
    const room = new Room().deliberate().test().answer('n1', 7);
    const objectionId = objectionIdOf('r1', 'n1');
    const set = (status: 'resolved' | 'withdrawn' | 'discussed', note = ''): SessionCommand => ({
      type: 'objection.set',
      objectionId,
      status,
      note,
    });
    expect(room.try(set('withdrawn'), facilitator)).toBe('not_your_organisation');
    expect(room.try(set('discussed'), delegateOf('g1'))).toBe('not_your_organisation');
    expect(room.try(set('resolved'), facilitator)).toBe('note_required');
    room.do(set('discussed')).do(set('resolved', 'Tenggat 2 × 24 jam'));
    expect(room.try(set('discussed'), facilitator)).toBe('objection_transition');
    room.answer('n1', 7);
    expect(lookup(room.state.objections, objectionId)?.status).toBe('raised');
  });
});

describe('an act that comes twice', () => {
  it('gives the floor once, and each of two requests by its kind', () => {
    const room = new Room().deliberate();
    room.do({ type: 'turn.request', organisationId: 'n1', kind: 'contribution' }, delegateOf('n1'));
    room.do({ type: 'turn.request', organisationId: 'n1', kind: 'point-of-order' }, delegateOf('n1'));
    room.do({ type: 'turn.give', organisationId: 'n1', kind: 'contribution' });
    expect(room.state.turn).toMatchObject({ organisationId: 'n1', kind: 'contribution' });
    expect(room.state.queue.map(({ kind }) => kind)).toEqual(['point-of-order']);
    room.do({ type: 'turn.give', organisationId: 'g1' });
    const { turn, overrides, spoken } = room.state;
    room.do({ type: 'turn.give', organisationId: 'g1' });
    expect(room.state).toMatchObject({ turn, overrides, spoken });
  });

  it('ends the turn that is meant, never the next one', () => {
    const room = new Room().deliberate().do({ type: 'turn.give', organisationId: 'g1' });
    const startedAt = room.state.turn?.startedAt;
    room.now += 1_000;
    room.do({ type: 'turn.end', startedAt });
    room.do({ type: 'turn.end', startedAt });
    room.do({ type: 'turn.give', organisationId: 'n1' });
    room.do({ type: 'turn.end', startedAt });
    expect(room.state.turn?.organisationId).toBe('n1');
    room.do({ type: 'turn.end' });
    expect(room.state.turn).toBeNull();
    expect(room.try({ type: 'turn.end' })).toBe('nobody_speaking');
  });

  it('counts one person who was noted at the desk and then says it themselves', () => {
    const room = new Room().do({ type: 'session.open' });
    const here = { type: 'attendance.mark', organisationId: 'n1', mode: 'online', role: 'delegate' } as const;
    room.do(here).do(here, delegateOf('n1')).do(here);
    expect(Object.keys(lookup(room.state.attendance, 'n1')?.attendees ?? {})).toEqual(['n1-delegate']);
    room.do({ type: 'attendance.leave', organisationId: 'n1' }, delegateOf('n1'));
    expect(room.state.presentBySector['non-government']).toBe(0);
  });
});
