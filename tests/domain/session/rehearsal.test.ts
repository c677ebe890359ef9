import { describe, expect, it } from 'vitest';
import {
  type Activity,
  type ActivityKind,
  ANONYMITIES_OF,
  openActivity,
  valuesOf,
} from '#app/domain/session/index.ts';
import { Room, seedOf } from './room.ts';

const SEED = '0198c0de-0000-7000-8000-00000000';
const PARTIES = 8;

/** A rehearsal in which all others have arrived and this activity is open. */
function rehearsing(kind: ActivityKind, absent: readonly string[] = []): Room {
  const room = new Room({ ...seedOf({}, PARTIES / 2), rehearsalOf: 'real' });
  room.arrive(...room.state.partyIds.filter((id) => !absent.includes(id)));
  return room
    .do({ type: 'session.open' })
    .do({ type: 'agenda.start', itemId: 'choose' })
    .do({
      type: 'activity.open',
      activityId: 'a1',
      itemId: 'choose',
      kind,
      question: 'Apa yang perlu kita lakukan?',
      anonymity: ANONYMITIES_OF[kind][0] ?? 'named',
      visibility: 'after-close',
      teams: [
        { teamId: 't1', question: 'Data' },
        { teamId: 't2', question: 'Biaya' },
      ],
    });
}

let plays = 0;
const play = (room: Room): Room => {
  plays += 1;
  return room.do({ type: 'rehearsal.play', seed: `${SEED}${String(plays).padStart(4, '0')}` });
};
const nowIn = (room: Room): Activity => openActivity(room.state)!;

describe('simulated participants of a rehearsal', () => {
  it('write silently, each once, then put their dots without spending more than they have', () => {
    const room = play(play(rehearsing('writing')));
    expect(nowIn(room).written).toBe(PARTIES);
    expect(new Set(nowIn(room).entries.map(({ organisationId }) => organisationId)).size).toBe(PARTIES);
    room.do({ type: 'activity.reveal', activityId: 'a1' });
    const sorted = play(room).state.seq;
    expect(room.state.seq).toBe(sorted);
    room.do({ type: 'activity.open-dots', activityId: 'a1', budget: 3, most: 1, visibility: 'after-close' });
    play(play(room));
    const marks = valuesOf(nowIn(room).marks);
    expect(marks).toHaveLength(PARTIES);
    for (const { given } of marks)
      expect(Object.values(given ?? {}).reduce((sum, dots) => sum + dots, 0)).toBe(3);
  });

  it('take the temperature, each once', () => {
    const room = play(play(rehearsing('temperature')));
    expect(valuesOf(nowIn(room).marks)).toHaveLength(PARTIES);
    room.do({ type: 'activity.close', activityId: 'a1' });
    expect(room.state.activities.a1?.results?.answered).toEqual({ government: 4, 'non-government': 4 });
  });

  it('answer every statement that is open', () => {
    const room = rehearsing('statements');
    room.do({ type: 'activity.add', activityId: 'a1', entryId: 's1', text: 'Satu daftar penerima.' });
    play(room);
    for (const { given } of valuesOf(nowIn(room).marks)) expect(given).toHaveProperty('s1');
    expect(valuesOf(nowIn(room).marks)).toHaveLength(PARTIES);
  });

  it('ask questions and support those of others', () => {
    const room = rehearsing('questions');
    for (let again = 0; again < 5; again += 1) play(room);
    expect(nowIn(room).entries.length).toBeGreaterThan(0);
    expect(nowIn(room).entries.some(({ support }) => support > 0)).toBe(true);
  });

  it('report for each breakout group, once', () => {
    const room = play(rehearsing('breakout'));
    expect(Object.keys(nowIn(room).reports).sort()).toEqual(['t1', 't2']);
    const { seq } = room.state;
    expect(play(room).state.seq).toBe(seq);
  });

  it('who come late have a group, as in life', () => {
    const room = rehearsing('breakout', ['n1']);
    const placed = () => nowIn(room).teams.flatMap(({ organisationIds }) => organisationIds);
    expect(placed()).not.toContain('n1');
    for (let again = 0; again < 9; again += 1) play(room);
    expect(placed().sort()).toEqual([...room.state.partyIds].sort());
  });

  it('ask for the floor while somebody is drawn', () => {
    expect(play(rehearsing('draw')).state.queue.length).toBeGreaterThan(0);
  });
});
