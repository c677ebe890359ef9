import { describe, expect, it } from 'vitest';
import { justHeld, linesThatFit } from '#app/components/session/activity/view.ts';
import { imbalance } from '#app/components/session/imbalance.ts';
import {
  answersHiddenFrom,
  beginningOf,
  cutOff,
  minutesAndSeconds,
  objectionForm,
  outcomeNow,
  seatOf,
  splitWidth,
  tallyRowsOf,
  verdictSentence,
  withoutLine,
} from '#app/components/session/view.ts';
import type { Seat } from '#app/contract/session.ts';
import { roundOf, standingNow, stateFor, THE_WHOLE } from '#app/domain/session/index.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { Hall } from '#tests/domain/session/activity-hall.ts';
import { Room } from '#tests/domain/session/room.ts';

const id = messagesFor('id');

function seat(of: string, level: Seat['level']): Seat {
  const names = { id: of, name: of, shortName: of, code: of, sector: 'government' as const };
  return { ...names, level, expired: false, leader: false, neutral: false, expected: null };
}

describe('a text that is longer than its place', () => {
  it('ends with a sentence where one fits, else with a word, and says that it goes on', () => {
    const text = 'Laporan diterima di Puskesos. Dinas memimpin kebutuhan dasar. Satu formulir dipakai.';
    expect(beginningOf(text, 100)).toBe(text);
    expect(beginningOf(text, 70)).toBe('Laporan diterima di Puskesos. Dinas memimpin kebutuhan dasar. …');
    expect(beginningOf(text, 28)).toBe('Laporan diterima di …');
  });
});

describe('a round as it is drawn', () => {
  const room = new Room().deliberate().test().answer('g1', 1).answer('n1', 7).answer('n2', 3);
  const round = roundOf(room.state, 'r1');

  it('puts each organisation into one row, and only those present among the unanswered', () => {
    if (!round) throw new Error('no round');
    const rows = tallyRowsOf(room.state, round);
    expect(rows.agree.map((party) => party.id)).toEqual(['g1']);
    expect(rows['agree-with-note'].map((party) => party.id)).toEqual(['n2']);
    expect(rows.object.map((party) => party.id)).toEqual(['n1']);
    expect(rows.unanswered.map((party) => party.id)).toEqual(['g2']);
  });

  it('says what stands in the way, and that silence is not consent', () => {
    if (!round) throw new Error('no round');
    const standing = standingNow(room.state, round);
    expect(standing && outcomeNow(standing)).toBe('open');
    expect(verdictSentence(standing, id)).toBe('1 keberatan terbuka, 1 belum menjawab. Diam bukan setuju.');
  });

  it('seals a hidden round from its first moment, for everybody but the facilitator, until it is closed', () => {
    const sealed = new Room().deliberate().test('r1', 1, 'after-close');
    const party = { kind: 'party', organisationIds: ['g1'] } as const;
    const stands = (of: Room, to: Parameters<typeof answersHiddenFrom>[0]) => {
      const one = roundOf(of.state, 'r1');
      if (!one) throw new Error('no round');
      return answersHiddenFrom(to, one);
    };
    // Before anybody has answered, and with one's own answer only: an empty tally would say that nobody agrees.
    expect(stands(sealed, party)).toBe(true);
    expect(stands(sealed.answer('g1', 1), party)).toBe(true);
    expect(stands(sealed, { kind: 'observer' })).toBe(true);
    expect(stands(sealed, { kind: 'facilitator' })).toBe(false);
    expect(stands(sealed.do({ type: 'round.close', roundId: 'r1', decisionId: 'd1' }), party)).toBe(false);
    expect(stands(room, party)).toBe(false);
    expect(stands(room, { ...party, lean: true })).toBe(true);
  });

  it('says nothing about answers that are hidden from the reader', () => {
    const hidden = new Room().deliberate().test('r1', 1, 'after-close').answer('g1', 1).answer('n1', 7);
    const state = stateFor(hidden.state, { kind: 'party', organisationIds: ['g2'] });
    const seen = roundOf(state, 'r1');
    if (!seen) throw new Error('no round');
    expect(verdictSentence(standingNow(state, seen), id)).toBe(id.session.verdict.hidden);
    expect(tallyRowsOf(state, seen).object).toEqual([]);
  });
});

