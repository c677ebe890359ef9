import { and, eq, isNull, ne } from 'drizzle-orm';
import { account, accountSession, membership, person } from '#db/schema/index.ts';
import { type CommandContext, handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { settleDeciders, tellingLeaders } from '../forum/deciders.ts';
import { ofOrganisation, ofPerson, ownNetwork, todayIn, within } from './read.ts';

/** Adds a person, with a place in an organisation where one is named. */
export const addPerson = handle('person.add', {
  action: 'network.administer',
  subject: (context, { organisationId }) =>
    organisationId ? ofOrganisation(context, organisationId) : ownNetwork(context),
  async run(context, input) {
    const { db, now } = context;
    const networkId = within(context.subject);
    if (input.organisationId && !input.office)
      refuse('invalid_input', { fields: { office: 'field_required' } });
    const email = input.email.toLowerCase();
    const [known] = await db
      .select({ id: person.id })
      .from(person)
      .where(and(eq(person.networkId, networkId), eq(person.email, email)));
    if (known) refuse('already_exists', { fields: { email: 'already_exists' } });
    const personId = context.newId();
    await db.insert(person).values({
      networkId,
      id: personId,
      name: input.name,
      email,
      administrator: input.administrator ?? false,
      convener: input.convener ?? false,
    });
    if (input.organisationId && input.office) {
      await db.insert(membership).values({
        networkId,
        id: context.newId(),
        organisationId: input.organisationId,
        personId,
        office: input.office,
        leader: input.leader ?? false,
        startsOn: await todayIn(db, networkId, now),
      });
    }
    return { personId };
  },
  ledger: (input, { personId }, { subject }) => ({
    networkId: subject.networkId,
    facts: {
      organisationId: input.organisationId ?? null,
      leader: input.leader ?? false,
      administrator: input.administrator ?? false,
      convener: input.convener ?? false,
    },
    sealed: { person: { personId, name: input.name, email: input.email, office: input.office ?? null } },
  }),
});

/** A network that nobody can administer any more could be helped only from the command line. */
export async function requireAnotherAdministrator(
  context: CommandContext,
  networkId: string,
  personId: string,
): Promise<void> {
  const others = await context.db
    .select({ id: person.id })
    .from(person)
    .innerJoin(account, and(eq(account.id, person.accountId), isNull(account.suspendedAt)))
    .where(
      and(
        eq(person.networkId, networkId),
        eq(person.administrator, true),
        isNull(person.erasedAt),
        ne(person.id, personId),
      ),
    )
    .for('update', { of: person });
  if (others.length === 0) refuse('wrong_state');
}

/** Suspends or lets back in: every sign-in ends and sockets close; nothing that was done is lost. */
export const suspendPerson = handle('person.suspend', {
  action: 'network.administer',
  subject: (context, { personId }) => ofPerson(context, personId),
  async run(context, { personId, suspended }) {
    const networkId = within(context.subject);
    const [row] = await context.db
      .select()
      .from(person)
      .where(and(eq(person.networkId, networkId), eq(person.id, personId)))
      .for('update');
    const { accountId, administrator } = required(row);
    // Whoever has not joined yet has nothing to be suspended.
    if (accountId === null) refuse('wrong_state');
    if (suspended && administrator) await requireAnotherAdministrator(context, networkId, personId);
    await tellingLeaders(context, networkId, personId, () =>
      context.db
        .update(account)
        .set({ suspendedAt: suspended ? context.now : null })
        .where(eq(account.id, accountId)),
    );
    if (!suspended) await settleDeciders(context, networkId);
    if (suspended) {
      await context.db.delete(accountSession).where(eq(accountSession.accountId, accountId));
      context.afterCommit(() => context.tools.signals.revoked({ accountId, personId, networkId }));
    }
    return {};
  },
  ledger: ({ personId, suspended }, _output, { subject }) => ({
    networkId: subject.networkId,
    facts: { suspended },
    sealed: { person: { personId } },
  }),
});
