import { describe, expect, it } from 'vitest';
import { compactRows } from '#app/forms/compact-rows.ts';

const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};
const entries = (form: FormData) => Object.fromEntries(form);

describe('rows of a form', () => {
  it('drops empty ones and numbers the others without gaps', () => {
    const form = formOf({
      title: 'Judul',
      'clauses[0].heading': '  ',
      'clauses[0].body': '',
      'clauses[0].id': 'gone',
      'clauses[2].heading': 'Kedua',
      'clauses[2].id': 'b',
      'clauses[10].body': 'Ketiga',
    });
    expect(entries(compactRows(form, 'clauses', ['heading', 'body']))).toEqual({
      title: 'Judul',
      'clauses[0].heading': 'Kedua',
      'clauses[0].id': 'b',
      'clauses[1].body': 'Ketiga',
    });
  });

  it('follows the places that were written', () => {
    const form = formOf({
      'clauses[0].heading': 'A',
      '_place[0]': '2',
      'clauses[1].heading': 'B',
      '_place[1]': '1',
      'clauses[2].heading': 'C',
      '_place[2]': 'tiga',
    });
    expect([...compactRows(form, 'clauses', ['heading']).values()]).toEqual(['B', 'A', 'C']);
  });
});
