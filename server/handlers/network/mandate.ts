import { and, eq, gte, isNull, or } from 'drizzle-orm';
import { mandate, membership } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { settleDeciders, tellingLeaders } from '../forum/deciders.ts';
import { ofBoth, ofRow, todayIn, within } from './read.ts';

/** Records a mandate letter. A mandate without a place in the organisation would give nothing: it is refused. */
export const grantMandate = handle('mandate.grant', {
  action: 'network.administer',
  subject: (context, { personId, organisationId }) => ofBoth(context, personId, organisationId),
  async run(context, input) {
    const { db } = context;
    const networkId = within(context.subject);
    if (input.validUntil < input.validFrom)
      refuse('field_out_of_range', { fields: { validUntil: 'field_out_of_range' } });
    const today = await todayIn(db, networkId, context.now);
    const [place] = await db
      .select({ id: membership.id })
      .from(membership)
      .where(
        and(
          eq(membership.networkId, networkId),
          eq(membership.organisationId, input.organisationId),
          eq(membership.personId, input.personId),
          or(isNull(membership.endsOn), gte(membership.endsOn, today)),
        ),
      )
      .limit(1);
    if (!place) refuse('invalid_input', { fields: { personId: 'field_not_in_list' } });
    const mandateId = context.newId();
    await db.insert(mandate).values({ networkId, id: mandateId, ...input });
    await settleDeciders(context, networkId);
    context.afterCommit(() => context.tools.signals.revoked({ networkId, personId: input.personId }));
    return { mandateId };
  },
  ledger: ({ personId, organisationId, ...letter }, { mandateId }, { subject }) => ({
    networkId: subject.networkId,
    organisationId,
    facts: { mandateId, ...letter },
    sealed: { person: { personId } },
  }),
});

/** Revokes a mandate: from this moment on, on open sockets as well. */
export const revokeMandate = handle('mandate.revoke', {
  action: 'network.administer',
  subject: (context, { mandateId }) => ofRow(context, mandate, mandateId),
  async run(context, { mandateId }) {
    const networkId = within(context.subject);
    const own = and(eq(mandate.networkId, networkId), eq(mandate.id, mandateId));
    const [row] = await context.db.select().from(mandate).where(own).for('update');
    const { personId, revokedAt } = required(row);
    if (revokedAt) refuse('already_done');
    await tellingLeaders(context, networkId, personId, () =>
      context.db.update(mandate).set({ revokedAt: context.now }).where(own),
    );
    context.afterCommit(() => context.tools.signals.revoked({ networkId, personId }));
    return {};
  },
  ledger: ({ mandateId }, _output, { subject }) => ({
    networkId: subject.networkId,
    facts: { mandateId },
  }),
});
