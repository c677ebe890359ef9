import { describe, expect, it } from 'vitest';
import { currentItem, spokenBy } from '#app/domain/session/index.ts';
import { delegateOf, Room } from './room.ts';

const MINUTE = 60_000;

function asking(...ids: string[]): Room {
  const room = new Room().deliberate();
  for (const organisationId of ids)
    room.do({ type: 'turn.request', organisationId, kind: 'contribution' }, delegateOf(organisationId));
  return room;
}

describe('taking the last step back', () => {
  it('goes back to the step before', () => {
    const room = new Room().deliberate().do({ type: 'agenda.step', itemId: 'choose', step: 'react' });
    room.do({ type: 'session.undo' });
    expect(currentItem(room.state)?.step).toBe('present');
    expect(room.try({ type: 'session.undo' })).toBe('nothing_to_undo');
  });

  it('brings a finished item back, with the time in between', () => {
    const room = new Room().deliberate();
    const began = currentItem(room.state)?.startedAt;
    room.now += MINUTE;
    room.do({ type: 'agenda.finish', itemId: 'choose' });
    room.now += MINUTE;
    room.do({ type: 'session.undo' });
    expect(currentItem(room.state)).toMatchObject({
      itemId: 'choose',
      status: 'running',
      startedAt: began,
      spentMs: 0,
    });
  });

  it('leads from an item started by mistake to the one that was running', () => {
    const room = new Room().deliberate();
    room.now += MINUTE;
    room.do({ type: 'agenda.start', itemId: 'talk' }).do({ type: 'session.undo' });
    expect(currentItem(room.state)).toMatchObject({ itemId: 'choose', status: 'running' });
    expect(room.state.items.talk).toMatchObject({ status: 'waiting', startedAt: null });
  });

  it('puts a request back in its place, and lets the speaker before go on', () => {
    const room = asking('g1', 'n1').do({ type: 'turn.give', organisationId: 'g1' });
    room.now += MINUTE;
    room.do({ type: 'turn.give', organisationId: 'n1' });
    expect(spokenBy(room.state, 'g1')).toEqual({ turns: 1, ms: MINUTE });
    room.now += MINUTE;
    room.do({ type: 'session.undo' });
    expect(room.state.turn).toMatchObject({ organisationId: 'g1', startedAt: room.now - MINUTE });
    expect(spokenBy(room.state, 'g1')).toEqual({ turns: 0, ms: 0 });
    expect(room.state.spokenBySector.government).toEqual({ turns: 0, ms: 0 });
    expect(room.state.queue.map((entry) => entry.organisationId)).toEqual(['n1']);
  });

  it('closes a test that nobody has answered, and never one that somebody has', () => {
    const early = new Room().deliberate().test().do({ type: 'session.undo' });
    expect(early.state.openRoundId).toBeNull();
    expect(currentItem(early.state)?.step).toBe('present');
    const late = new Room().deliberate().test().answer('g1', 1);
    expect(late.try({ type: 'session.undo' })).toBe('undo_answers_given');
    expect(late.state.openRoundId).toBe('r1');
  });

  it('keeps a test open for which an answer was noted, though nobody has confirmed it', () => {
    const room = new Room().deliberate().test();
    room.do({ type: 'position.record', roundId: 'r1', organisationId: 'n1', level: 1 });
    expect(room.try({ type: 'session.undo' })).toBe('undo_answers_given');
    expect(room.state.openRoundId).toBe('r1');
  });

  it('never touches a decision', () => {
    const room = new Room().deliberate().test();
    for (const id of room.state.partyIds) room.answer(id, 1);
    room.do({ type: 'round.close', roundId: 'r1', decisionId: 'd1' });
    expect(room.try({ type: 'session.undo' })).toBe('undo_not_possible');
    expect(room.state.decisions).toHaveLength(1);
  });
});

describe('the order of the queue', () => {
  it('is kept without a word, and every departure from it is noted with who and why', () => {
    const room = asking('g1', 'g2', 'n1').do({ type: 'turn.give', organisationId: 'g1' });
    expect(room.state.overrides).toEqual([]);
    room.do({ type: 'turn.give', organisationId: 'n1', why: ' Menjawab langsung ' });
    expect(room.state.overrides).toMatchObject([
      { organisationId: 'n1', over: 'g2', why: 'Menjawab langsung', personId: 'facilitator' },
    ]);
    room.do({ type: 'turn.give', organisationId: 'n2' });
    expect(room.state.overrides.at(-1)).toMatchObject({ organisationId: 'n2', over: 'g2', why: '' });
    room.do({ type: 'session.undo' });
    expect(room.state.overrides).toHaveLength(1);
  });
});
