import { eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#db/client.ts';
import { account, accountSession, person } from '#db/schema/index.ts';
import type { SessionPort } from './lucia.ts';

/** Runs a piece of writing where writing is allowed: in the act's own transaction, or as housekeeping. */
export type Write = <T>(name: string, work: (tx: Transaction) => Promise<T>) => Promise<T>;

/** Sign-ins in the database. The client's address is not kept: the list of sign-ins does without it. */
export function sessionPort(read: Reader, write: Write): SessionPort {
  return {
    insert: (row) =>
      write('session.insert', async (tx) => {
        await tx.insert(accountSession).values({
          id: row.idHash,
          accountId: row.accountId,
          expiresAt: row.expiresAt,
          absoluteExpiresAt: row.absoluteExpiresAt,
          secondFactorAt: row.secondFactorAt,
          userAgent: row.userAgent,
          createdAt: row.createdAt,
          lastSeenAt: row.createdAt,
        });
      }),
    async find(idHash) {
      const [row] = await read
        .select({
          idHash: accountSession.id,
          accountId: accountSession.accountId,
          expiresAt: accountSession.expiresAt,
          absoluteExpiresAt: accountSession.absoluteExpiresAt,
          secondFactorAt: accountSession.secondFactorAt,
          userAgent: accountSession.userAgent,
          createdAt: accountSession.createdAt,
          suspendedAt: account.suspendedAt,
          administrator: sql<boolean>`exists (select from ${person} where ${person.accountId} = ${account.id} and ${person.administrator})`,
        })
        .from(accountSession)
        .innerJoin(account, eq(account.id, accountSession.accountId))
        .where(eq(accountSession.id, idHash));
      if (!row || row.suspendedAt) return null;
      const { suspendedAt: _, ...rest } = row;
      return { ...rest, address: null };
    },
    extend: (idHash, expiresAt) =>
      write('session.extend', async (tx) => {
        await tx
          .update(accountSession)
          .set({ expiresAt, lastSeenAt: sql`now()` })
          .where(eq(accountSession.id, idHash));
      }),
    remove: (idHash) =>
      write('session.remove', async (tx) => {
        await tx.delete(accountSession).where(eq(accountSession.id, idHash));
      }),
    removeAll: (accountId) =>
      write('session.remove-all', async (tx) => {
        await tx.delete(accountSession).where(eq(accountSession.accountId, accountId));
      }),
  };
}
