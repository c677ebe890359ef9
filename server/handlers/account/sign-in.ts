import { eq } from 'drizzle-orm';
import { account } from '#db/schema/index.ts';
import { hashPassword, needsRehash } from '#server/auth/password.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { accountByEmail, countGuess, passwordIsRight, withPasswords } from './read.ts';
import { beginSession, noEntry } from './session.ts';

/**
 * E-mail and password. Nothing in the answer or in its time tells whether there is such an account; that an account
 * is suspended is said only to somebody who knows its password.
 */
export const signIn = handle('account.sign-in', {
  action: 'account.enter',
  async prepare(context, { email, password }) {
    const who = await countGuess(context, 'sign-in', email);
    const found = await accountByEmail(context.db, email);
    if (!(await passwordIsRight(found?.passwordHash ?? null, password)) || !found)
      refuse('credentials_wrong');
    const rehashed = needsRehash(found.passwordHash)
      ? await withPasswords(() => hashPassword(password))
      : null;
    return { who, accountId: found.id, checked: found.passwordHash, rehashed };
  },
  subject: async () => ({ networkId: null }),
  async run(context, _input, { who, accountId, checked, rehashed }) {
    const [row] = await context.db.select().from(account).where(eq(account.id, accountId)).for('update');
    // The password was changed, or the account went, while it was being checked.
    if (!row || row.passwordHash !== checked) refuse('credentials_wrong');
    if (row.suspendedAt) refuse('account_suspended');
    if (rehashed)
      await context.db.update(account).set({ passwordHash: rehashed }).where(eq(account.id, accountId));
    await beginSession(context, accountId, false);
    context.afterCommit(() => context.tools.throttle.succeeded('sign-in', who));
    return { accountId, secondFactorNeeded: row.totpSecret !== null };
  },
  ledger: noEntry,
});
