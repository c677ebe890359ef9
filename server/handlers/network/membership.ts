import { and, eq } from 'drizzle-orm';
import { membership } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { settleDeciders, tellingLeaders } from '../forum/deciders.ts';
import { ofBoth, ofRow, todayIn, within } from './read.ts';

/** Gives a person a place in an organisation. */
export const addMembership = handle('membership.add', {
  action: 'network.administer',
  subject: (context, { personId, organisationId }) => ofBoth(context, personId, organisationId),
  async run(context, input) {
    const networkId = within(context.subject);
    const startsOn = input.startsOn ?? (await todayIn(context.db, networkId, context.now));
    if (input.endsOn && input.endsOn < startsOn)
      refuse('field_out_of_range', { fields: { endsOn: 'field_out_of_range' } });
    const membershipId = context.newId();
    await context.db.insert(membership).values({
      networkId,
      id: membershipId,
      organisationId: input.organisationId,
      personId: input.personId,
      office: input.office,
      leader: input.leader ?? false,
      startsOn,
      endsOn: input.endsOn ?? null,
    });
    await settleDeciders(context, networkId);
    context.afterCommit(() => context.tools.signals.revoked({ networkId, personId: input.personId }));
    return { membershipId };
  },
  ledger: (input, { membershipId }, { subject }) => ({
    networkId: subject.networkId,
    organisationId: input.organisationId,
    facts: { membershipId, leader: input.leader ?? false },
    sealed: { person: { personId: input.personId, office: input.office } },
  }),
});

/** Ends a person's place after a day; the organisation keeps its seat for whoever comes next. */
export const endMembership = handle('membership.end', {
  action: 'network.administer',
  subject: (context, { membershipId }) => ofRow(context, membership, membershipId),
  async run(context, { membershipId, endsOn }) {
    const networkId = within(context.subject);
    const own = and(eq(membership.networkId, networkId), eq(membership.id, membershipId));
    const [row] = await context.db.select().from(membership).where(own).for('update');
    const { personId, startsOn } = required(row);
    if (endsOn < startsOn) refuse('field_out_of_range', { fields: { endsOn: 'field_out_of_range' } });
    await tellingLeaders(context, networkId, personId, () =>
      context.db.update(membership).set({ endsOn }).where(own),
    );
    context.afterCommit(() => context.tools.signals.revoked({ networkId, personId }));
    return {};
  },
  ledger: ({ membershipId, endsOn }, _output, { subject }) => ({
    networkId: subject.networkId,
    facts: { membershipId, endsOn },
  }),
});
