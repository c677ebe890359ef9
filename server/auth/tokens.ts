import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** Random bytes of a secret: 256 bits, twice what ASVS 7.2.3 and 6.4.1 ask for. */
const TOKEN_BYTES = 32;

/** How long an invitation can be used after it was sent, in days. */
export const INVITATION_DAYS = 14;
/** How long a link that sets a new password can be used, in minutes (ASVS 6.4.1). */
export const RESET_MINUTES = 30;

/** A new secret of 256 random bits in base64url (43 characters), and the hash that is stored in its place. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** SHA-256 of a secret as 64 hex digits. Enough for secrets with 128 random bits or more, never for passwords. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

/** Whether two texts are equal, in a time that does not tell where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text, 'utf8').digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}

/** When a link made at `from` stops working. */
export function expiryOf(kind: 'invitation' | 'reset', from: Date): Date {
  const minutes = kind === 'invitation' ? INVITATION_DAYS * 24 * 60 : RESET_MINUTES;
  return new Date(from.getTime() + minutes * 60_000);
}

/** Whether a single-use link still works at `now` (the database's time), and if not, why. */
export function linkState(
  link: { expiresAt: Date; usedAt: Date | null; revokedAt: Date | null },
  now: Date,
): 'usable' | 'used' | 'revoked' | 'expired' {
  if (link.usedAt !== null) return 'used';
  if (link.revokedAt !== null) return 'revoked';
  return now.getTime() < link.expiresAt.getTime() ? 'usable' : 'expired';
}

const API_TOKEN = /^mfk_([0-9a-f]{16,32})_([A-Za-z0-9_-]{43})$/;

/**
 * A new API token `mfk_<id>_<secret>`. The prefix lets scanners for leaked secrets know it; the id (hex, not secret)
 * finds the row; only `secretHash` is stored. `id` may be a UUID, whose hyphens are left out of the token.
 */
export function newApiToken(id: string = randomBytes(8).toString('hex')): {
  id: string;
  token: string;
  secretHash: string;
} {
  const { token: secret, hash } = newToken();
  const plain = id.replaceAll('-', '').toLowerCase();
  if (!/^[0-9a-f]{16,32}$/.test(plain)) throw new Error('An API token id is 16 to 32 hex digits.');
  return { id: plain, token: `mfk_${plain}_${secret}`, secretHash: hash };
}

/** The parts of an API token as it came in, or null when it is not one. Compare `secretHash` with `sameSecret`. */
export function readApiToken(token: string): { id: string; secretHash: string } | null {
  const [, id, secret] = API_TOKEN.exec(token) ?? [];
  return id === undefined || secret === undefined ? null : { id, secretHash: hashToken(secret) };
}

/** The token of an `Authorization: Bearer …` header, or null. The scheme's case does not matter (RFC 9110, 11.1). */
export function bearerOf(header: string | undefined): string | null {
  return /^Bearer ([A-Za-z0-9._~+/=-]{1,512})$/i.exec(header ?? '')?.[1] ?? null;
}

/** Digits and letters that cannot be taken for another when read aloud or from a wall: no 0 O, 1 I L, U. */
export const SHORT_CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Characters of a session's short code: 30^6 = 729 million codes, to be guarded by a throttle as well. */
export const SHORT_CODE_LENGTH = 6;

/** A new short code for joining a session. Not a secret for long: it only leads to the session's door. */
export function newShortCode(): string {
  return Array.from(
    { length: SHORT_CODE_LENGTH },
    () => SHORT_CODE_ALPHABET[randomInt(SHORT_CODE_ALPHABET.length)],
  ).join('');
}

/** A short code as somebody typed it, in the stored form, or null when it cannot be one. */
export function readShortCode(typed: string): string | null {
  const code = typed.slice(0, 32).toUpperCase().replace(/[\s-]/g, '');
  const known = [...code].every((sign) => SHORT_CODE_ALPHABET.includes(sign));
  return code.length === SHORT_CODE_LENGTH && known ? code : null;
}
