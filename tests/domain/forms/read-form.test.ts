import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { COMMAND_NAMES, commands } from '#app/contract/registry.ts';
import { readForm, typedOf } from '#app/forms/read-form.ts';

function formOf(...pairs: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
}

const schema = z.strictObject({
  title: z.string().trim().min(1),
  note: z.string().optional(),
  target: z.number(),
  count: z.number().int().optional(),
  accepted: z.boolean(),
  maybe: z.boolean().optional(),
  dueOn: z.iso.date().nullable(),
  startsAt: z.iso.datetime({ offset: true }).optional(),
  level: z.union([z.literal(1), z.literal(3)]).optional(),
  supporters: z.array(z.uuid()).optional(),
  tags: z.array(z.string()),
  agenda: z.array(z.strictObject({ title: z.string(), minutes: z.number().int() })).optional(),
  place: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('room'), name: z.string() }),
      z.strictObject({ kind: z.literal('online'), seats: z.number() }),
    ])
    .optional(),
});

test('text becomes what the contract asks for', () => {
  const a = '01890000-0000-7000-8000-000000000001';
  const b = '01890000-0000-7000-8000-000000000002';
  const form = formOf(
    ['_key', 'x'],
    ['title', 'Satu pintu'],
    ['note', ''],
    ['target', '1.284,5'],
    ['count', '12'],
    ['accepted', 'on'],
    ['dueOn', ''],
    ['startsAt', '2026-11-12T09:00'],
    ['level', '3'],
    ['supporters[]', a],
    ['supporters[]', b],
    ['agenda[1].title', 'Kedua'],
    ['agenda[1].minutes', '20'],
    ['agenda[0].title', 'Pertama'],
    ['agenda[0].minutes', '10'],
    ['place.kind', 'online'],
    ['place.seats', '40'],
  );
  const input = readForm(form, schema, { locale: 'id' });
  expect(input).toEqual({
    title: 'Satu pintu',
    target: 1284.5,
    count: 12,
    accepted: true,
    dueOn: null,
    startsAt: '2026-11-12T09:00:00+07:00',
    level: 3,
    supporters: [a, b],
    tags: [],
    agenda: [
      { title: 'Pertama', minutes: 10 },
      { title: 'Kedua', minutes: 20 },
    ],
    place: { kind: 'online', seats: 40 },
  });
  expect(schema.safeParse(input).success).toBe(true);
});

test('a box that is not ticked means no, where an answer is required', () => {
  const input = readForm(formOf(['title', 'x']), schema, { locale: 'id' });
  expect(input).toMatchObject({ accepted: false, tags: [] });
  expect(input).not.toHaveProperty('maybe');
});

test('what cannot be read is handed on as it was written, to be refused at its field', () => {
  const input = readForm(formOf(['target', 'banyak'], ['title', '']), schema, { locale: 'id' });
  expect(input).toMatchObject({ target: 'banyak', title: '' });
});

test('the zone decides what nine o\u2019clock means', () => {
  const input = readForm(formOf(['startsAt', '2026-11-12T09:00']), schema, {
    locale: 'id',
    zone: 'Asia/Jayapura',
  });
  expect(input.startsAt).toBe('2026-11-12T09:00:00+09:00');
});

test('line ends of browsers become plain ones', () => {
  expect(readForm(formOf(['note', 'a\r\nb\rc']), schema, { locale: 'id' }).note).toBe('a\nb\nc');
});

test('plain text stands for a rich document when nothing else could be typed', () => {
  const rich = z.strictObject({
    body: z
      .object({ type: z.literal('doc'), content: z.array(z.record(z.string(), z.unknown())).optional() })
      .strict(),
  });
  const written = readForm(formOf(['body', 'Satu.\n\nDua.']), rich, { locale: 'id' });
  expect(written.body).toEqual({
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'Satu.' }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'Dua.' }] },
    ],
  });
  expect(readForm(formOf(['body', '{"type":"doc","content":[]}']), rich, { locale: 'id' }).body).toEqual({
    type: 'doc',
    content: [],
  });
  expect(rich.safeParse(readForm(formOf(['body', '{ kurung']), rich, { locale: 'id' })).success).toBe(true);
});

test('unknown names are passed on, so that the contract refuses them; prototypes are not reached', () => {
  const input = readForm(formOf(['title', 'x'], ['extra', '1'], ['a.__proto__.polluted', 'yes']), schema, {
    locale: 'id',
  });
  expect(input.extra).toBe('1');
  expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
  expect('polluted' in {}).toBe(false);
});

test('any form whatever is read without throwing, for every command', () => {
  const name = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(
      'a.b',
      'a[0].b',
      'a[]',
      'a',
      'a.0',
      '[].x',
      '..',
      '__proto__.x',
      'title.length',
      'agenda[99999999].x',
    ),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...COMMAND_NAMES),
      fc.array(fc.tuple(name, fc.string({ maxLength: 30 })), { maxLength: 12 }),
      (command, pairs) => {
        readForm(formOf(...pairs), commands[command].input, { locale: 'id' });
      },
    ),
    { numRuns: 300 },
  );
});

test('secrets and hidden fields are never sent back', () => {
  const form = formOf(
    ['_key', 'k'],
    ['email', 'a@b.id'],
    ['password', 'x'],
    ['code', '123456'],
    ['t[]', '1'],
    ['t[]', '2'],
  );
  expect(typedOf(form)).toEqual({ email: 'a@b.id', 't[]': ['1', '2'] });
});
