/** How deep and how large a JSON text may be before it is parsed (ASVS 2.2.2). */
export const JSON_LIMITS = { depth: 32, nodes: 20_000 } as const;

/** Keys that would reach into an object's prototype when copied carelessly (ASVS 15.3.6). */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Why a text is refused: codes of the contract. */
export type JsonProblem = 'malformed_request' | 'too_deep';

/** The index after the closing quote of a string that starts at `from`, or -1 when it never closes. */
function endOfString(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i += 1) {
    const sign = text.charCodeAt(i);
    if (sign === 0x5c) i += 1;
    else if (sign === 0x22) return i + 1;
  }
  return -1;
}

/** A quoted key without its escapes (`"__pro\u0074o__"` is `__proto__`), or null when it is no string at all. */
function readKey(quoted: string): string | null {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    const key: unknown = JSON.parse(quoted);
    return typeof key === 'string' ? key : null;
  } catch {
    return null;
  }
}

function isKeyAt(text: string, after: number): boolean {
  let i = after;
  while (text.charCodeAt(i) <= 0x20) i += 1;
  return text[i] === ':';
}

/**
 * Looks at a JSON text without parsing it and without recursion: nesting, number of values, forbidden keys.
 * Null when it may be parsed. It does not prove the text well formed; parsing does.
 */
export function scanJson(text: string): JsonProblem | null {
  let depth = 0;
  let nodes = 1;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i];
    if (sign === '"') {
      const end = endOfString(text, i);
      if (end === -1) return 'malformed_request';
      if (isKeyAt(text, end)) {
        const key = readKey(text.slice(i, end));
        if (key === null || FORBIDDEN_KEYS.has(key)) return 'malformed_request';
      }
      i = end - 1;
    } else if (sign === '{' || sign === '[') {
      depth += 1;
      nodes += 1;
    } else if (sign === '}' || sign === ']') {
      depth -= 1;
    } else if (sign === ',') {
      nodes += 1;
    }
    if (depth > JSON_LIMITS.depth || nodes > JSON_LIMITS.nodes) return 'too_deep';
  }
  return null;
}

/** A value that was parsed elsewhere (socket, form): the same limits, without recursion. Null when it may be used. */
export function scanValue(value: unknown): JsonProblem | null {
  let nodes = 0;
  const rest: Array<{ value: unknown; depth: number }> = [{ value, depth: 0 }];
  for (let entry = rest.pop(); entry !== undefined; entry = rest.pop()) {
    nodes += 1;
    if (nodes > JSON_LIMITS.nodes) return 'too_deep';
    if (typeof entry.value !== 'object' || entry.value === null || ArrayBuffer.isView(entry.value)) continue;
    const depth = entry.depth + 1;
    if (depth > JSON_LIMITS.depth) return 'too_deep';
    const children = Object.entries(entry.value);
    if (children.length + rest.length > JSON_LIMITS.nodes) return 'too_deep';
    const listed = Array.isArray(entry.value);
    for (const [key, child] of children) {
      if (!listed && FORBIDDEN_KEYS.has(key)) return 'malformed_request';
      rest.push({ value: child, depth });
    }
  }
  return null;
}

/** Parses an untrusted JSON text within the limits. Never throws. */
export function readJson(text: string): { ok: true; value: unknown } | { ok: false; code: JsonProblem } {
  const problem = scanJson(text);
  if (problem !== null) return { ok: false, code: problem };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, code: 'malformed_request' };
  }
}
