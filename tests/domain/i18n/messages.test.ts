import { expect, test } from 'vitest';
import { ERROR_CODES } from '#app/contract/errors.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';

type Tree = { readonly [key: string]: unknown };

function leaves(tree: Tree, path = ''): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [key, value] of Object.entries(tree)) {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === 'object' && value !== null) {
      for (const [inner, leaf] of leaves({ ...value }, at)) found.set(inner, leaf);
    } else found.set(at, value);
  }
  return found;
}

const id = leaves({ ...messagesFor('id') });
const en = leaves({ ...messagesFor('en') });

test('both languages have the same keys, of the same kind', () => {
  expect([...en.keys()].sort()).toEqual([...id.keys()].sort());
  for (const [key, value] of id) expect(typeof en.get(key), key).toBe(typeof value);
});

test('no word is empty or left with a blank at an end', () => {
  for (const [language, words] of [
    ['id', id],
    ['en', en],
  ] as const) {
    for (const [key, value] of words) {
      if (typeof value === 'string') expect(value, `${language} ${key}`).toMatch(/^\S(.*\S)?$/s);
    }
  }
});

test('every refusal has a sentence that ends like one', () => {
  for (const locale of ['id', 'en'] as const) {
    for (const code of ERROR_CODES) {
      expect(messagesFor(locale).errors.sentence[code], `${locale} ${code}`).toMatch(/[.!?]$/);
    }
  }
});

test('English counts one thing in the singular', () => {
  const { form, word, time } = messagesFor('en').common;
  expect(form.errorSummary(1)).toBe('1 field needs a correction.');
  expect(word.organisations(1)).toBe('1 organisation');
  expect(word.organisations(2)).toBe('2 organisations');
  expect(time.lateBy(1)).toBe('1\u00a0day late');
});
