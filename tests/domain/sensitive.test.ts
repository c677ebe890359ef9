import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSensitive, isIdentityNumber } from '#app/domain/sensitive.ts';

const found = (text: string) =>
  findSensitive(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('identity numbers', () => {
  it.each([
    ['3204121708450003', 'plain'],
    ['3204125708450003', 'of a woman: day of birth plus 40'],
    ['3204 1217 0845 0003', 'in fours'],
    ['320412.170845.0003', 'by its parts'],
    ['32.04.12.170845.0003', 'by region, date and number'],
    ['3204-1217-0845-0003', 'with hyphens'],
    ['3 2 0 4 1 2 1 7 0 8 4 5 0 0 0 3', 'one by one'],
    ['3204\u00A01217\u20110845\u20130003', 'with other spaces and dashes'],
    ['３２０４１２１７０８４５０００３', 'in wide digits'],
  ])('%s is found: %s', (number) => {
    expect(found(`Anak dengan NIK ${number}, mohon dibantu.`)).toEqual([['identity-number', number]]);
  });

  it.each([
    ['3204121713450003', 'month 13'],
    ['3204123208450003', 'day 32'],
    ['3204127208450003', 'day 72'],
    ['3204123102450003', '31 February'],
    ['2004121708450003', 'no such province'],
    ['9704121708450003', 'no such province'],
    ['3200121708450003', 'no regency'],
    ['3204001708450003', 'no district'],
    ['3204121708450000', 'no running number'],
    ['32041217084500031', 'seventeen digits'],
    ['320412170845000', 'fifteen digits'],
    ['197203151998031005', 'a NIP has eighteen'],
    ['19720315 199803 1 005', 'a NIP in its parts'],
    ['Rp 3.204.121.708.450.003', 'an amount'],
    ['2019 2020 2021 2022 2023 2024', 'years of a table'],
    ['1945 2004 2019 2020', 'years of a table'],
  ])('%s is none: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('finds two beside each other', () => {
    expect(found('3204121708450003 3273014101900001')).toEqual([
      ['identity-number', '3204121708450003'],
      ['identity-number', '3273014101900001'],
    ]);
  });

  it('finds every plausible number, wherever it stands', () => {
    const two = (value: number) => String(value).padStart(2, '0');
    const number = fc
      .tuple(
        fc.constantFrom('11', '32', '76', '96'),
        fc.integer({ min: 1, max: 79 }),
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 28 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 1, max: 9999 }),
      )
      .map(
        ([province, regency, district, day, woman, month, year, serial]) =>
          province +
          [regency, district, woman ? day + 40 : day, month, year].map(two).join('') +
          String(serial).padStart(4, '0'),
      );
    fc.assert(
      fc.property(
        number,
        fc.constantFrom('', 'a', 'NIK:', '\n'),
        fc.constantFrom('', '.', 'x', '\n'),
        (nik, a, b) => {
          expect(isIdentityNumber(nik)).toBe(true);
          expect(found(a + nik + b)).toEqual([['identity-number', nik]]);
        },
      ),
    );
  });
});

describe('telephone numbers', () => {
  it.each([
    '081234567890',
    '0812 3456 7890',
    '0812-3456-789',
    '0812.345.678',
    '+6281234567890',
    '+62 812-3456-7890',
    '(+62) 812 3456 7890',
    '6281234567890',
    '(022) 589 1234',
    '+62 22 5891 234',
  ])('%s is found', (number) => {
    expect(found(`Hubungi ${number} ya`)).toEqual([['phone', number]]);
  });

  it.each([
    '62.812.500.000',
    'Rp 62.812.500.000,00',
    '08.15-09.30',
    'pukul 08.15 sampai 09.30',
    '12-08-2026',
    '275.773.000 jiwa',
    '0812',
    '0,8123456789',
    'Pasal 08 ayat 12',
    '2026-11-12T08:15:30.000Z',
  ])('%s is none', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('finding', () => {
  it('answers ranges in order, without overlap, inside any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789 .-+()a８\u00A0'), maxLength: 120 }),
        (text) => {
          let at = 0;
          for (const { start, end } of findSensitive(text)) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(end).toBeGreaterThan(start);
            at = end;
          }
          expect(at).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('stays quick on hostile text', () => {
    const started = performance.now();
    for (const unit of ['1', '0 8', '08', '1 ', '1-', '+62 8', '3204121708450000 ', '08123 ']) {
      findSensitive(unit.repeat(40_000));
    }
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});
