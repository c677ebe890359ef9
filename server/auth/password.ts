import { hash, parseOptions, verify } from '@node-rs/argon2';
import { COMMON_PASSWORD_WORDS } from './common-passwords.ts';
import { isListedPassword } from './listed-passwords.ts';

/**
 * Argon2id, 64 MiB, 3 passes: about 150 ms on one core of a small server, above the floor of ASVS 11.4.2
 * (19 MiB, 2 passes). The library's default algorithm is Argon2id.
 */
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

/**
 * For passwords that need no protection: the demo's, which is printed on the sign-in page, or which nobody ever learns.
 * Whoever signs in with one gets the usual hash then.
 */
const LIGHT = { memoryCost: 19_456, timeCost: 1, parallelism: 1 } as const;

/** Hashes at work at once: each holds 64 MiB and a thread, so a flood of sign-ins must wait, not multiply. */
const AT_ONCE = 4;
/** Waiting hashes above which a new one is refused: it would be answered too late to matter. */
const WAITING_AT_MOST = 200;

/** Shortest and longest password in characters (ASVS 6.2.1, 6.2.9); no rule of composition besides. */
export const PASSWORD_LENGTH = { min: 12, max: 128 } as const;

/** Why a password is refused. */
export type PasswordProblem =
  | 'password_too_short'
  | 'password_too_long'
  | 'password_common'
  | 'password_personal';

/** Thrown when too many hashes wait already; its `code` is what crosses the border. */
export class PasswordQueueFull extends Error {
  readonly code = 'unavailable';
}

let atWork = 0;
const waiting: Array<() => void> = [];

/** Runs a piece of work when one of the four places is free. Throws PasswordQueueFull when the line is too long. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (atWork >= AT_ONCE) {
    if (waiting.length >= WAITING_AT_MOST) throw new PasswordQueueFull('too many passwords to check');
    await new Promise<void>((resume) => waiting.push(resume));
  } else {
    atWork += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    // The place goes straight to the next in line, so that a newcomer cannot slip in between.
    if (next) next();
    else atWork -= 1;
  }
}

/** The same characters typed on another keyboard give the same bytes (Unicode NFKC). */
const normal = (password: string): string => password.normalize('NFKC');

/**
 * The PHC string to store for a password. Throws PasswordQueueFull under overload.
 * @param light it guards nothing: made at a fraction of the cost
 */
export function hashPassword(password: string, { light = false } = {}): Promise<string> {
  return inTurn(() => hash(normal(password), light ? LIGHT : COST));
}

let dummy: Promise<string> | undefined;
/** A hash nobody knows the password of, made once, for accounts that do not exist. */
function dummyHash(): Promise<string> {
  dummy ??= hash(crypto.getRandomValues(new Uint8Array(32)), COST);
  return dummy;
}

/**
 * Whether the password belongs to the stored hash. With `null` (no such account, or one without a password) the
 * same work is done on a dummy hash and the answer is no, so that time does not tell who has an account
 * (ASVS 6.3.8). A damaged hash counts as no. Throws PasswordQueueFull under overload.
 */
export function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  return inTurn(async () => {
    const against = stored !== null && isReadable(stored) ? stored : null;
    // Longer than any password we accept: cut before hashing, so that length costs nothing.
    const typed = normal(password.slice(0, PASSWORD_LENGTH.max * 4));
    // `verify` throws only on a hash it cannot read.
    const same = await verify(against ?? (await dummyHash()), typed).catch(() => false);
    return against !== null && same;
  });
}

function isReadable(stored: string): boolean {
  return /^\$argon2id\$v=\d+\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+$/.test(stored);
}

/** Whether a stored hash was made at a lower cost than today's and should be made again at the next sign-in. */
export function needsRehash(stored: string): boolean {
  if (!isReadable(stored)) return true;
  const made = parseOptions(stored);
  return made.memoryCost < COST.memoryCost || made.timeCost < COST.timeCost;
}

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};
const letters = (text: string): string => text.replace(/[^a-z]/g, '');

/** The letters of a password as typed, and with the usual digit-for-letter swaps undone. */
function readings(folded: string): string[] {
  const core = folded.replace(/^[^a-z@$]+/, '').replace(/[^a-z@$]+$/, '');
  const plain = core.replace(/[013457@$]/g, (sign) => LEET[sign] ?? sign);
  return [letters(folded), letters(plain)];
}

/** One listed word, repeated or not, or two in a row. */
function isOneOrTwoWords(text: string): boolean {
  if (COMMON_PASSWORD_WORDS.has(text)) return true;
  const repeated = /^(.{4,}?)\1+$/.exec(text)?.[1];
  if (repeated !== undefined && COMMON_PASSWORD_WORDS.has(repeated)) return true;
  for (let cut = 4; cut <= text.length - 4; cut += 1) {
    if (COMMON_PASSWORD_WORDS.has(text.slice(0, cut)) && COMMON_PASSWORD_WORDS.has(text.slice(cut)))
      return true;
  }
  return false;
}

/** Runs such as 123456789012, aaaaaaaaaaaa or abcdefghijkl: seven in ten steps the same, or too few characters. */
function isMonotonous(folded: string): boolean {
  if (new Set(folded).size < 5) return true;
  let steady = 0;
  for (let i = 1; i < folded.length; i += 1) {
    const step = folded.charCodeAt(i) - folded.charCodeAt(i - 1);
    if (Math.abs(step) <= 1) steady += 1;
  }
  return steady >= (folded.length - 1) * 0.7;
}

/** A listed password with a few digits or signs put around it, such as "sonnenschein2026!". */
function isListedInDisguise(folded: string): boolean {
  const core = folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return core.length >= 6 && folded.length - core.length <= 6 && isListedPassword(core);
}

function isCommon(folded: string): boolean {
  if (isListedPassword(folded) || isListedInDisguise(folded) || isMonotonous(folded)) return true;
  // Digits and signs alone are telephone numbers, dates and NIKs.
  if (letters(folded).length === 0) return true;
  return readings(folded).some((text) => folded.length - text.length <= 8 && isOneOrTwoWords(text));
}

function isPersonal(folded: string, about: { email: string; name: string }): boolean {
  const words = `${about.email} ${about.name}`
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4);
  return words.some((word) => folded.includes(word) && folded.replaceAll(word, '').length < 8);
}

/**
 * What is wrong with a new password, or null. Length is counted in characters after NFKC, 12 to 128. Passphrases of
 * three words or more pass.
 */
export function passwordProblem(
  password: string,
  about: { email: string; name: string },
): PasswordProblem | null {
  if (password.length > PASSWORD_LENGTH.max * 4) return 'password_too_long';
  const text = normal(password);
  const length = [...text].length;
  if (length < PASSWORD_LENGTH.min) return 'password_too_short';
  if (length > PASSWORD_LENGTH.max) return 'password_too_long';
  const folded = text.toLowerCase();
  if (isCommon(folded)) return 'password_common';
  return isPersonal(folded, about) ? 'password_personal' : null;
}
