import { and, asc, eq, sql } from 'drizzle-orm';
import type { Subject } from '#app/domain/permissions/index.ts';
import { authority, indicator, organisation } from '#db/schema/index.ts';
import { answer, handle, type ReadContext } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { mayAdminister, ofOrganisation, ownNetwork, refOf, within } from './read.ts';

const ROLES = ['leading', 'supporting', 'partner'] as const;

/** Adds a reference indicator with its series and where the figures come from. */
export const addIndicator = handle('indicator.add', {
  action: 'network.administer',
  subject: ownNetwork,
  async run(context, input) {
    const networkId = within(context.subject);
    const [taken] = await context.db
      .select({ id: indicator.id })
      .from(indicator)
      .where(and(eq(indicator.networkId, networkId), eq(indicator.code, input.code)));
    if (taken) refuse('already_exists', { fields: { code: 'already_exists' } });
    const indicatorId = context.newId();
    await context.db.insert(indicator).values({ networkId, id: indicatorId, ...input });
    return { indicatorId };
  },
  ledger: (input, { indicatorId }, { subject }) => ({
    networkId: subject.networkId,
    facts: { indicatorId, ...input },
  }),
});

/** An indicator or an authority of the reader's own network; the operator finds it in any. */
async function ofReference(
  { db, actor }: ReadContext,
  table: typeof indicator | typeof authority,
  id: string,
): Promise<Subject | null> {
  if (actor.kind === 'public') return null;
  const own = actor.networkId === null ? undefined : eq(table.networkId, actor.networkId);
  const [row] = await db
    .select({ networkId: table.networkId })
    .from(table)
    .where(and(eq(table.id, id), own));
  return row ?? null;
}

/** Corrects an indicator; the ledger keeps what it said at each time. */
export const reviseIndicator = handle('indicator.revise', {
  action: 'network.administer',
  subject: (context, { indicatorId }) => ofReference(context, indicator, indicatorId),
  async run({ db, subject }, { indicatorId, ...facts }) {
    await db
      .update(indicator)
      .set(facts)
      .where(and(eq(indicator.networkId, within(subject)), eq(indicator.id, indicatorId)));
    return {};
  },
  ledger: (input, _output, { subject }) => ({ networkId: subject.networkId, facts: { ...input } }),
});

/** Takes back what was recorded about one organisation and one group. */
export const removeAuthority = handle('authority.remove', {
  action: 'network.administer',
  subject: (context, { authorityId }) => ofReference(context, authority, authorityId),
  async run({ db, subject }, { authorityId }) {
    await db
      .delete(authority)
      .where(and(eq(authority.networkId, within(subject)), eq(authority.id, authorityId)));
    return {};
  },
  ledger: ({ authorityId }, _output, { subject }) => ({
    networkId: subject.networkId,
    facts: { authorityId },
  }),
});

/** Records who leads or supports for a group of people served; set again, it replaces what was recorded. */
export const setAuthority = handle('authority.set', {
  action: 'network.administer',
  subject: (context, { organisationId }) => ofOrganisation(context, organisationId),
  async run(context, input) {
    const { db } = context;
    const networkId = within(context.subject);
    const same = and(
      eq(authority.networkId, networkId),
      eq(authority.subject, input.subject),
      eq(authority.organisationId, input.organisationId),
    );
    const [known] = await db.select({ id: authority.id }).from(authority).where(same).for('update');
    if (known) {
      await db
        .update(authority)
        .set({ role: input.role, basis: input.basis })
        .where(and(eq(authority.networkId, networkId), eq(authority.id, known.id)));
      return { authorityId: known.id };
    }
    const authorityId = context.newId();
    const position = sql<number>`(select count(*) from ${authority} where ${authority.networkId} = ${networkId})`;
    await db.insert(authority).values({ networkId, id: authorityId, ...input, position });
    return { authorityId };
  },
  ledger: (input, { authorityId }, { subject }) => ({
    networkId: subject.networkId,
    organisationId: input.organisationId,
    facts: { authorityId, subject: input.subject, role: input.role, basis: input.basis },
  }),
});

/** Reference figures, and who leads for which group: two leads for one group are an overlap to be settled. */
export const indicators = answer('network.indicators', {
  action: 'network.read',
  subject: ownNetwork,
  async run(context, _input, subject) {
    const { db } = context;
    const networkId = within(subject);
    const [figures, roles] = await Promise.all([
      db
        .select()
        .from(indicator)
        .where(eq(indicator.networkId, networkId))
        .orderBy(sql`${indicator.kind} desc, ${indicator.code} collate "C"`)
        .limit(500),
      db
        .select({ authority, organisation })
        .from(authority)
        .innerJoin(
          organisation,
          and(eq(organisation.networkId, authority.networkId), eq(organisation.id, authority.organisationId)),
        )
        .where(eq(authority.networkId, networkId))
        .orderBy(asc(authority.position), asc(authority.id))
        .limit(1_000),
    ]);
    const leads = new Map<string, number>();
    for (const row of roles)
      if (row.authority.role === 'leading')
        leads.set(row.authority.subject, (leads.get(row.authority.subject) ?? 0) + 1);
    // A group's roles stand together, in the order groups were first recorded; who leads comes first.
    const groups = [...new Set(roles.map((row) => row.authority.subject))];
    const place = ({ authority: { subject: group, role } }: (typeof roles)[number]) =>
      groups.indexOf(group) * ROLES.length + ROLES.indexOf(role);
    roles.sort((a, b) => place(a) - place(b));
    return {
      indicators: figures.map(({ id, networkId: _, ...row }) => ({ indicatorId: id, ...row })),
      authorities: roles.map((row) => ({
        authorityId: row.authority.id,
        subject: row.authority.subject,
        organisation: refOf(row.organisation),
        role: row.authority.role,
        basis: row.authority.basis,
        overlap: row.authority.role === 'leading' && (leads.get(row.authority.subject) ?? 0) > 1,
      })),
      mayAdminister: mayAdminister(context, networkId),
    };
  },
});
