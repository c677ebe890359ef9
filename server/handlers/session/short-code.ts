/** Digits and capitals that are not mistaken for one another when they are read from a wall. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Length of a session's short code. */
export const CODE_LENGTH = 6;

/**
 * The short code to join a session by, from the random part of a UUIDv7. It names a session; whoever
 * types it must be signed in and may read the session, or be let in as an observer by the charter.
 */
export function shortCodeFrom(id: string): string {
  let rest = Number.parseInt(id.replaceAll('-', '').slice(-12), 16);
  let code = '';
  for (let at = 0; at < CODE_LENGTH; at += 1) {
    code += ALPHABET[rest % ALPHABET.length];
    rest = Math.floor(rest / ALPHABET.length);
  }
  return code;
}
