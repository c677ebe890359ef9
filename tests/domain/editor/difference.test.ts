import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeCount, differenceLines, differenceOf } from '#app/editor/difference.ts';

describe('the difference of two texts', () => {
  it('names the words that came and went', () => {
    expect(differenceOf('Lapor dalam 2 hari.', 'Lapor dalam 3 hari kerja.')).toEqual([
      { kind: 'same', text: 'Lapor dalam ' },
      { kind: 'removed', text: '2' },
      { kind: 'added', text: '3' },
      { kind: 'same', text: ' ' },
      { kind: 'removed', text: 'hari.' },
      { kind: 'added', text: 'hari kerja.' },
    ]);
  });

  it('is one stretch for equal texts and none for none', () => {
    expect(differenceOf('sama', 'sama')).toEqual([{ kind: 'same', text: 'sama' }]);
    expect(differenceOf('', '')).toEqual([]);
  });

  it('loses and invents nothing, whatever the texts', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', ' ', '\n', 'dd'), { maxLength: 40 })
      .map((p) => p.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const found = differenceOf(before, after);
        const without = (kind: string) => found.flatMap((s) => (s.kind === kind ? [] : s.text)).join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }),
    );
  });

  it('does not try texts that are too long word by word', () => {
    const long = 'kata '.repeat(20_000);
    expect(differenceOf(long, `${long}akhir`)).toEqual([
      { kind: 'removed', text: long },
      { kind: 'added', text: `${long}akhir` },
    ]);
  });
});

describe('the difference line by line', () => {
  it('tells a line that changed from one that came and one that stayed', () => {
    const lines = differenceLines('Tetap.\nLapor 2 hari.', 'Tetap.\nLapor 1 hari.\nBaru sama sekali.');
    expect(lines.map((line) => line.kind)).toEqual(['same', 'changed', 'added']);
    expect(lines[1]?.stretches.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'same Lapor ',
      'removed 2',
      'added 1',
      'same  hari.',
    ]);
  });

  it('counts words, not signs', () => {
    expect(changeCount('satu dua tiga', 'satu empat lima tiga')).toEqual({ added: 2, removed: 1 });
    expect(changeCount('sama', 'sama')).toEqual({ added: 0, removed: 0 });
  });
});
