import { eq } from 'drizzle-orm';
import { account } from '#db/schema/index.ts';
import { newSecondFactorSecret, verifySecondFactor } from '#server/auth/second-factor.ts';
import { type CommandContext, handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { countGuess, ownAccountId, passwordIsRight } from './read.ts';
import { beginSession, noEntry, sessionsIn } from './session.ts';

const WRONG = { fields: { code: 'second_factor_wrong' } } as const;

/**
 * Spends one code of the account's second factor: counted, single use (RFC 6238, 5.2), the account's row locked.
 * For whatever wants a fresh second factor, such as a signature.
 * @throws Refused `second_factor_not_set`, `second_factor_wrong`, `rate_limited`
 */
export async function spendSecondFactor(
  context: CommandContext,
  accountId: string,
  code: string,
): Promise<void> {
  const who = await countGuess(context, 'second-factor', accountId);
  const [row] = await context.db.select().from(account).where(eq(account.id, accountId)).for('update');
  if (!row?.totpSecret) refuse('second_factor_not_set');
  const checked = verifySecondFactor({
    secret: row.totpSecret,
    code,
    lastStep: row.totpStep,
    now: context.now.getTime(),
  });
  if (!checked.ok) refuse('second_factor_wrong', WRONG);
  await context.db.update(account).set({ totpStep: checked.step }).where(eq(account.id, accountId));
  context.afterCommit(() => context.tools.throttle.succeeded('second-factor', who));
}

const ownAccount = async (context: Parameters<typeof ownAccountId>[0]) => ({
  networkId: null,
  accountId: ownAccountId(context),
});

/** The second step of signing in: the sign-in goes on under a new token. */
export const giveSecondFactor = handle('account.give-second-factor', {
  action: 'account.enter',
  subject: async () => ({ networkId: null }),
  async run(context, { code }) {
    if (context.credentials.kind !== 'session') refuse('sign_in_required');
    await spendSecondFactor(context, context.credentials.accountId, code);
    await beginSession(context, context.credentials.accountId, true);
    return { secondFactor: true as const };
  },
  ledger: noEntry,
});

/** A new secret, shown until its first code is confirmed; the old one counts until then. */
export const beginSecondFactor = handle('account.begin-second-factor', {
  action: 'account.manage-own',
  async prepare(context, { password }) {
    const { credentials } = context;
    if (credentials.kind !== 'session') refuse('sign_in_required');
    const who = await countGuess(context, 'sign-in', credentials.accountId);
    const [row] = await context.db.select().from(account).where(eq(account.id, credentials.accountId));
    if (!(await passwordIsRight(row?.passwordHash ?? null, password)))
      refuse('credentials_wrong', { fields: { password: 'credentials_wrong' } });
    return who;
  },
  subject: ownAccount,
  async run(context, _input, who) {
    await context.db
      .update(account)
      .set({ totpPending: newSecondFactorSecret() })
      .where(eq(account.id, ownAccountId(context)));
    context.afterCommit(() => context.tools.throttle.succeeded('sign-in', who));
    return {};
  },
  ledger: noEntry,
});

/** The first code of the new secret: it counts from now on, and every other sign-in of the account ends. */
export const confirmSecondFactor = handle('account.confirm-second-factor', {
  action: 'account.manage-own',
  subject: ownAccount,
  async run(context, { code }) {
    const accountId = ownAccountId(context);
    const who = await countGuess(context, 'second-factor', accountId);
    const [row] = await context.db.select().from(account).where(eq(account.id, accountId)).for('update');
    const secret = required(row?.totpPending, 'second_factor_not_set');
    const checked = verifySecondFactor({ secret, code, lastStep: null, now: context.now.getTime() });
    if (!checked.ok) refuse('second_factor_wrong', WRONG);
    await context.db
      .update(account)
      .set({ totpSecret: secret, totpPending: null, totpStep: checked.step })
      .where(eq(account.id, accountId));
    await sessionsIn(context).endAll(accountId);
    if (context.credentials.kind === 'session') await beginSession(context, accountId, true);
    context.afterCommit(async () => {
      context.tools.signals.revoked({ accountId });
      await context.tools.throttle.succeeded('second-factor', who);
    });
    return {};
  },
  ledger: noEntry,
});
