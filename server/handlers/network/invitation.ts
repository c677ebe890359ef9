import { and, eq, isNull } from 'drizzle-orm';
import { account, invitation, network, person } from '#db/schema/index.ts';
import { sealText } from '#server/auth/sealed-text.ts';
import { expiryOf, newToken } from '#server/auth/tokens.ts';
import { type CommandContext, handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { ofPerson, within } from './read.ts';

/**
 * Makes the one link that works for this person: earlier ones stop working. It is handed to the caller once (secret
 * `link`) and mailed; at rest there is only its hash, and in the waiting mail it stands encrypted.
 */
export async function invite(
  context: CommandContext,
  who: { networkId: string; networkName: string; personId: string; name: string; email: string },
): Promise<string> {
  const { db, now, tools } = context;
  const { token, hash } = newToken();
  const invitationId = context.newId();
  const expiresAt = expiryOf('invitation', now);
  await db
    .delete(invitation)
    .where(
      and(
        eq(invitation.networkId, who.networkId),
        eq(invitation.personId, who.personId),
        isNull(invitation.usedAt),
      ),
    );
  await db.insert(invitation).values({
    id: invitationId,
    networkId: who.networkId,
    personId: who.personId,
    tokenHash: hash,
    expiresAt,
  });
  const link = `${tools.baseUrl}/undangan/${token}`;
  context.secret('link', link);
  context.deliver('mail', {
    template: 'invitation',
    to: who.email,
    personId: who.personId,
    name: who.name,
    networkName: who.networkName,
    expiresAt: expiresAt.toISOString(),
    sealedLink: sealText(tools.secret, link),
  });
  return invitationId;
}

/** Invites somebody, or lets somebody who has forgotten the password set a new one. */
export const issueInvitation = handle('invitation.issue', {
  action: 'network.administer',
  subject: (context, { personId }) => ofPerson(context, personId),
  async run(context, { personId }) {
    const networkId = within(context.subject);
    const [row] = await context.db
      .select({ person, networkName: network.name, joined: account.email })
      .from(person)
      .innerJoin(network, eq(network.id, person.networkId))
      .leftJoin(account, eq(account.id, person.accountId))
      .where(and(eq(person.networkId, networkId), eq(person.id, personId)))
      .for('update', { of: person });
    const { name, email: noted } = required(row).person;
    // Whoever has joined is written to where they sign in, as by every letter (`addressOf`).
    const email = row?.joined ?? noted;
    if (email === null) refuse('wrong_state');
    const invitationId = await invite(context, {
      networkId,
      networkName: required(row).networkName,
      personId,
      name,
      email,
    });
    return { invitationId };
  },
  ledger: ({ personId }, { invitationId }, { subject }) => ({
    networkId: subject.networkId,
    facts: { invitationId },
    sealed: { person: { personId } },
  }),
});
