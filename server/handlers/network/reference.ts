import { and, asc, eq, sql } from 'drizzle-orm';
import { authority, indicator, organisation } from '#db/schema/index.ts';
import { answer, handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { ofOrganisation, ownNetwork, refOf, within } from './read.ts';

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
  async run({ db }, _input, subject) {
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
    };
  },
});
