import type { z } from 'zod';
import type { ErrorCode } from '#app/contract/errors.ts';
import { findSensitive } from '#app/domain/sensitive.ts';
import { refuse } from './refusal.ts';

const LIMITS = { depth: 32, nodes: 20_000 };
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/**
 * Identifiers (one, or two as an objection has) and hashes hold runs of digits that belong to nobody. Exactly these:
 * a NIK that stands alone is hexadecimal, too.
 */
const MACHINE_TEXT =
  /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?::(?=.)|$)){1,2}$|^[0-9a-f]{64}$/i;

type Issue = z.core.$ZodIssue;

function codeOf(issue: Issue): ErrorCode {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null || issue.input === '') return 'field_required';
      return issue.expected === 'number' ? 'field_not_a_number' : 'invalid_input';
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array' ? 'field_too_long' : 'field_out_of_range';
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array')
        return Number(issue.minimum) <= 1 ? 'field_required' : 'field_too_short';
      return 'field_out_of_range';
    case 'invalid_format':
      if (issue.format === 'date' || issue.format === 'datetime')
        return issue.input === '' ? 'field_required' : 'field_not_a_date';
      return issue.format === 'email' ? 'field_not_an_email' : 'invalid_input';
    case 'invalid_value':
      return 'field_not_in_list';
    default:
      return 'invalid_input';
  }
}

/** PostgreSQL stores no NUL, and half a character has no canonical form to hash. */
const isWritable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** Walks any value without recursion; refuses what is too deep, too large or pollutes prototypes. */
function walk(input: unknown, visit: (text: string, path: string) => void): void {
  const stack: { value: unknown; path: string; depth: number }[] = [{ value: input, path: '', depth: 0 }];
  let nodes = 0;
  for (let next = stack.pop(); next; next = stack.pop()) {
    nodes += 1;
    if (next.depth > LIMITS.depth || nodes > LIMITS.nodes) refuse('too_deep');
    if (typeof next.value === 'string') visit(next.value, next.path);
    else if (typeof next.value === 'object' && next.value !== null) {
      for (const [key, value] of Object.entries(next.value)) {
        if (FORBIDDEN_KEYS.has(key) || !isWritable(key)) refuse('invalid_input');
        stack.push({ value, path: next.path ? `${next.path}.${key}` : key, depth: next.depth + 1 });
      }
    }
  }
}

/**
 * The input as the contract wants it, or a refusal with a code per field. Also refuses free text that holds what
 * looks like a NIK, a family card number or a phone number: no beneficiary-level data belongs here (UU 27/2022).
 */
export function validate<T extends z.ZodType>(
  schema: T,
  input: unknown,
  options: { freeText: boolean },
): z.output<T> {
  const unwritable: Record<string, ErrorCode> = {};
  walk(input, (text, path) => {
    if (!isWritable(text)) unwritable[path] = 'invalid_input';
  });
  if (Object.keys(unwritable).length > 0) refuse('invalid_input', { fields: unwritable });
  const parsed = schema.safeParse(input, { reportInput: true });
  if (!parsed.success) {
    const fields: Record<string, ErrorCode> = {};
    for (const issue of parsed.error.issues) {
      if (issue.code === 'unrecognized_keys')
        for (const key of issue.keys) fields[[...issue.path, key].join('.')] ??= 'invalid_input';
      else fields[issue.path.join('.')] ??= codeOf(issue);
    }
    refuse('invalid_input', { fields });
  }
  if (options.freeText) {
    const fields: Record<string, ErrorCode> = {};
    walk(parsed.data, (text, path) => {
      if (text.length >= 9 && !MACHINE_TEXT.test(text) && findSensitive(text).length > 0)
        fields[path] = 'sensitive_data';
    });
    if (Object.keys(fields).length > 0) refuse('sensitive_data', { fields });
  }
  return parsed.data;
}
