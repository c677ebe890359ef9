import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Bytes of SHA-256 kept per password: a stranger's password is refused by chance once in six million. */
const BYTES = 5;

let prefixes: Buffer | undefined;

/**
 * Whether a password stands on the list of those that are tried first: 164,000 from breaches and frequency lists
 * (ASVS 6.2.4), kept as sorted hash prefixes, 0.8 MB, read when the first new password is chosen. Where the list
 * comes from and how it is made again: make-listed-passwords.mjs.
 * @param folded NFKC and lower case
 */
export function isListedPassword(folded: string): boolean {
  prefixes ??= readFileSync(new URL('./listed-passwords.bin', import.meta.url));
  const wanted = createHash('sha256').update(folded).digest().subarray(0, BYTES);
  let low = 0;
  let high = prefixes.length / BYTES - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = wanted.compare(prefixes, middle * BYTES, (middle + 1) * BYTES);
    if (order === 0) return true;
    if (order < 0) high = middle - 1;
    else low = middle + 1;
  }
  return false;
}
