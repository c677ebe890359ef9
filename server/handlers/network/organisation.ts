import { and, eq, ne } from 'drizzle-orm';
import type { CommandInput } from '#app/contract/registry.ts';
import { organisation } from '#db/schema/index.ts';
import { type CommandContext, handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { ofOrganisation, ownNetwork, within } from './read.ts';

type Fields = CommandInput<'organisation.add'>;

/** Two organisations with one mark could not be told apart. */
async function requireFreeCode(
  context: CommandContext,
  networkId: string,
  code: string,
  except: string,
): Promise<void> {
  const [taken] = await context.db
    .select({ id: organisation.id })
    .from(organisation)
    .where(
      and(eq(organisation.networkId, networkId), eq(organisation.code, code), ne(organisation.id, except)),
    );
  if (taken) refuse('already_exists', { fields: { code: 'already_exists' } });
}

const columnsOf = ({ name, shortName, code, sector, kind, level, role }: Fields) => ({
  name,
  shortName,
  code,
  sector,
  kind,
  level,
  role: role ?? null,
});

/** Adds an organisation to the network. */
export const addOrganisation = handle('organisation.add', {
  action: 'network.administer',
  subject: ownNetwork,
  async run(context, input) {
    const networkId = within(context.subject);
    const organisationId = context.newId();
    await requireFreeCode(context, networkId, input.code, organisationId);
    await context.db.insert(organisation).values({ networkId, id: organisationId, ...columnsOf(input) });
    return { organisationId };
  },
  ledger: (input, { organisationId }, { subject }) => ({
    networkId: subject.networkId,
    facts: { organisationId, ...columnsOf(input) },
  }),
});

/** Changes an organisation; what was written under its earlier name keeps its place in the ledger. */
export const reviseOrganisation = handle('organisation.revise', {
  action: 'network.administer',
  subject: (context, { organisationId }) => ofOrganisation(context, organisationId),
  async run(context, { organisationId, ...fields }) {
    const networkId = within(context.subject);
    await requireFreeCode(context, networkId, fields.code, organisationId);
    await context.db
      .update(organisation)
      .set(columnsOf(fields))
      .where(and(eq(organisation.networkId, networkId), eq(organisation.id, organisationId)));
    return {};
  },
  ledger: ({ organisationId, ...fields }, _output, { subject }) => ({
    networkId: subject.networkId,
    facts: { organisationId, ...columnsOf(fields) },
  }),
});
