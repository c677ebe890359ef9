import { describe, expect, it } from 'vitest';
import { nextAct, stepBeside, stepsOf } from '#app/components/session/next-act.ts';
import { objectionIdOf } from '#app/domain/session/index.ts';
import { delegateOf, Room, seedOf } from '#tests/domain/session/room.ts';

const STEPS = ['clarify', 'react', 'amend', 'test'] as const;

/** The deciding item at its last step. */
function atTheTest(room: Room): Room {
  for (const step of STEPS) room.do({ type: 'agenda.step', itemId: 'choose', step });
  return room;
}

describe('the next act of a facilitator', () => {
  it('asks for no test on a proposal that was withdrawn', () => {
    const { state } = atTheTest(new Room().deliberate());
    expect(nextAct(state).kind).toBe('open-round');
    expect(nextAct(state, ['proposal']).kind).toBe('finish-item');
  });

  it('leads from opening through both kinds of item to the close', () => {
    const room = new Room().arrive('g1', 'g2', 'n1', 'n2');
    expect(nextAct(room.state).kind).toBe('open-session');
    room.do({ type: 'session.open' });
    expect(nextAct(room.state)).toMatchObject({ kind: 'start-item', item: { itemId: 'talk' } });
    room.do({ type: 'agenda.start', itemId: 'talk' });
    expect(nextAct(room.state)).toMatchObject({ kind: 'step', step: 'clarify' });
    room
      .do({ type: 'agenda.step', itemId: 'talk', step: 'clarify' })
      .do({ type: 'agenda.step', itemId: 'talk', step: 'react' });
    expect(nextAct(room.state).kind).toBe('finish-item');
    room.do({ type: 'agenda.finish', itemId: 'talk' }).do({ type: 'agenda.start', itemId: 'choose' });
    expect(nextAct(atTheTest(room).state).kind).toBe('open-round');
    room.test();
    for (const id of ['g1', 'g2', 'n1', 'n2']) room.answer(id, 1);
    expect(nextAct(room.state).kind).toBe('close-round');
    room.do({ type: 'round.close', roundId: 'r1', decisionId: 'd1' });
    expect(nextAct(room.state).kind).toBe('finish-item');
    room.do({ type: 'agenda.finish', itemId: 'choose' });
    expect(nextAct(room.state).kind).toBe('close-session');
    room.do({ type: 'session.close' });
    expect(nextAct(room.state).kind).toBe('none');
  });

  it('is the activity the agenda planned, once, when reactions are asked for', () => {
    const room = new Room().arrive('g1', 'g2', 'n1', 'n2');
    const planned = room.state.itemIds.map((itemId) => {
      const { title, mode, minutes, text } = room.state.items[itemId]!;
      return { itemId, title, mode, minutes, text };
    });
    const [talk, ...others] = planned;
    room.do({ type: 'agenda.revise', agenda: [{ ...talk!, activity: 'writing' }, ...others] });
    room.do({ type: 'session.open' }).do({ type: 'agenda.start', itemId: 'talk' });
    expect(nextAct(room.state)).toMatchObject({ kind: 'step', step: 'clarify' });
    room
      .do({ type: 'agenda.step', itemId: 'talk', step: 'clarify' })
      .do({ type: 'agenda.step', itemId: 'talk', step: 'react' });
    expect(nextAct(room.state)).toMatchObject({ kind: 'planned-activity', activity: 'writing' });
    const open = {
      itemId: 'talk',
      question: 'Kekuatan',
      anonymity: 'anonymous',
      visibility: 'after-close',
    } as const;
    room.do({ type: 'activity.open', activityId: 'a1', kind: 'writing', ...open });
    expect(nextAct(room.state).kind).toBe('activity');
    room.do({ type: 'activity.close', activityId: 'a1' });
    expect(nextAct(room.state).kind).toBe('finish-item');
    // What is left out of a later agenda is not planned any more.
    room.do({ type: 'agenda.revise', agenda: planned });
    expect(room.state.items.talk).not.toHaveProperty('activity');
  });

  it('is the next act of an activity while one is open', () => {
    const room = atTheTest(new Room().deliberate());
    room.do({
      type: 'activity.open',
      activityId: 'a1',
      itemId: 'choose',
      kind: 'temperature',
      question: 'Seberapa siap kita?',
      anonymity: 'anonymous',
      visibility: 'after-close',
    });
    expect(nextAct(room.state)).toMatchObject({ kind: 'activity', activity: { activityId: 'a1' } });
    room.do({ type: 'activity.close', activityId: 'a1' });
    expect(nextAct(room.state).kind).toBe('open-round');
  });

  it('asks to hear an objection before a round is closed', () => {
    const room = atTheTest(new Room().deliberate()).test().answer('n1', 7);
    expect(nextAct(room.state)).toMatchObject({ kind: 'discuss', objection: { organisationId: 'n1' } });
    room.do({ type: 'objection.set', objectionId: objectionIdOf('r1', 'n1'), status: 'discussed' });
    expect(nextAct(room.state).kind).toBe('close-round');
  });

  it('offers a vote only when it was chosen as the way on', () => {
    const room = atTheTest(new Room(seedOf({ fallback: ['postpone', 'vote'] })).deliberate()).test();
    for (const id of ['g1', 'g2', 'n1']) room.answer(id, 1);
    room.answer('n2', 7);
    room.do({ type: 'round.close', roundId: 'r1', decisionId: 'd1', next: 'vote' });
    expect(nextAct(room.state).kind).toBe('open-vote');
    room.do({ type: 'vote.open', voteId: 'v1', itemId: 'choose', visibility: 'live' });
    expect(nextAct(room.state).kind).toBe('close-vote');
  });

  it('asks for a text where a deciding item has none', () => {
    const seed = seedOf();
    const bare = { ...seed, agenda: seed.agenda.map((item) => ({ ...item, text: null })) };
    expect(nextAct(atTheTest(new Room(bare).deliberate()).state).kind).toBe('put-text');
  });

  it('knows the ends of an item', () => {
    const { talk, choose } = new Room().state.items;
    expect(talk && stepsOf(talk)).toEqual(['present', 'clarify', 'react']);
    expect(choose && stepBeside(choose, -1)).toBeUndefined();
    expect(choose && stepBeside(choose, 1)).toBe('clarify');
  });

  it('goes on after somebody withdraws an objection by a new answer', () => {
    const room = atTheTest(new Room().deliberate()).test().answer('g1', 7);
    room.do({ type: 'position.give', roundId: 'r1', organisationId: 'g1', level: 1 }, delegateOf('g1'));
    expect(nextAct(room.state).kind).toBe('close-round');
  });
});
