import { expect, it } from 'vitest';
import { rowsIn, withoutEmptyRows } from '#app/components/session/plan-form.server.ts';

function formOf(entries: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(entries)) form.append(name, value);
  return form;
}

it('leaves rows without a title out and numbers the others anew', () => {
  const form = formOf({
    title: 'Musyawarah',
    'agenda[0].title': ' ',
    'agenda[0].minutes': '30',
    'agenda[2].title': 'Pembiayaan',
    'agenda[2].minutes': '40',
  });
  expect(Object.fromEntries(withoutEmptyRows(form))).toEqual({
    title: 'Musyawarah',
    'agenda[0].title': 'Pembiayaan',
    'agenda[0].minutes': '40',
  });
});

it('counts the rows of a form, never more than an agenda may have', () => {
  expect(rowsIn(formOf({ 'agenda[6].title': '' }), 4)).toBe(7);
  expect(rowsIn(formOf({ 'agenda[9999].title': '' }), 4)).toBe(60);
  expect(rowsIn(formOf({ title: '' }), 4)).toBe(4);
});
