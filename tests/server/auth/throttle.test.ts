import { describe, expect, it } from 'vitest';
import { countedAddress, createThrottle } from '#server/auth/throttle.ts';

describe('throttle', () => {
  it('refuses the sixth wrong sign-in of one account from one address, and nobody else', async () => {
    const throttle = createThrottle();
    const who = { address: '203.0.113.7', subject: 'Pimpinan@dinsos.contoh.id' };
    for (let i = 0; i < 5; i += 1) expect(await throttle.attempt('sign-in', who)).toEqual({ allowed: true });
    const refused = await throttle.attempt('sign-in', { ...who, subject: ' pimpinan@DINSOS.contoh.id' });
    expect(refused.allowed).toBe(false);
    expect(refused.allowed === false && refused.retryAfter).toBeGreaterThan(890);
    expect(refused.allowed === false && refused.retryAfter).toBeLessThanOrEqual(900);
    expect((await throttle.attempt('sign-in', { ...who, address: '203.0.113.8' })).allowed).toBe(true);
    expect((await throttle.attempt('sign-in', { ...who, subject: 'lain@contoh.id' })).allowed).toBe(true);
    expect((await throttle.attempt('second-factor', who)).allowed).toBe(true);
  });

  it('counts guesses made at the same instant', async () => {
    const throttle = createThrottle();
    const who = { address: '203.0.113.7', subject: 'a@contoh.id' };
    const results = await Promise.all(
      Array.from({ length: 20 }, () => throttle.attempt('second-factor', who)),
    );
    expect(results.filter(({ allowed }) => allowed)).toHaveLength(5);
  });

  it('refuses an address after thirty wrong guesses over many accounts', async () => {
    const throttle = createThrottle();
    const guess = (i: number) =>
      throttle.attempt('sign-in', { address: '2001:db8:1:2::7', subject: `a${i}@contoh.id` });
    for (let i = 0; i < 30; i += 1) expect((await guess(i)).allowed).toBe(true);
    expect((await guess(30)).allowed).toBe(false);
    const neighbour = { address: '2001:db8:1:2:ffff::1', subject: 'b@contoh.id' };
    expect((await throttle.attempt('sign-in', neighbour)).allowed).toBe(false);
  });

  it('starts anew after a right one, and a busy office is not shut out', async () => {
    const throttle = createThrottle();
    for (let i = 0; i < 100; i += 1) {
      const who = { address: '203.0.113.7', subject: `a${i % 10}@contoh.id` };
      expect((await throttle.attempt('sign-in', who)).allowed).toBe(true);
      await throttle.succeeded('sign-in', who);
    }
  });

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:0DB8:0001:0002::7', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('counts %s as %s', (address, counted) => {
    expect(countedAddress(address)).toBe(counted);
  });
});
