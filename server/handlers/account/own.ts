import { and, desc, eq, gt, gte, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { account, accountSession, commandReceipt, membership, organisation } from '#db/schema/index.ts';
import { secondFactorQr, secondFactorUri } from '#server/auth/second-factor.ts';
import { dayIn } from '#server/handlers/agreement/act.ts';
import { findEntries } from '#server/handlers/ledger/read.ts';
import { tellActs } from '#server/handlers/ledger/tell.ts';
import { answer, type ReadContext } from '#server/kernel/handler.ts';
import { actorId } from '#server/kernel/identify.ts';
import { required } from '#server/kernel/refusal.ts';
import { invitationByToken, requireUsable } from './accept-invitation.ts';
import { countGuess, ownAccountId } from './read.ts';

const ownAccount = async (context: ReadContext) => ({ networkId: null, accountId: ownAccountId(context) });

/** My sign-ins that still stand, the latest first. */
export const sessions = answer('account.sessions', {
  action: 'account.manage-own',
  subject: ownAccount,
  async run(context) {
    const { db, now, credentials } = context;
    const rows = await db
      .select()
      .from(accountSession)
      .where(
        and(
          eq(accountSession.accountId, ownAccountId(context)),
          gt(accountSession.expiresAt, now),
          gt(accountSession.absoluteExpiresAt, now),
        ),
      )
      .orderBy(desc(accountSession.lastSeenAt))
      .limit(100);
    const current = credentials.kind === 'session' ? credentials.sessionId : null;
    return {
      sessions: rows.map((row) => ({
        id: row.id,
        current: row.id === current,
        userAgent: row.userAgent,
        createdAt: row.createdAt.toISOString(),
        lastSeenAt: row.lastSeenAt.toISOString(),
        secondFactor: row.secondFactorAt !== null,
      })),
    };
  },
});

/** My latest acts that stand in the ledger, the newest first: whoever acted can prove it. */
export const acts = answer('account.acts', {
  action: 'account.manage-own',
  subject: ownAccount,
  async run({ db, actor }) {
    const networkId = actor.kind === 'person' ? actor.networkId : null;
    const rows = await db
      .select({ entryId: commandReceipt.entryId })
      .from(commandReceipt)
      .where(
        and(
          eq(commandReceipt.actorId, actorId(actor)),
          isNotNull(commandReceipt.entryId),
          eq(commandReceipt.networkId, required(networkId)),
        ),
      )
      .orderBy(desc(commandReceipt.at))
      .limit(20);
    const ids = rows.flatMap(({ entryId }) => entryId ?? []);
    if (ids.length === 0) return { acts: [] };
    const entries = await findEntries(
      db,
      sql`e.network_id = ${networkId} and e.id = any(${`{${ids.join(',')}}`}::uuid[])`,
    );
    const told = await tellActs(
      db,
      required(networkId),
      entries.map(({ entry }) => ({ entry, own: true })),
    );
    return { acts: told.sort((a, b) => ids.indexOf(a.entryId) - ids.indexOf(b.entryId)) };
  },
});

/** Whether I have a second factor; while a new one waits for its first code, its secret and its QR code. */
export const secondFactor = answer('account.second-factor', {
  action: 'account.manage-own',
  subject: ownAccount,
  async run(context) {
    const [found] = await context.db
      .select()
      .from(account)
      .where(eq(account.id, ownAccountId(context)));
    const own = required(found);
    return {
      set: own.totpSecret !== null,
      pending: own.totpPending
        ? {
            secret: own.totpPending,
            uri: secondFactorUri(own.totpPending, own.email),
            qr: secondFactorQr(own.totpPending, own.email),
          }
        : null,
    };
  },
});

/** What an invitation link is for. Guesses at links are counted like guesses at passwords. */
export const invitationShown = answer('account.invitation', {
  action: 'account.enter',
  subject: async () => ({ networkId: null }),
  async run(context, { token }) {
    const who = await countGuess(context, 'invitation');
    const { db, now } = context;
    const found = requireUsable(await invitationByToken(db, token), now);
    await context.tools.throttle.succeeded('invitation', who);
    const today = await dayIn(db, found.networkId, now);
    const [place] = await db
      .select({ name: organisation.name })
      .from(membership)
      .innerJoin(
        organisation,
        and(eq(organisation.networkId, membership.networkId), eq(organisation.id, membership.organisationId)),
      )
      .where(
        and(
          eq(membership.networkId, found.networkId),
          eq(membership.personId, found.personId),
          lte(membership.startsOn, today),
          or(isNull(membership.endsOn), gte(membership.endsOn, today)),
        ),
      )
      .limit(1);
    return {
      networkName: found.networkName,
      name: found.name,
      email: found.email,
      organisation: place?.name ?? null,
      expiresAt: found.expiresAt.toISOString(),
    };
  },
});
