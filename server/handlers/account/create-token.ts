import { and, asc, eq, isNull } from 'drizzle-orm';
import { apiToken, person } from '#db/schema/index.ts';
import { newApiToken } from '#server/auth/tokens.ts';
import { handle } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { accountByEmail } from './read.ts';
import { noEntry } from './session.ts';

/** A bearer token for the API, for the operator at the command line; only its hash is kept. */
export const createToken = handle('account.create-token', {
  action: 'token.create',
  async subject(context, { email }) {
    const found = await accountByEmail(context.db, email);
    if (!found) return null;
    const [owner] = await context.db
      .select({ networkId: person.networkId })
      .from(person)
      .where(and(eq(person.accountId, found.id), isNull(person.erasedAt)))
      .orderBy(asc(person.createdAt))
      .limit(1);
    return owner ? { networkId: owner.networkId, accountId: found.id } : null;
  },
  async run(context, { email, label }) {
    const found = required(await accountByEmail(context.db, email));
    const tokenId = context.newId();
    const { token, secretHash } = newApiToken(tokenId);
    await context.db.insert(apiToken).values({
      id: tokenId,
      accountId: found.id,
      tokenHash: secretHash,
      label: label ?? 'API',
    });
    context.secret('token', token);
    return { tokenId };
  },
  ledger: noEntry,
});
