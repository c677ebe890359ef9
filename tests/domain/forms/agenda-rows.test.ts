import { expect, test as it } from 'vitest';
import { agendaInOrder, removedRows, typedAgenda } from '#app/components/session/agenda-form.server.ts';
import { AGENDA_FORM } from '#app/components/session/agenda-form.tsx';
import { rowsOf } from '#app/components/session/agenda-rows.ts';
import { typedOf } from '#app/forms/read-form.ts';

const state = { itemIds: [], items: {} };

/** Three items, of which the first is to be taken out. */
function sent(): FormData {
  const form = new FormData();
  for (const [at, title] of ['Pembukaan', 'Satu pintu', 'Janji'].entries()) {
    form.append(`agenda[${at}].itemId`, `butir-${at}`);
    form.append(`agenda[${at}].title`, title);
    form.append(`agenda[${at}].mode`, 'deciding');
    form.append(`agenda[${at}].minutes`, '30');
    if (at === 0) form.append('agenda[0].remove', 'on');
  }
  return form;
}

it('a refused agenda still knows which item was to be taken out', () => {
  const form = sent();
  const ordered = agendaInOrder(form);
  expect([...ordered.values()]).not.toContain('Pembukaan');
  const typed = { ...typedOf(ordered), ...removedRows(form, ordered) };
  const answer = { form: AGENDA_FORM, refusal: { code: 'invalid_input' }, typed };
  const { rows, refused } = rowsOf(answer, state, null);
  expect(rows.map(({ title, remove }) => [title, remove])).toEqual([
    ['Satu pintu', ''],
    ['Janji', ''],
    ['Pembukaan', 'on'],
  ]);
  expect(refused?.typed['agenda[2].remove']).toBe('on');
});

it('so does one to which a row was added', () => {
  const { rows } = rowsOf({ added: typedAgenda(sent()) }, state, null);
  expect(rows.map(({ title, remove }) => [title, remove])).toEqual([
    ['Pembukaan', 'on'],
    ['Satu pintu', ''],
    ['Janji', ''],
    ['', ''],
  ]);
});
