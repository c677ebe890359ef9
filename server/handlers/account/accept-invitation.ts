import { and, eq, isNull } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';
import { account, invitation, network, person } from '#db/schema/index.ts';
import { hashPassword, passwordProblem } from '#server/auth/password.ts';
import { hashToken, linkState } from '#server/auth/tokens.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { accountByEmail, countGuess, withPasswords } from './read.ts';
import { beginSession, sessionsIn } from './session.ts';

/** The invitation behind a link's token with the person invited; null for a link that never was or is erased. */
export async function invitationByToken(db: Reader, token: string) {
  const [row] = await db
    .select({
      id: invitation.id,
      networkId: invitation.networkId,
      networkName: network.name,
      personId: invitation.personId,
      accountId: person.accountId,
      name: person.name,
      email: person.email,
      expiresAt: invitation.expiresAt,
      usedAt: invitation.usedAt,
    })
    .from(invitation)
    .innerJoin(network, eq(network.id, invitation.networkId))
    .innerJoin(
      person,
      and(
        eq(person.networkId, invitation.networkId),
        eq(person.id, invitation.personId),
        isNull(person.erasedAt),
      ),
    )
    .where(eq(invitation.tokenHash, hashToken(token)));
  return row && row.email !== null ? { ...row, email: row.email } : null;
}

/** Refuses a link that is used, expired or unknown: all three in one sentence. */
export function requireUsable<T extends { expiresAt: Date; usedAt: Date | null }>(
  row: T | null,
  now: Date,
): T {
  const found = required(row, 'invitation_invalid');
  if (linkState({ ...found, revokedAt: null }, now) !== 'usable') refuse('invitation_invalid');
  return found;
}

/**
 * Sets the password and signs in. A link for somebody who has an account already sets a new password: every sign-in
 * ends, and the second factor that was set up stays and is asked for.
 */
export const acceptInvitation = handle('account.accept-invitation', {
  action: 'account.enter',
  async prepare(context, { token, password }) {
    const who = await countGuess(context, 'invitation');
    const found = required(await invitationByToken(context.db, token), 'invitation_invalid');
    const problem = passwordProblem(password, { email: found.email, name: found.name });
    if (problem) {
      const field = problem === 'password_too_short' ? 'field_too_short' : 'password_weak';
      refuse('password_weak', { fields: { password: field } });
    }
    const light = context.tools.lightPasswords === true;
    return { who, passwordHash: await withPasswords(() => hashPassword(password, { light })) };
  },
  subject: async () => ({ networkId: null }),
  async run(context, { token }, { who, passwordHash }) {
    const { db, now } = context;
    await db
      .select({ id: invitation.id })
      .from(invitation)
      .where(eq(invitation.tokenHash, hashToken(token)))
      .for('update');
    const found = requireUsable(await invitationByToken(db, token), now);
    await db.update(invitation).set({ usedAt: now }).where(eq(invitation.id, found.id));
    const accountId = found.accountId ?? context.newId();
    if (found.accountId) {
      await db.update(account).set({ passwordHash }).where(eq(account.id, accountId));
      await sessionsIn(context).endAll(accountId);
      context.afterCommit(() => context.tools.signals.revoked({ accountId }));
    } else {
      // An address that has an account elsewhere: whoever holds this link must not get that one's password.
      if (await accountByEmail(db, found.email)) refuse('already_exists');
      await db.insert(account).values({ id: accountId, email: found.email.toLowerCase(), passwordHash });
      await db
        .update(person)
        .set({ accountId })
        .where(and(eq(person.networkId, found.networkId), eq(person.id, found.personId)));
    }
    const [row] = await db
      .select({ suspendedAt: account.suspendedAt })
      .from(account)
      .where(eq(account.id, accountId));
    if (row?.suspendedAt) refuse('account_suspended');
    await beginSession(context, accountId, false);
    context.afterCommit(() => context.tools.throttle.succeeded('invitation', who));
    return { accountId };
  },
  ledger: () => ({ networkId: null, facts: {} }),
});
