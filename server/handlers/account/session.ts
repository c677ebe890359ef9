import { createSessions, type Sessions } from '#server/auth/lucia.ts';
import { sessionPort } from '#server/auth/session-port.ts';
import type { CommandContext, LedgerFacts } from '#server/kernel/handler.ts';
import { readAdministrator } from './read.ts';

/** What has no place in any network's ledger: coming and going. */
export const noEntry = (): LedgerFacts => ({ networkId: null, facts: {} });

/** Sign-ins within the act's own transaction. */
export function sessionsIn(context: CommandContext): Sessions {
  const port = sessionPort(context.db, (_name, work) => work(context.db));
  return createSessions(port, { secureCookies: context.tools.secureCookies });
}

/**
 * Begins a sign-in with a new token and hands its cookie to the caller. The one this browser had is ended and its
 * sockets close (ASVS 7.2.4: no token survives a change of what it may do).
 * @param secondFactor whether the second factor was given for it
 */
export async function beginSession(
  context: CommandContext,
  accountId: string,
  secondFactor: boolean,
): Promise<void> {
  await endOwnSession(context);
  const { cookie } = await sessionsIn(context).issue(accountId, {
    administrator: await readAdministrator(context.db, accountId),
    secondFactorAt: secondFactor ? context.now : null,
    address: context.client?.address ?? null,
    userAgent: context.client?.userAgent ?? null,
  });
  context.secret('cookie', cookie);
}

/** Ends the sign-in this act came by, if it came by one. */
export async function endOwnSession(context: CommandContext): Promise<void> {
  if (context.credentials.kind !== 'session') return;
  const { accountId, sessionId } = context.credentials;
  await sessionsIn(context).end(sessionId);
  context.afterCommit(() => context.tools.signals.revoked({ accountId, sessionId }));
}
