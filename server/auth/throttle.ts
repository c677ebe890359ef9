import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** What is being guessed at. */
export type Guess = 'sign-in' | 'second-factor' | 'invitation' | 'short-code' | 'guest';

/** Who guesses at what: `subject` is the account's e-mail, the account's id or the like; absent when unknown. */
export interface Guesser {
  address: string;
  subject?: string;
}

/** May the guess be made? `retryAfter` is in whole seconds, at least 1. */
export type ThrottleResult = { allowed: true } | { allowed: false; retryAfter: number };

/** Wrong guesses within `seconds`: per subject and address together, and per address alone (ASVS 6.3.1). */
const LIMITS: Readonly<Record<Guess, { perSubject: number; perAddress: number; seconds: number }>> = {
  'sign-in': { perSubject: 5, perAddress: 30, seconds: 900 },
  'second-factor': { perSubject: 5, perAddress: 30, seconds: 900 },
  invitation: { perSubject: 10, perAddress: 30, seconds: 900 },
  // A whole room may sit behind one address, and everybody types the code.
  'short-code': { perSubject: 20, perAddress: 300, seconds: 900 },
  // Seats of observers without an account, and of them in one session: a hall behind one address, and nobody who fills
  // the list.
  guest: { perSubject: 60, perAddress: 120, seconds: 900 },
};

/** Counts wrong guesses. */
export interface Throttle {
  /** Counts a guess before it is checked, so that guesses made at the same instant cannot slip through together. */
  attempt(guess: Guess, who: Guesser): Promise<ThrottleResult>;
  /** Says that the last guess was right: the subject starts anew and the address gets its point back. */
  succeeded(guess: Guess, who: Guesser): Promise<void>;
}

/** One home connection owns a whole /64 of IPv6 addresses, so that is what is counted; IPv4 is counted singly. */
export function countedAddress(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

const MAX_KEY = 200;

/**
 * A throttle in the memory of this process: with several nodes each counts for itself, so the limit grows with
 * their number. It slows down and never locks: an account is refused only towards the address that guessed.
 */
export function createThrottle(): Throttle {
  const make = (guess: Guess, points: number, part: string) =>
    new RateLimiterMemory({ keyPrefix: `${guess}-${part}`, points, duration: LIMITS[guess].seconds });
  const limiters = (guess: Guess) => ({
    subject: make(guess, LIMITS[guess].perSubject, 'subject'),
    address: make(guess, LIMITS[guess].perAddress, 'address'),
  });
  const all: Readonly<Record<Guess, ReturnType<typeof limiters>>> = {
    'sign-in': limiters('sign-in'),
    'second-factor': limiters('second-factor'),
    invitation: limiters('invitation'),
    'short-code': limiters('short-code'),
    guest: limiters('guest'),
  };
  const keysOf = (who: Guesser) => {
    const address = countedAddress(who.address);
    const subject = who.subject?.trim().toLowerCase().slice(0, MAX_KEY) ?? '';
    return { address, subject: `${address}|${subject}` };
  };

  return {
    async attempt(guess, who) {
      const keys = keysOf(who);
      const counted = [all[guess].address.consume(keys.address)];
      if (who.subject !== undefined) counted.push(all[guess].subject.consume(keys.subject));
      const refusals = (await Promise.allSettled(counted)).filter((result) => result.status === 'rejected');
      if (refusals.length === 0) return { allowed: true };
      const waits = refusals.map(({ reason }) => {
        if (reason instanceof RateLimiterRes) return reason.msBeforeNext;
        throw reason;
      });
      return { allowed: false, retryAfter: Math.max(1, Math.ceil(Math.max(...waits) / 1000)) };
    },

    async succeeded(guess, who) {
      const keys = keysOf(who);
      await all[guess].address.reward(keys.address);
      if (who.subject !== undefined) await all[guess].subject.delete(keys.subject);
    },
  };
}
