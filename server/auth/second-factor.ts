import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';

/** Length of one step in seconds, and the digits of a code (RFC 6238, what every authenticator understands). */
const PERIOD = 30;
const DIGITS = 6;
/** Steps a clock may be off, either way (ASVS 6.5.5: at most 30 s). */
const WINDOW = 1;

function totp(secret: string, label = 'Mufakat'): TOTP {
  return new TOTP({
    issuer: 'Mufakat',
    label,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  });
}

/** A new TOTP secret: 160 random bits in base 32 (RFC 4226 recommends 160). */
export function newSecondFactorSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The `otpauth://` address an authenticator reads; `accountLabel` is what it shows, usually the e-mail address. */
export function secondFactorUri(secret: string, accountLabel: string): string {
  return totp(secret, accountLabel).toString();
}

/** The address as a QR code: an SVG text of squares without scripts or styles, to be drawn inline. */
export function secondFactorQr(secret: string, accountLabel: string): string {
  return renderSVG(secondFactorUri(secret, accountLabel), { ecc: 'M', border: 4 });
}

/** What became of a code: the step to remember, or why it was refused. */
export type SecondFactorResult =
  | { ok: true; step: number }
  | { ok: false; problem: 'code_wrong' | 'code_used' };

/**
 * Checks a code at time `now` (milliseconds; the database's clock), one step early or late allowed. The caller
 * stores `step` and gives it back as `lastStep`; a code of that step or an earlier one is refused, so that a code
 * that was looked over a shoulder does not work twice (ASVS 6.5.1).
 */
export function verifySecondFactor(check: {
  secret: string;
  code: string;
  lastStep: number | null;
  now: number;
}): SecondFactorResult {
  const code = check.code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(code)) return { ok: false, problem: 'code_wrong' };
  const delta = totp(check.secret).validate({ token: code, timestamp: check.now, window: WINDOW });
  if (delta === null) return { ok: false, problem: 'code_wrong' };
  const step = Math.floor(check.now / 1000 / PERIOD) + delta;
  if (check.lastStep !== null && step <= check.lastStep) return { ok: false, problem: 'code_used' };
  return { ok: true, step };
}

/** The code of a secret at a time in milliseconds: for the demo's one-click sign-in and for tests. */
export function secondFactorCode(secret: string, now: number): string {
  return totp(secret).generate({ timestamp: now });
}
