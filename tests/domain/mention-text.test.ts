import { describe, expect, it } from 'vitest';
import { fitting, mentionBefore } from '#app/components/notice/mention-text.ts';

describe('a mention that is being written', () => {
  it.each([
    ['@', { at: 0, query: '' }],
    ['Mohon @dp', { at: 6, query: 'dp' }],
    ['(@LA', { at: 1, query: 'LA' }],
    ['surat@dinas', null],
    ['@DP3AKB setuju', null],
    ['tanpa', null],
    ['@@', null],
  ] as const)('%j is %j', (text, written) => {
    expect(mentionBefore(text)).toEqual(written);
  });

  it('offers codes first, then words of names, and no more than fit', () => {
    const named = (code: string, shortName: string, name = shortName) => ({ code, shortName, name });
    const all = [
      named('LA', 'LKS Anak', 'Yayasan Anak Bangsa'),
      named('DS', 'Dinas Sosial'),
      named('AN', 'Aman'),
      ...Array.from({ length: 9 }, (_, at) => named(`Z${at}`, `Anak ${at}`)),
    ];
    expect(fitting(all, 'an').map(({ code }) => code)).toEqual(['AN', 'LA', 'Z0', 'Z1', 'Z2', 'Z3']);
    expect(fitting(all, 'sos').map(({ code }) => code)).toEqual(['DS']);
    expect(fitting(all, 'tidak ada')).toEqual([]);
  });
});
