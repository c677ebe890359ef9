import { z } from 'zod';
import { readWritten } from '#app/editor/read-written.ts';
import { DEFAULT_ZONE } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locale.ts';
import { stepsOf } from './names.ts';
import { localInstant, parseNumber } from './values.ts';

/** The parts of a JSON schema that decide how a form's text is read. */
interface Shape {
  $ref?: string;
  type?: string;
  format?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape | boolean;
  prefixItems?: Shape[];
  additionalProperties?: Shape | boolean;
  $defs?: Record<string, Shape>;
}

/** How a form is read: the language decides what a comma means, the zone what nine o'clock means. */
export interface Reading {
  locale: Locale;
  /** IANA zone of `datetime-local` fields. Default Asia/Jakarta. */
  zone?: string;
}

type Node = string[] | Map<string, Node>;

/** Nobody fills in more than this by hand; more is an attack on our time. */
const MAX_FIELDS = 2_000;

function treeOf(form: FormData): Map<string, Node> {
  const root: Map<string, Node> = new Map();
  let count = 0;
  for (const [name, value] of form) {
    count += 1;
    if (count > MAX_FIELDS) break;
    if (name.startsWith('_') || typeof value !== 'string') continue;
    const steps = stepsOf(name);
    let place = root;
    for (const [depth, step] of steps.entries()) {
      if (depth === steps.length - 1) {
        const there = place.get(step);
        // Browsers send line ends as CRLF; a text must hash the same however it was sent.
        const text = value.replace(/\r\n?/g, '\n');
        if (Array.isArray(there)) there.push(text);
        else if (!there) place.set(step, [text]);
        break;
      }
      const there = place.get(step);
      if (there instanceof Map) place = there;
      else {
        const made: Map<string, Node> = new Map();
        place.set(step, made);
        place = made;
      }
    }
  }
  return root;
}

class Reader {
  private readonly root: Shape;
  private readonly locale: Locale;
  private readonly zone: string;

  constructor(root: Shape, reading: Reading) {
    this.root = root;
    this.locale = reading.locale;
    this.zone = reading.zone ?? DEFAULT_ZONE;
  }

  private resolve(shape: Shape): Shape {
    if (!shape.$ref) return shape;
    if (shape.$ref === '#') return this.root;
    const name = /^#\/\$defs\/(.+)$/.exec(shape.$ref)?.[1];
    return (name && this.root.$defs?.[name]) || {};
  }

  /** undefined: leave the key out. */
  read(node: Node | undefined, given: Shape, required: boolean): unknown {
    const shape = this.resolve(given);
    const choices = shape.anyOf ?? shape.oneOf;
    if (choices)
      return this.readChoice(
        node,
        choices.map((c) => this.resolve(c)),
        required,
      );
    if (shape.allOf?.[0]) return this.read(node, shape.allOf[0], required);
    if (this.isDocument(shape) && Array.isArray(node)) return this.readDocument(node[0] ?? '', required);
    if (shape.type === 'object') return this.readObject(node, shape, required);
    if (shape.type === 'array') return this.readArray(node, shape, required);
    if (shape.type === 'boolean') return this.readBoolean(node, required);
    if (!Array.isArray(node)) return node === undefined ? undefined : Object.fromEntries(node);
    return this.readScalar(node[node.length - 1] ?? '', shape, required);
  }

  private isDocument(shape: Shape): boolean {
    return shape.type === 'object' && shape.properties?.type?.const === 'doc';
  }

  private readDocument(text: string, required: boolean): unknown {
    if (text.trim() === '') return required ? readWritten('') : undefined;
    if (!text.trimStart().startsWith('{')) return readWritten(text);
    try {
      return JSON.parse(text);
    } catch {
      // Somebody began a sentence with a brace: it is text like any other.
      return readWritten(text);
    }
  }

