import { describe, expect, it } from 'vitest';
import {
  bearerOf,
  expiryOf,
  hashToken,
  linkState,
  newApiToken,
  newShortCode,
  newToken,
  readApiToken,
  readShortCode,
  SHORT_CODE_ALPHABET,
  sameSecret,
} from '#server/auth/tokens.ts';

describe('tokens', () => {
  it('have 256 random bits and are stored as a hash', () => {
    const made = Array.from({ length: 200 }, newToken);
    expect(new Set(made.map(({ token }) => token)).size).toBe(200);
    for (const { token, hash } of made) {
      expect(Buffer.from(token, 'base64url')).toHaveLength(32);
      expect(hash).toBe(hashToken(token));
      expect(hash).not.toContain(token);
    }
  });

  it('are compared whole, whatever their lengths', () => {
    expect(sameSecret('abc', 'abc')).toBe(true);
    expect(sameSecret('abc', 'abd')).toBe(false);
    expect(sameSecret('abc', 'abcd')).toBe(false);
  });

  it('of the API are read back, and nothing else is', () => {
    const made = newApiToken();
    const uuid = newApiToken('01890f3e-5c1a-7c3e-8a21-2b7d6f0c9a11');
    expect(readApiToken(made.token)).toEqual({ id: made.id, secretHash: made.secretHash });
    expect(uuid.id).toBe('01890f3e5c1a7c3e8a212b7d6f0c9a11');
    expect(readApiToken(uuid.token)?.id).toBe(uuid.id);
    for (const bad of ['', 'mfk_', `${made.token}x`, made.token.slice(4), made.token.toUpperCase()]) {
      expect(readApiToken(bad)).toBeNull();
    }
    expect(() => newApiToken('no hex')).toThrow();
  });

  it('are taken from a bearer header only', () => {
    expect(bearerOf('Bearer mfk_1_x')).toBe('mfk_1_x');
    expect(bearerOf('bearer abc')).toBe('abc');
    for (const bad of [undefined, '', 'Basic abc', 'Bearer', 'Bearer a b', `Bearer ${'x'.repeat(600)}`]) {
      expect(bearerOf(bad)).toBeNull();
    }
  });
});

describe('links that work once', () => {
  const from = new Date('2026-11-22T03:00:00Z');
  const link = { expiresAt: expiryOf('invitation', from), usedAt: null, revokedAt: null };

  it('live fourteen days for an invitation and half an hour for a new password', () => {
    expect(link.expiresAt.toISOString()).toBe('2026-12-06T03:00:00.000Z');
    expect(expiryOf('reset', from).toISOString()).toBe('2026-11-22T03:30:00.000Z');
  });

  it.each([
    ['usable', link, '2026-12-06T02:59:59Z'],
    ['expired', link, '2026-12-06T03:00:00Z'],
    ['used', { ...link, usedAt: from }, '2026-11-23T00:00:00Z'],
    ['revoked', { ...link, revokedAt: from }, '2026-11-23T00:00:00Z'],
  ])('are %s', (state, row, now) => {
    expect(linkState(row, new Date(now))).toBe(state);
  });
});

describe('short codes', () => {
  it('use no sign that can be taken for another, and are read as people type them', () => {
    expect(SHORT_CODE_ALPHABET).not.toMatch(/[01OILU]/);
    for (let i = 0; i < 200; i += 1) {
      const code = newShortCode();
      expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{6}$/);
      expect(readShortCode(` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `)).toBe(code);
    }
  });

  it.each(['', 'ABC', 'ABCDEFG', 'ABC10O', "' or 1=1", 'A'.repeat(10_000)])('refuse %j', (typed) => {
    expect(readShortCode(typed)).toBeNull();
  });
});
