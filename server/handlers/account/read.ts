import { and, eq, isNull } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';
import { account, person } from '#db/schema/index.ts';
import { PasswordQueueFull, verifyPassword } from '#server/auth/password.ts';
import type { Guess, Guesser } from '#server/auth/throttle.ts';
import type { Preparation, ReadContext } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';

/** The account behind an e-mail; case does not matter. */
export async function accountByEmail(db: Reader, email: string) {
  const [row] = await db.select().from(account).where(eq(account.email, email.trim().toLowerCase()));
  return row ?? null;
}

/** Whether the account administers a network: its sign-ins last shorter. */
export async function readAdministrator(db: Reader, accountId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.accountId, accountId), eq(person.administrator, true), isNull(person.erasedAt)))
    .limit(1);
  return row !== undefined;
}

/** The account of whoever asks; refuses those who have none (strangers, the operator). */
export function ownAccountId(context: Pick<ReadContext, 'credentials' | 'actor'>): string {
  if (context.actor.kind !== 'person' || context.actor.accountId === '') refuse('sign_in_required');
  return context.actor.accountId;
}

/** Counts a guess before it is checked. @throws Refused `rate_limited` with the seconds to wait */
export async function countGuess(
  context: Pick<Preparation, 'client' | 'tools'>,
  guess: Guess,
  subject?: string,
): Promise<Guesser> {
  // Requests without an address (a test, the command line) count together.
  const who: Guesser = { address: context.client?.address || 'unknown', ...(subject ? { subject } : {}) };
  const counted = await context.tools.throttle.attempt(guess, who);
  if (!counted.allowed) refuse('rate_limited', { details: { retryAfter: counted.retryAfter } });
  return who;
}

/** Runs work on passwords; too many waiting become `unavailable`. */
export async function withPasswords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PasswordQueueFull) refuse('unavailable');
    throw error;
  }
}

/** Whether the password is the account's; as slow for an account that does not exist. */
export const passwordIsRight = (stored: string | null, password: string): Promise<boolean> =>
  withPasswords(() => verifyPassword(stored, password));
