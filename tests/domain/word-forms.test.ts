import { expect, it } from 'vitest';
import { otherForms } from '#app/domain/word-forms.ts';

it('gives the forms that a stemmer loses, and none for words it follows by itself', () => {
  expect(otherForms('Menerima')).toEqual(['terima']);
  expect(otherForms('diterima')).toEqual(['menerima']);
  expect(otherForms('pemakaian')).toEqual(['pakaian']);
  expect(otherForms('kirim')).toEqual(['mengirim']);
  expect(otherForms('rujukan')).toEqual(['rujuk']);
  expect(otherForms('merujuk')).toEqual(['merujukan']);
  expect(otherForms('melayani')).toEqual([]);
  expect(otherForms('12')).toEqual([]);
});
