import { and, eq, isNull, ne, or, sql } from 'drizzle-orm';
import {
  account,
  accountSession,
  apiToken,
  forumRole,
  invitation,
  ledgerOpening,
  mandate,
  membership,
  outbox,
  person,
  sessionRegistration,
} from '#db/schema/index.ts';
import { type CommandContext, handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { tellingLeaders } from '../forum/deciders.ts';
import { requireAnotherAdministrator } from './person.ts';
import { ofPerson, todayIn, within } from './read.ts';

/** What stands in place of the name from then on. */
const ERASED_NAME = 'Anggota (data pribadi dihapus)';

async function eraseAccount(context: CommandContext, accountId: string, personId: string): Promise<void> {
  const { db } = context;
  await db.delete(accountSession).where(eq(accountSession.accountId, accountId));
  await db.delete(apiToken).where(eq(apiToken.accountId, accountId));
  const [elsewhere] = await db
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.accountId, accountId), ne(person.id, personId), isNull(person.erasedAt)));
  if (!elsewhere) await db.delete(account).where(eq(account.id, accountId));
}

/**
 * Erases a person's personal data (UU 27/2022, right to erasure): name, address, account, and what opens the
 * commitments in the ledger, both those of the person's own acts and those about the person. The entries stay,
 * and so does the proof over them; what was done in the name of an organisation stays the organisation's.
 */
export const erasePerson = handle('person.erase', {
  action: 'network.administer',
  subject: (context, { personId }) => ofPerson(context, personId),
  async run(context, { personId }) {
    const { db, now } = context;
    const networkId = within(context.subject);
    // Whoever erases themselves would leave, in this very entry, what is to be gone.
    if (context.actor.kind === 'person' && context.actor.personId === personId) refuse('wrong_state');
    const [row] = await db
      .select()
      .from(person)
      .where(and(eq(person.networkId, networkId), eq(person.id, personId)))
      .for('update');
    const { accountId, administrator } = required(row);
    if (administrator) await requireAnotherAdministrator(context, networkId, personId);
    await tellingLeaders(context, networkId, personId, () =>
      db
        .update(person)
        .set({
          name: ERASED_NAME,
          email: null,
          salt: null,
          accountId: null,
          administrator: false,
          convener: false,
          erasedAt: now,
        })
        .where(and(eq(person.networkId, networkId), eq(person.id, personId))),
    );
    const today = await todayIn(db, networkId, now);
    await db
      .update(membership)
      .set({ endsOn: sql`greatest(${membership.startsOn}, ${today}::date)` })
      .where(
        and(
          eq(membership.networkId, networkId),
          eq(membership.personId, personId),
          isNull(membership.endsOn),
        ),
      );
    await db
      .update(mandate)
      .set({ revokedAt: now })
      .where(
        and(eq(mandate.networkId, networkId), eq(mandate.personId, personId), isNull(mandate.revokedAt)),
      );
    await db
      .delete(forumRole)
      .where(and(eq(forumRole.networkId, networkId), eq(forumRole.personId, personId)));
    await db
      .delete(invitation)
      .where(and(eq(invitation.networkId, networkId), eq(invitation.personId, personId)));
    // Who was named as coming was named by this person, mostly as themselves.
    await db
      .update(sessionRegistration)
      .set({ name: null, office: null, note: null })
      .where(and(eq(sessionRegistration.networkId, networkId), eq(sessionRegistration.personId, personId)));
    await db.delete(outbox).where(sql`${outbox.payload} ->> 'personId' = ${personId}`);
    await db.delete(ledgerOpening).where(
      and(
        eq(ledgerOpening.networkId, networkId),
        or(
          // What an administrator recorded about somebody else is that other person's, and stays.
          and(
            eq(ledgerOpening.personId, personId),
            sql`coalesce(${ledgerOpening.value} ->> 'personId', ${personId}) = ${personId}`,
          ),
          sql`${ledgerOpening.value} ->> 'personId' = ${personId}`,
          sql`${ledgerOpening.value} = to_jsonb(${personId}::text)`,
        ),
      ),
    );
    if (accountId !== null) {
      await eraseAccount(context, accountId, personId);
      context.afterCommit(() => context.tools.signals.revoked({ accountId, personId, networkId }));
    }
    return {};
  },
  ledger: (_input, _output, { subject }) => ({ networkId: subject.networkId, facts: {} }),
});
