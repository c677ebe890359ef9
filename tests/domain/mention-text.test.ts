import { describe, expect, it } from 'vitest';
import { fitting, mentionBefore } from '#app/components/notice/mention-text.ts';
import { piecesOf } from '#app/domain/mention.ts';

describe('a mention that is being written', () => {
  it.each([
    ['@', { at: 0, query: '' }],
    ['Mohon @dp', { at: 6, query: 'dp' }],
    ['(@LA', { at: 1, query: 'LA' }],
    ['Mohon @Siti Am', { at: 6, query: 'Siti Am' }],
    ['surat@dinas', null],
    ['@ setuju', null],
    ['@satu dua tiga empat lima', null],
    ['tanpa', null],
    ['@@', null],
  ] as const)('%j is %j', (text, written) => {
    expect(mentionBefore(text)).toEqual(written);
  });

  const party = (code: string, shortName: string, name = shortName) =>
    ({ id: code, code, shortName, name, sector: 'government' }) as const;
  const organisations = [
    party('LA', 'LKS Anak', 'Yayasan Anak Bangsa'),
    party('DS', 'Dinas Sosial'),
    party('AN', 'Aman'),
    ...Array.from({ length: 9 }, (_, at) => party(`Z${at}`, `Anak ${at}`)),
  ];
  const people = [
    { id: 'p1', name: 'Siti Aminah', organisation: organisations[1] ?? null },
    { id: 'p2', name: 'Budi Anwar', organisation: null },
  ];
  const offered = (query: string, among = { organisations, people }) =>
    fitting(among, query).map(({ named }) => named);

  it('offers codes first, then words of names, and no more than fit', () => {
    expect(offered('an', { organisations, people: [] })).toEqual(['AN', 'LA', 'Z0', 'Z1', 'Z2', 'Z3']);
    expect(offered('sos')).toEqual(['DS']);
    expect(offered('tidak ada')).toEqual([]);
  });

  it('offers people beside organisations, by any word of their name, until the whole name is written', () => {
    expect(offered('an')).toEqual(['AN', 'LA', 'Z0', 'Z1', 'Z2', 'Budi Anwar']);
    expect(offered('ami')).toEqual(['Siti Aminah']);
    expect(offered('siti am')).toEqual(['Siti Aminah']);
    expect(offered('Siti Aminah ')).toEqual([]);
    expect(offered('DS setuju')).toEqual([]);
  });
});

describe('whom a text names', () => {
  it('stands apart, the longest name first, and nothing is lost', () => {
    const text = 'Mohon @ds dan @Siti Aminah, bukan @Sitinurbaya atau surat@ds.';
    const pieces = piecesOf(text, ['DS'], ['Siti', 'Siti Aminah']);
    expect(pieces.filter(({ names }) => names).map((piece) => piece.text)).toEqual(['@ds', '@Siti Aminah']);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  });
});