  private readChoice(node: Node | undefined, choices: Shape[], required: boolean): unknown {
    const real = choices.filter((c) => c.type !== 'null');
    const nullable = real.length < choices.length;
    const blank = node === undefined || (Array.isArray(node) && node.every((text) => text.trim() === ''));
    if (nullable && blank) return node === undefined && !required ? undefined : null;
    // A union of objects is told apart by its constant, such as `kind`.
    if (node instanceof Map) {
      const fitting = real.find((c) =>
        Object.entries(c.properties ?? {}).every(([key, inner]) => {
          const constant = this.resolve(inner).const;
          const typed = node.get(key);
          return constant === undefined || (Array.isArray(typed) && typed[0] === String(constant));
        }),
      );
      return this.read(node, fitting ?? real[0] ?? {}, required);
    }
    const constants = real.filter((c) => c.const !== undefined);
    if (constants.length === real.length && Array.isArray(node)) {
      const chosen = constants.find((c) => String(c.const) === node[node.length - 1]);
      if (chosen) return chosen.const;
    }
    return this.read(node, real[0] ?? {}, required);
  }

  private readObject(node: Node | undefined, shape: Shape, required: boolean): unknown {
    if (node === undefined && !required) return undefined;
    const fields = node instanceof Map ? node : new Map<string, Node>();
    const result: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(shape.properties ?? {})) {
      const value = this.read(fields.get(key), inner, shape.required?.includes(key) ?? false);
      if (value !== undefined) result[key] = value;
    }
    // What the contract does not know is passed on, so that the kernel can say so; a record takes it as entries.
    const rest = typeof shape.additionalProperties === 'object' ? shape.additionalProperties : {};
    for (const [key, inner] of fields) {
      if (shape.properties && Object.hasOwn(shape.properties, key)) continue;
      if (key === '__proto__') continue;
      result[key] = this.read(inner, rest, true);
    }
    return result;
  }

  private readArray(node: Node | undefined, shape: Shape, required: boolean): unknown {
    const item = typeof shape.items === 'object' ? shape.items : {};
    if (node === undefined) return required ? [] : undefined;
    if (node instanceof Map) {
      return [...node.entries()]
        .sort(([a], [b]) => Number(a) - Number(b))
        .map(([, inner]) => this.read(inner, item, true))
        .filter((value) => value !== undefined);
    }
    return node.filter((text) => text.trim() !== '').map((text) => this.read([text], item, true));
  }

  private readBoolean(node: Node | undefined, required: boolean): unknown {
    // A box that is not ticked sends nothing: for a required answer that means no.
    if (!Array.isArray(node)) return required ? false : undefined;
    const text = node[node.length - 1] ?? '';
    if (text === '' && !required) return undefined;
    return ['on', 'true', '1', 'yes'].includes(text);
  }

  private readScalar(text: string, shape: Shape, required: boolean): unknown {
    if (text.trim() === '' && !required) return undefined;
    const numeric =
      shape.type === 'number' ||
      shape.type === 'integer' ||
      typeof shape.const === 'number' ||
      (shape.enum?.length !== undefined && shape.enum.every((v) => typeof v === 'number'));
    // What is no number stays text: the kernel refuses it at its field, and it is still there to correct.
    if (numeric) return parseNumber(text, this.locale) ?? text;
    if (shape.format === 'date-time') return localInstant(text, this.zone);
    return text;
  }
}

/**
 * A submitted form as the input of a command: names are paths, the contract's schema decides what is a number,
 * a date, a tick or a list. Nothing is judged here: what does not fit is handed on and refused by the kernel
 * at its field. Files and names that begin with "_" are left out.
 */
export function readForm(form: FormData, schema: z.ZodType, reading: Reading): Record<string, unknown> {
  const shape: Shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  const input = new Reader(shape, reading).read(treeOf(form), shape, true);
  return typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {};
}

/** What was typed, to be drawn again after a refusal. Secrets are never sent back. */
export function typedOf(form: FormData): Record<string, string | string[]> {
  const typed: Record<string, string | string[]> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name.startsWith('_')) continue;
    if (/password|secret|token|(^|[.\]])(code|totp)$/i.test(name)) continue;
    const there = Object.hasOwn(typed, name) ? typed[name] : undefined;
    typed[name] = there === undefined ? value : [...(Array.isArray(there) ? there : [there]), value];
  }
  return typed;
}
