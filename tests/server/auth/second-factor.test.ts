import { describe, expect, it } from 'vitest';
import {
  newSecondFactorSecret,
  secondFactorCode,
  secondFactorQr,
  secondFactorUri,
  verifySecondFactor,
} from '#server/auth/second-factor.ts';

/** The secret and the times of RFC 6238, appendix B (SHA-1), last six of its eight digits. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('second factor', () => {
  it.each([
    [59_000, '287082'],
    [1_111_111_109_000, '081804'],
    [1_234_567_890_000, '005924'],
    [20_000_000_000_000, '353130'],
  ])('agrees with RFC 6238 at %i ms', (now, code) => {
    expect(secondFactorCode(RFC_SECRET, now)).toBe(code);
    expect(verifySecondFactor({ secret: RFC_SECRET, code, lastStep: null, now })).toEqual({
      ok: true,
      step: Math.floor(now / 30_000),
    });
  });

  it('takes one step early or late, not two', () => {
    const secret = newSecondFactorSecret();
    const now = 1_800_000_015_000;
    const at = (offset: number) =>
      verifySecondFactor({ secret, code: secondFactorCode(secret, now + offset), lastStep: null, now });
    expect(at(-30_000).ok).toBe(true);
    expect(at(30_000).ok).toBe(true);
    expect(at(-90_000).ok).toBe(false);
    expect(at(90_000).ok).toBe(false);
  });

  it('takes a code once, and none older than the last', () => {
    const secret = newSecondFactorSecret();
    const now = 1_800_000_015_000;
    const code = secondFactorCode(secret, now);
    const first = verifySecondFactor({ secret, code, lastStep: null, now });
    const lastStep = first.ok ? first.step : null;
    expect(lastStep).toBe(60_000_000);
    expect(verifySecondFactor({ secret, code, lastStep, now })).toEqual({ ok: false, problem: 'code_used' });
    const earlier = secondFactorCode(secret, now - 30_000);
    expect(verifySecondFactor({ secret, code: earlier, lastStep, now })).toEqual({
      ok: false,
      problem: 'code_used',
    });
    const next = secondFactorCode(secret, now + 30_000);
    expect(verifySecondFactor({ secret, code: next, lastStep, now: now + 30_000 }).ok).toBe(true);
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('refuses %j', (code) => {
    expect(verifySecondFactor({ secret: RFC_SECRET, code, lastStep: null, now: 59_000 })).toEqual({
      ok: false,
      problem: 'code_wrong',
    });
  });

  it('reads a code typed with a space', () => {
    expect(verifySecondFactor({ secret: RFC_SECRET, code: '287 082', lastStep: null, now: 59_000 }).ok).toBe(
      true,
    );
  });

  it('gives an address and a picture for the authenticator', () => {
    const secret = newSecondFactorSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(secondFactorUri(secret, 'pimpinan@dinsos.contoh.id'));
    expect(uri.protocol).toBe('otpauth:');
    expect(uri.searchParams.get('secret')).toBe(secret);
    expect(uri.searchParams.get('issuer')).toBe('Mufakat');
    const svg = secondFactorQr(secret, 'pimpinan@dinsos.contoh.id');
    expect(svg).toMatch(/^<svg [^>]*viewBox/);
    expect(svg).not.toMatch(/<script|style=|on\w+=/);
  });
});
