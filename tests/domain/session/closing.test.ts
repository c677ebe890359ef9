import { describe, expect, it } from 'vitest';
import {
  lookup,
  objectionIdOf,
  type SessionCommand,
  standingNow,
  stateFor,
  valuesOf,
} from '#app/domain/session/index.ts';
import { delegateOf, Room, seedOf, textOf } from './room.ts';

describe('closing a round', () => {
  const close = (next?: 'vote' | 'postpone'): SessionCommand => ({
    type: 'round.close',
    roundId: 'r1',
    decisionId: 'd1',
    ...(next ? { next } : {}),
  });

  it('records consensus with every reservation in its own words', () => {
    const room = new Room().deliberate().test();
    room.answer('g1', 1).answer('g2', 4).answer('n1', 3).answer('n2', 1).do(close('postpone'));
    expect(room.state.decisions).toHaveLength(1);
    expect(room.state.decisions[0]).toMatchObject({
      outcome: 'consensus-with-reservations',
      text: { hash: 'hash-1' },
      reservations: [{ organisationId: 'n1', level: 3, reason: 'alasan 3' }],
      objections: [],
      unanswered: { present: [], absent: [] },
      next: null,
    });
    expect(room.state.openRoundId).toBeNull();
    expect(room.try(close())).toBe('round_closed');
    expect(
      room.try({ type: 'position.give', roundId: 'r1', organisationId: 'g1', level: 1 }, delegateOf('g1')),
    ).toBe('round_closed');
  });

  it('needs quorum', () => {
    const room = new Room().arrive('g1', 'n1').do({ type: 'session.open' });
    room.do({ type: 'agenda.start', itemId: 'choose' }).test().answer('g1', 1).answer('n1', 1);
    expect(room.try(close())).toBe('quorum_missing');
    room.do({ type: 'round.cancel', roundId: 'r1', note: 'Kuorum belum terpenuhi' });
    expect(room.state.decisions).toEqual([]);
  });

  it('records honestly that there is no consensus, with the way on the charter allows', () => {
    const room = new Room().deliberate().test();
    room.answer('g1', 1).answer('g2', 1).answer('n1', 7);
    const round = room.state.rounds.r1;
    expect(round && standingNow(room.state, round)?.blockers.map((blocker) => blocker.code)).toEqual([
      'open-objections',
      'unanswered',
    ]);
    expect(room.try(close('vote'))).toBe('vote_not_allowed');
    room.do(close('postpone'));
    expect(room.state.decisions[0]).toMatchObject({
      outcome: 'no-consensus',
      next: 'postpone',
      objections: [{ organisationId: 'n1', status: 'raised' }],
      unanswered: { present: ['n2'], absent: [] },
    });
  });

  it('settles an objection by an answer to the next version, not by silence', () => {
    const again = (answerOfObjector: boolean) => {
      const room = new Room().deliberate().test();
      room.answer('g1', 1).answer('g2', 1).answer('n1', 7).answer('n2', 1).do(close());
      room.do({ type: 'agenda.text', itemId: 'choose', text: textOf(2) }).test('r2', 2);
      for (const id of ['g1', 'g2', 'n2']) room.answer(id, 1, 'r2');
      if (answerOfObjector) room.answer('n1', 1, 'r2');
      else room.do({ type: 'attendance.leave', organisationId: 'n1' }, delegateOf('n1'));
      return room.do({ type: 'round.close', roundId: 'r2', decisionId: 'd2' }).state;
    };
    const settled = again(true);
    expect(settled.decisions[1]?.outcome).toBe('consensus');
    expect(lookup(settled.objections, objectionIdOf('r1', 'n1'))?.status).toBe('resolved');
    const silent = again(false);
    expect(silent.decisions[1]).toMatchObject({
      outcome: 'no-consensus',
      objections: [{ organisationId: 'n1', version: 1 }],
    });
  });
});

