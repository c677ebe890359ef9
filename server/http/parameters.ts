import { z } from 'zod';
import { type JsonProblem, readJson } from './json-scan.ts';

/** The part of JSON Schema that tells how to read a parameter. */
interface Shape {
  type?: string | string[];
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
}

/** The JSON schema of what a contract takes in; what has no JSON form is left open. */
export function inputSchema(input: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
  return schema;
}

const shapes = new WeakMap<z.ZodType, Shape>();
function shapeOf(input: z.ZodType): Shape {
  const known = shapes.get(input);
  if (known) return known;
  const shape: Shape = inputSchema(input);
  shapes.set(input, shape);
  return shape;
}

const kindsOf = (shape: Shape | undefined): unknown[] =>
  [shape?.type, shape?.anyOf?.map(({ type }) => type)].flat(2);

/** One text as the value its shape asks for; left as text when it is not one, so that the schema says what is wrong. */
function readOne(text: string, shape: Shape | undefined): unknown {
  const kinds = kindsOf(shape);
  if (kinds.includes('null') && (text === '' || text === 'null')) return null;
  if (kinds.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if ((kinds.includes('number') || kinds.includes('integer')) && /^-?\d+(\.\d+)?$/.test(text))
    return Number(text);
  if (kinds.includes('object') || kinds.includes('array')) {
    const read = readJson(text);
    if (read.ok) return read.value;
  }
  return text;
}

function readAll(texts: string[], shape: Shape | undefined): unknown {
  const [first = ''] = texts;
  if (shape?.type === 'array' && !(texts.length === 1 && first.startsWith('['))) {
    return texts.map((text) => readOne(text, shape.items));
  }
  // A value given twice where one is meant stays a list, which the schema refuses (ASVS 15.3.7).
  return texts.length === 1 ? readOne(first, shape) : texts;
}

/**
 * The input of a query from the address: either `input=<JSON>`, or one parameter per field, read by the contract's
 * own JSON schema (numbers, booleans, repeated parameters for lists, JSON for objects). Validation comes later.
 */
export function readParameters(
  search: URLSearchParams,
  input: z.ZodType,
): { ok: true; value: unknown } | { ok: false; code: JsonProblem } {
  const whole = search.getAll('input');
  const shape = shapeOf(input);
  if (whole.length === 1 && whole[0] !== undefined && shape.properties?.input === undefined) {
    return search.size === 1 ? readJson(whole[0]) : { ok: false, code: 'malformed_request' };
  }
  const fields = new Map<string, unknown>();
  for (const name of new Set(search.keys())) {
    if (['__proto__', 'constructor', 'prototype'].includes(name))
      return { ok: false, code: 'malformed_request' };
    fields.set(name, readAll(search.getAll(name), shape.properties?.[name]));
  }
  return { ok: true, value: Object.fromEntries(fields) };
}