describe('what the room has just done', () => {
  const held = () => new Hall('temperature', 'anonymous').mark('g1', THE_WHOLE, 4).close();

  it('is an activity once it is over, not while something is open, and not after a later decision', () => {
    expect(justHeld(new Hall('temperature', 'anonymous').state, 'choose')).toBeUndefined();
    const hall = held();
    expect(justHeld(hall.state, 'choose')?.activityId).toBe('a');
    hall.test();
    expect(justHeld(hall.state, 'choose')).toBeUndefined();
    for (const id of ['g1', 'g2', 'g3', 'g4', 'n1', 'n2', 'n3', 'n4']) hall.answer(id, 1);
    hall.do({ type: 'round.close', roundId: 'r1', decisionId: 'd1' });
    expect(justHeld(hall.state, 'choose')).toBeUndefined();
  });
});

describe('the seat one acts from', () => {
  const { state } = new Room();
  it('is the chosen one, else one that may answer', () => {
    const mine = [seat('g1', 'attend'), seat('n1', 'decide')];
    expect(seatOf(mine, state, null)?.id).toBe('n1');
    expect(seatOf(mine, state, 'g1')?.id).toBe('g1');
  });
  it('is never one of an organisation outside the session', () => {
    expect(seatOf([seat('stranger', 'decide')], state, 'stranger')).toBeNull();
  });
});

describe('who is cut off', () => {
  const { state } = new Room().arrive('g1', 'n1');
  const ids = (parties: readonly { id: string }[]) => parties.map((party) => party.id);
  it('are those seen before; who never had a line may be reading plain pages', () => {
    const online = new Set(['g1']);
    expect(ids(cutOff(state, online, new Set(['g1', 'n1'])))).toEqual(['n1']);
    expect(ids(withoutLine(state, online, new Set(['g1', 'n1'])))).toEqual([]);
    expect(ids(cutOff(state, online, new Set(['g1'])))).toEqual([]);
    expect(ids(withoutLine(state, online, new Set(['g1'])))).toEqual(['n1']);
    expect(cutOff(state, new Set(['g1', 'n1']), new Set())).toEqual([]);
  });
  it('is nobody while the connections are not known', () => {
    expect(cutOff(state, null, new Set(['g1']))).toEqual([]);
  });
});

describe('speaking time out of balance', () => {
  function spoken(minutes: number): Room {
    const room = new Room().deliberate();
    room.do({ type: 'turn.give', organisationId: 'g1' });
    room.now += minutes * 60_000;
    return room.do({ type: 'turn.end' });
  }
  it('names the sector that is behind and who of it has not spoken', () => {
    const room = spoken(6);
    expect(imbalance(room.state, room.now)).toMatchObject({
      sector: 'non-government',
      share: 0,
      ofParties: 0.5,
      whom: [{ id: 'n1' }, { id: 'n2' }],
    });
  });
  it('is not called out before there was enough talk to judge', () => {
    const room = spoken(4);
    expect(imbalance(room.state, room.now)).toBeNull();
  });
});

describe('small things', () => {
  it('writes minutes and seconds in the language of the reader', () => {
    expect(minutesAndSeconds(72_400, 'id')).toBe('1.12');
    expect(minutesAndSeconds(72_400, 'en')).toBe('1:12');
    expect(minutesAndSeconds(-5, 'id')).toBe('0.00');
  });
  it('splits a bar without losing a pixel', () => {
    expect(splitWidth(0.69, 294)).toEqual([203, 91]);
    expect(splitWidth(1.2, 294)).toEqual([294, 0]);
  });
});

describe('a list on the wall', () => {
  const short = 'Apa hambatannya?';
  const long = 'Apa hambatan yang dihadapi lembaga kita dalam menjangkau lansia telantar? '.repeat(3);

  it('has as many entries as there is room for below the question, and never none', () => {
    const ideas = Array.from({ length: 9 }, () => 'Satu formulir.');
    expect(linesThatFit(short, ideas)).toBe(6);
    expect(linesThatFit(long, ideas)).toBe(4);
    const wordy = ideas.map(() => 'Setiap lembaga melaporkan. '.repeat(12));
    expect(linesThatFit(short, wordy)).toBe(3);
    expect(linesThatFit(long, wordy)).toBe(2);
    expect(linesThatFit(short, ideas.slice(0, 2))).toBe(2);
    expect(linesThatFit(long.repeat(9), [wordy[0] ?? ''])).toBe(1);
  });
});

it('two objections of a page have two forms, also when all they concern was made in the same moment', () => {
  const round = '01a21c84-d36e-77c9-909c-18f51b9baa92';
  const forms = ['01a21c84-d36e-7000-8000-000000000001', '01a21c84-d36e-7000-8000-000000000002'].flatMap(
    (of) => [objectionForm(`${round}:${of}`), objectionForm(`${round.replace('77c9', '77ca')}:${of}`)],
  );
  expect(new Set(forms).size).toBe(4);
  for (const form of forms) expect(form).toMatch(/^[a-z0-9-]+$/);
});
