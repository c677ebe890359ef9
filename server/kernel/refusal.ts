import type { ErrorCode, Refusal } from '#app/contract/errors.ts';

/**
 * Thrown inside the kernel and its handlers to say no: the transaction is rolled back and the door
 * answers with the code. It never leaves the kernel as an exception.
 */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** Says no. `fields` names the input fields it is about. */
export function refuse(code: ErrorCode, more: Omit<Refusal, 'code'> = {}): never {
  throw new Refused({ code, ...more });
}

/** `value`, or the refusal when there is none. */
export function required<T>(value: T | null | undefined, code: ErrorCode = 'not_found'): T {
  if (value === null || value === undefined) refuse(code);
  return value;
}