describe('an objection in writing', () => {
  const written = (organisationId: string, status: 'raised' | 'resolved' = 'raised') => ({
    remarkId: `w-${organisationId}`,
    organisationId,
    version: 1,
    reason: 'Belum ada anggaran',
    suggestion: '',
    passage: '',
    status,
    note: '',
    raisedAt: 500_000,
  });
  const opened = (...objections: ReturnType<typeof written>[]) => {
    const room = new Room().deliberate();
    return room.do({
      type: 'round.open',
      roundId: 'r1',
      itemId: 'choose',
      text: textOf(1),
      visibility: 'after-close',
      written: objections,
    });
  };
  const close: SessionCommand = { type: 'round.close', roundId: 'r1', decisionId: 'd1' };
  const id = objectionIdOf('w-n2', 'n2');

  it('holds the round as long as its party says nothing else', () => {
    const room = opened(written('n2'));
    for (const party of ['g1', 'g2', 'n1']) room.answer(party, 1);
    room.do({ type: 'attendance.leave', organisationId: 'n2' }, delegateOf('n2')).do(close);
    expect(room.state.decisions[0]).toMatchObject({
      outcome: 'no-consensus',
      objections: [{ organisationId: 'n2', reason: 'Belum ada anggaran', written: true, status: 'raised' }],
    });
  });

  it('leaves no day of review behind where nothing was decided', () => {
    const room = opened(written('n2'));
    for (const party of ['g1', 'g2', 'n1']) room.answer(party, 1);
    room.do({ type: 'attendance.leave', organisationId: 'n2' }, delegateOf('n2'));
    room.do({ ...close, reviewOn: '2027-01-01' } as SessionCommand);
    expect(room.state.decisions[0]).toMatchObject({ outcome: 'no-consensus', reviewOn: null });
  });

  it('is settled by an answer of its party, and repeated by an objection of it', () => {
    const settled = opened(written('n2'));
    for (const party of ['g1', 'g2', 'n1', 'n2']) settled.answer(party, 1);
    settled.do(close);
    expect(settled.state.decisions[0]).toMatchObject({ outcome: 'consensus', objections: [] });
    expect(lookup(settled.state.objections, id)?.status).toBe('resolved');

    const repeated = opened(written('n2'));
    for (const party of ['g1', 'g2', 'n1']) repeated.answer(party, 1);
    repeated.answer('n2', 7).do(close);
    expect(repeated.state.decisions[0]?.outcome).toBe('no-consensus');
    expect(repeated.state.decisions[0]?.objections).toHaveLength(1);
  });

  it('holds no more once its party has withdrawn it', () => {
    const room = opened(written('n2'));
    for (const party of ['g1', 'g2', 'n1']) room.answer(party, 1);
    expect(room.try({ type: 'objection.set', objectionId: id, status: 'withdrawn' }, delegateOf('n1'))).toBe(
      'not_your_organisation',
    );
    room.do({ type: 'objection.set', objectionId: id, status: 'withdrawn' }, delegateOf('n2'));
    room.do({ type: 'attendance.leave', organisationId: 'n2' }, delegateOf('n2')).do(close);
    expect(room.state.decisions[0]).toMatchObject({ outcome: 'consensus', objections: [] });
  });

  it('counts when it was written while the others were answering, and only once', () => {
    const room = opened(written('n1'));
    for (const party of ['g1', 'g2']) room.answer(party, 1);
    room.do({ type: 'attendance.leave', organisationId: 'n2' }, delegateOf('n2'));
    room.answer('n1', 1);
    room.do({ ...close, written: [written('n1'), written('n2')] } as SessionCommand);
    expect(room.state.decisions[0]).toMatchObject({
      outcome: 'no-consensus',
      objections: [{ organisationId: 'n2' }],
    });
    expect(lookup(room.state.objections, objectionIdOf('w-n1', 'n1'))?.status).toBe('resolved');
  });

  it('is nobody else’s business before a hidden round is closed', () => {
    const room = opened(written('n2'));
    const seen = (organisationId: string) =>
      JSON.stringify(stateFor(room.state, { kind: 'party', organisationIds: [organisationId] }));
    expect(seen('n2')).toContain('Belum ada anggaran');
    expect(seen('n1')).not.toContain('Belum ada anggaran');
    expect(JSON.stringify(stateFor(room.state, { kind: 'observer' }))).not.toContain('Belum ada anggaran');
  });

  it('of who is no party, or settled already, is not brought in', () => {
    const room = opened(written('stranger'), written('n2', 'resolved'));
    expect(valuesOf(room.state.objections)).toEqual([]);
  });
});

describe('a vote', () => {
  const rules = { fallback: ['vote' as const], voteThreshold: 'two-thirds' as const };
  const open: SessionCommand = { type: 'vote.open', voteId: 'v1', itemId: 'choose', visibility: 'live' };
  const stuck = (seed = seedOf(rules)) => {
    const room = new Room(seed).deliberate().test();
    room.answer('g1', 1).answer('g2', 1).answer('n1', 1).answer('n2', 7);
    return room.do({ type: 'round.close', roundId: 'r1', decisionId: 'd1' });
  };
  const cast = (room: Room, id: string, choice: 'for' | 'against') =>
    room.try({ type: 'vote.cast', voteId: 'v1', organisationId: id, choice, reason: choice }, delegateOf(id));

  it('is the last resort: only if the charter allows it, and only after a round without consensus', () => {
    expect(stuck(seedOf()).try(open)).toBe('vote_not_allowed');
    expect(new Room(seedOf(rules)).deliberate().try(open)).toBe('vote_not_allowed');
  });

  it('is held on the roll of those present when it was opened, and records the dissent', () => {
    const room = stuck();
    room.do({ type: 'attendance.leave', organisationId: 'g2' }, delegateOf('g2')).do(open).arrive('g2');
    expect(cast(room, 'g2', 'for')).toBe('not_on_roll');
    expect(cast(room, 'g1', 'for')).toBeNull();
    expect(cast(room, 'n1', 'for')).toBeNull();
    expect(cast(room, 'n2', 'against')).toBeNull();
    const other = { type: 'vote.cast', voteId: 'v1', organisationId: 'n2', choice: 'for' } as const;
    expect(room.try(other, delegateOf('n2', 'n2-second'))).toBe('organisation_already_answered');
    room.do({ type: 'vote.close', voteId: 'v1', decisionId: 'd2' });
    expect(room.state.decisions[1]).toMatchObject({
      outcome: 'by-vote',
      replaces: 'd1',
      vote: { carried: true, for: 2, needed: 2, dissent: [{ organisationId: 'n2', reason: 'against' }] },
      objections: [{ organisationId: 'n2' }],
      unanswered: { present: [], absent: ['g2'] },
    });
    expect(cast(room, 'g1', 'against')).toBe('vote_closed');
  });

  it('keeps a day of review only for what was carried', () => {
    const reviewOn = (choice: 'for' | 'against') => {
      const room = stuck();
      room.do(open);
      for (const party of ['g1', 'g2', 'n1', 'n2']) expect(cast(room, party, choice)).toBeNull();
      room.do({ type: 'vote.close', voteId: 'v1', decisionId: 'd2', reviewOn: '2027-01-01' });
      return room.state.decisions[1]?.reviewOn;
    };
    expect([reviewOn('for'), reviewOn('against')]).toEqual(['2027-01-01', null]);
  });
});
