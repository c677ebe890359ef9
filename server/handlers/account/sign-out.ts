import { and, eq } from 'drizzle-orm';
import { accountSession } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { ownAccountId } from './read.ts';
import { endOwnSession, noEntry, sessionsIn } from './session.ts';

/** Ends the sign-in of this browser; also one whose second factor was never given. */
export const signOut = handle('account.sign-out', {
  action: 'account.enter',
  subject: async () => ({ networkId: null }),
  async run(context) {
    await endOwnSession(context);
    context.secret('cookie', sessionsIn(context).blankCookie());
    return {};
  },
  ledger: noEntry,
});

/** Ends one of one's own sign-ins; somebody else's looks non-existent. */
export const endSession = handle('account.end-session', {
  action: 'account.manage-own',
  async subject(context, { sessionId }) {
    const [row] = await context.db
      .select({ accountId: accountSession.accountId })
      .from(accountSession)
      .where(eq(accountSession.id, sessionId));
    return row ? { networkId: null, accountId: row.accountId } : null;
  },
  async run(context, { sessionId }) {
    const accountId = ownAccountId(context);
    const ended = await context.db
      .delete(accountSession)
      .where(and(eq(accountSession.id, sessionId), eq(accountSession.accountId, accountId)))
      .returning({ id: accountSession.id });
    if (ended.length === 0) refuse('not_found');
    context.afterCommit(() => context.tools.signals.revoked({ accountId, sessionId }));
    return {};
  },
  ledger: noEntry,
});
