import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, so that a code can be read aloud and typed from paper. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** A new code of a public page: 16 signs, 80 random bits, so that nobody finds one by guessing. */
export function newCode(): string {
  return [...randomBytes(LENGTH)].map((byte) => DIGITS[byte % 32]).join('');
}

/** As it is printed and spoken: four groups of four. */
export const codeInGroups = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;

/** As it was typed or scanned: lower case, hyphens and the confusable letters put right. */
export const codeAsTyped = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

/** The public page of a code. */
export const verificationLink = (baseUrl: string, code: string): string => `${baseUrl}/verifikasi/${code}`;
