import fc from 'fast-check';
import { z } from 'zod';

interface Shape {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  prefixItems?: Shape[];
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  propertyNames?: Shape;
  additionalProperties?: Shape | boolean;
  $defs?: Record<string, Shape>;
}

/** What breaks careless code. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '\0',
    '\ud800',
    "'; drop table organisation; --",
    '<script>alert(1)</script>',
    '../../etc/passwd',
    '\u202e\u0000',
    'a'.repeat(50_000),
    '٣٢٠٤',
    Number.MAX_SAFE_INTEGER,
    -1,
    1e308,
    0.1,
    true,
    [],
    {},
    [[[[[]]]]],
    { type: 'doc' },
    { constructor: {} },
    '3204150101900001',
    '2026-02-31',
    '2026-13-45T99:99:99Z',
    'javascript:alert(1)',
  ),
  fc.json({ maxDepth: 4 }).map((text) => JSON.parse(text) as unknown),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

const words = fc.stringMatching(/^[A-Za-z ,.]{1,40}[a-z]$/);

/** Values that fit a zod schema in form; `known` are identifiers that exist. */
export function fitting(schema: z.ZodType, known: readonly string[]): fc.Arbitrary<unknown> {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  const resolve = (shape: Shape): Shape =>
    shape.$ref ? (root.$defs?.[shape.$ref.replace('#/$defs/', '')] ?? root) : shape;

  function text(shape: Shape): fc.Arbitrary<unknown> {
    switch (shape.format) {
      case 'uuid':
        return fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom(...known) },
          { weight: 1, arbitrary: fc.uuid() },
        );
      case 'date':
        return fc.constantFrom('2026-12-01', '2027-06-30', '2024-02-29', '9999-12-31', '0001-01-01');
      case 'date-time':
        return fc.constantFrom(
          '2027-01-01T02:00:00.000Z',
          '2027-01-01T09:00:00+07:00',
          '9999-12-31T23:59:59Z',
          '0001-01-01T00:00:00Z',
        );
      case 'email':
        return fc.constantFrom('a@uji.example', 'peran@uji.example');
      case 'uri':
        return fc.constantFrom('https://example.org/bukti', 'http://example.org');
    }
    if (shape.pattern) return fc.stringMatching(new RegExp(shape.pattern), { maxLength: 140 });
    const max = Math.min(shape.maxLength ?? 60, 60);
    return words.map((word) => word.slice(0, max) || 'a');
  }

  function of(given: Shape, depth: number): fc.Arbitrary<unknown> {
    const shape = resolve(given);
    if (shape.const !== undefined) return fc.constant(shape.const);
    if (shape.enum) return fc.constantFrom(...shape.enum);
    const choices = shape.anyOf ?? shape.oneOf;
    if (choices) return fc.oneof(...choices.map((choice) => of(choice, depth)));
    if (shape.allOf?.[0]) return of({ ...shape.allOf[0], ...shape.allOf[1] }, depth);
    switch (shape.type) {
      case 'string':
        return text(shape);
      case 'integer':
        return fc.integer({
          min: shape.minimum ?? -1000,
          max: Math.max(shape.minimum ?? -1000, Math.min(shape.maximum ?? 1000, 2 ** 31)),
        });
      case 'number':
        return fc.double({ min: shape.minimum ?? -1e15, max: shape.maximum ?? 1e15, noNaN: true });
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'array':
        if (depth > 4) return fc.constant([]);
        return fc.array(shape.items ? of(shape.items, depth + 1) : hostile, {
          minLength: shape.minItems ?? 0,
          maxLength: Math.max(shape.minItems ?? 0, 3),
        });
      case 'object': {
        const properties = Object.entries(shape.properties ?? {});
        if (properties.length === 0)
          return depth > 4
            ? fc.constant({})
            : fc.dictionary(
                shape.propertyNames ? (of(shape.propertyNames, depth + 1) as fc.Arbitrary<string>) : words,
                typeof shape.additionalProperties === 'object'
                  ? of(shape.additionalProperties, depth + 1)
                  : hostile,
                { maxKeys: 3 },
              );
        return fc.record(Object.fromEntries(properties.map(([key, inner]) => [key, of(inner, depth + 1)])), {
          requiredKeys: (shape.required ?? []) as never[],
        });
      }
      default:
        return hostile;
    }
  }
  return of(root, 0);
}

/** The same with something wrong in it: a field replaced, dropped, added, or the whole thing of another kind. */
export function broken(schema: z.ZodType, known: readonly string[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    hostile,
    fc
      .tuple(fitting(schema, known), fc.nat(), hostile, fc.constantFrom('replace', 'drop', 'add'))
      .map(([value, at, evil, how]) => {
        if (typeof value !== 'object' || value === null) return evil;
        const copy: Record<string, unknown> = { ...value };
        const keys = Object.keys(copy);
        const key = keys[at % Math.max(1, keys.length)] ?? 'x';
        if (how === 'drop') delete copy[key];
        else if (how === 'add') copy[`${key}Extra`] = evil;
        else copy[key] = evil;
        return copy;
      }),
  );
}
