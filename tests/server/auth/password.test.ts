import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hashPassword, needsRehash, passwordProblem, verifyPassword } from '#server/auth/password.ts';

const about = { email: 'kepala.seksi@dinsos.contoh.id', name: 'Kepala Seksi Rehabilitasi' };

describe('password hashes', () => {
  it('are Argon2id at or above the floor, and verify', async () => {
    const stored = await hashPassword('kereta malam ke utara');
    const [, m, t] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$/.exec(stored) ?? [];
    expect(Number(m)).toBeGreaterThanOrEqual(19_456);
    expect(Number(t)).toBeGreaterThanOrEqual(2);
    expect(await verifyPassword(stored, 'kereta malam ke utara')).toBe(true);
    expect(await verifyPassword(stored, 'kereta malam ke selatan')).toBe(false);
    expect(needsRehash(stored)).toBe(false);
  });

  it('of the demo are made lightly, and anew when somebody signs in with them', async () => {
    const stored = await hashPassword('duduk-sama-rendah-7-kursi', { light: true });
    expect(await verifyPassword(stored, 'duduk-sama-rendah-7-kursi')).toBe(true);
    expect(needsRehash(stored)).toBe(true);
  });

  it('treat composed and decomposed characters as the same password', async () => {
    const stored = await hashPassword('caf\u00e9 di pinggir rel');
    expect(await verifyPassword(stored, 'cafe\u0301 di pinggir rel')).toBe(true);
  });

  it('refuse an unknown account after the same work, and a damaged hash without an error', async () => {
    const stored = await hashPassword('kereta malam ke utara');
    await verifyPassword(null, 'made ready');
    const time = async (hash: string | null) => {
      const began = performance.now();
      expect(await verifyPassword(hash, 'bukan kata sandinya')).toBe(false);
      return performance.now() - began;
    };
    const [known, unknown] = [await time(stored), await time(null)];
    expect(unknown).toBeGreaterThan(known / 4);
    expect(await verifyPassword('$argon2id$broken', 'apa saja boleh')).toBe(false);
  });

  it('say when they were made at a lower cost', () => {
    expect(needsRehash('$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$aGFzaGhhc2hoYXNoaGFzaA')).toBe(true);
    expect(needsRehash('plain')).toBe(true);
  });
});

describe('what is wrong with a password', () => {
  it.each([
    ['pendek', 'password_too_short'],
    ['a'.repeat(129), 'password_too_long'],
    ['x1y2z3w4'.repeat(100), 'password_too_long'],
    ['qwertyuiop123', 'password_common'],
    ['Password1234', 'password_common'],
    ['Sonnenschein26!', 'password_common'],
    ['P@ssw0rd2026!', 'password_common'],
    ['dinsosbandung', 'password_common'],
    ['Mufakat2026!!', 'password_common'],
    ['bandungbandung', 'password_common'],
    ['3204123456789012', 'password_common'],
    ['abcdefghijklmn', 'password_common'],
    ['aaaaaaaaaaaaaa', 'password_common'],
    ['rehabilitasi!', 'password_personal'],
  ])('%s: %s', (password, problem) => {
    expect(passwordProblem(password, about)).toBe(problem);
  });

  it('refuses a thousand listed passwords of sufficient length, as they stand and in capitals', () => {
    const sample = readFileSync(new URL('./support/listed-sample.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter(Boolean);
    expect(sample).toHaveLength(1_000);
    const passed = sample
      .flatMap((password) => [password, password.toUpperCase()])
      .filter((password) => passwordProblem(password, about) !== 'password_common');
    expect(passed).toEqual([]);
  });

  it('keeps its list of more than 100,000 small', () => {
    const list = readFileSync(new URL('../../../server/auth/listed-passwords.bin', import.meta.url));
    expect(list.length / 5).toBeGreaterThan(100_000);
    expect(list.length).toBeLessThan(1_000_000);
  });

  it.each([
    'kereta malam ke utara',
    'correct horse battery staple',
    'Tq7#vLm2!xRw',
    'ééé sawah hijau kuning',
  ])('%s passes', (password) => {
    expect(passwordProblem(password, about)).toBeNull();
  });

  it('is told within a moment for a very long text', () => {
    const began = performance.now();
    passwordProblem('ab'.repeat(500_000), about);
    expect(performance.now() - began).toBeLessThan(50);
  });
});
