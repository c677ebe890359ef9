import { describe, expect, it } from 'vitest';
import {
  type Block,
  endOfSection,
  lockHindrance,
  type MinutesCorrection,
  type MinutesState,
  standingOf,
} from '#app/domain/minutes.ts';

const DUE = 1_000;
const base: MinutesState = {
  version: 2,
  locked: false,
  attendedIds: ['a', 'b', 'c'],
  confirmations: [],
  corrections: [],
  confirmBy: DUE,
};
const by = (organisationId: string, version = 2) => ({ organisationId, version });
const correction = (
  organisationId: string,
  status: MinutesCorrection['status'],
  version = 2,
): MinutesCorrection => ({ organisationId, version, status });

describe('how an organisation stands to the minutes', () => {
  it('is silent until it says something, and silence is no confirmation', () => {
    expect(standingOf(base, 'a')).toBe('silent');
    expect(standingOf({ ...base, confirmations: [by('a')] }, 'a')).toBe('confirmed');
  });

  it('has to be said anew for a new version', () => {
    expect(standingOf({ ...base, confirmations: [by('a', 1)] }, 'a')).toBe('silent');
  });

  it('is a correction as long as one is open, whatever was confirmed before', () => {
    const state = { ...base, confirmations: [by('a')], corrections: [correction('a', 'open', 1)] };
    expect(standingOf(state, 'a')).toBe('correcting');
    expect(standingOf(state, 'b')).toBe('silent');
  });

  it('remembers a correction that was declined, until its organisation confirms', () => {
    const corrections = [correction('a', 'declined', 1)];
    expect(standingOf({ ...base, corrections }, 'a')).toBe('declined');
    expect(standingOf({ ...base, corrections, confirmations: [by('a')] }, 'a')).toBe('confirmed');
  });
});

describe('locking', () => {
  const all = { ...base, confirmations: [by('a'), by('b'), by('c')] };
  it.each<[string, MinutesState, number, ReturnType<typeof lockHindrance>]>([
    ['nothing is offered', { ...base, version: 0, confirmBy: null }, 0, 'not-offered'],
    ['all have confirmed', all, 0, null],
    [
      'somebody is silent and the period runs',
      { ...all, confirmations: [by('a')] },
      DUE - 1,
      'period-running',
    ],
    ['somebody is silent and the period is over', { ...all, confirmations: [by('a')] }, DUE, null],
    ['nobody was there', { ...base, attendedIds: [] }, 0, null],
    [
      'a correction is open, also after the period',
      { ...all, corrections: [correction('a', 'open')] },
      DUE,
      'corrections-open',
    ],
    [
      'one was taken in and no version has it',
      { ...all, corrections: [correction('a', 'taken-in')] },
      DUE,
      'version-due',
    ],
    [
      'one was taken in and the newest version has it',
      { ...all, corrections: [correction('a', 'taken-in', 1)] },
      0,
      null,
    ],
    [
      'one was declined and its organisation keeps to it',
      { ...base, confirmations: [by('b'), by('c')], corrections: [correction('a', 'declined')] },
      0,
      null,
    ],
    ['it is locked', { ...all, locked: true }, DUE, 'locked'],
  ])('when %s', (_when, state, now, hindrance) => expect(lockHindrance(state, now)).toBe(hindrance));
});

describe('where something is put', () => {
  const heading = (level: number, text: string): Block => ({ is: 'heading', level, text });
  const blank: Block = { is: 'blank' };
  const other: Block = { is: 'other' };
  const text = [
    heading(2, 'Pembahasan'),
    heading(3, '1. Satu'),
    other,
    blank,
    heading(3, '2. Dua'),
    blank,
    heading(2, 'Tindak lanjut'),
    blank,
  ];
  const under = (name: string) => endOfSection(text, (one) => one.includes(name));

  it('is the end of its section, before the blank lines that wait there', () => {
    expect(under('Satu')).toBe(3);
    expect(under('Dua')).toBe(5);
    expect(under('Tindak lanjut')).toBe(7);
  });

  it('takes a section with its parts as one', () => expect(under('Pembahasan')).toBe(5));

  it('is the end of the text where the section is missing', () => {
    expect(under('Kesimpulan')).toBe(7);
    expect(endOfSection([], () => true)).toBe(0);
  });
});
