import { and, eq } from 'drizzle-orm';
import type { CommandInput } from '#app/contract/registry.ts';
import { empowermentMeasure } from '#db/schema/index.ts';
import { type CommandContext, handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { lockForum, networkOfAct, personOf } from '../forum/act.ts';
import type { ForumSubject } from '../forum/subject.ts';
import { lockMeasure, measureSubject, planSubject } from './subject.ts';

type Written = Omit<CommandInput<'empowerment.revise'>, 'measureId'>;

/** The columns of what was written; refuses organisations that are no parties, and a measure for nobody. */
function columnsOf(input: Written, { partyIds }: ForumSubject) {
  const forIds = [...new Set(input.forIds)];
  if (!partyIds.includes(input.providerId)) refuse('not_a_party', { fields: { providerId: 'not_a_party' } });
  if (forIds.some((id) => !partyIds.includes(id)))
    refuse('not_a_party', { fields: { forIds: 'not_a_party' } });
  if (forIds.length === 0 && input.forSector === undefined)
    refuse('invalid_input', { fields: { forSector: 'field_required' } });
  return {
    what: input.what,
    forSector: input.forSector ?? null,
    forIds,
    providerId: input.providerId,
    dueOn: input.dueOn,
  };
}

const ofMeasure = (networkId: string, measureId: string) =>
  and(eq(empowermentMeasure.networkId, networkId), eq(empowermentMeasure.id, measureId));

/** What the ledger keeps of a measure; its words are sealed. */
const kept = (context: CommandContext, measureId: string, input: Written) => ({
  networkId: networkOfAct(context),
  facts: {
    measureId,
    forSector: input.forSector ?? null,
    forIds: [...new Set(input.forIds)],
    providerId: input.providerId,
    dueOn: input.dueOn,
  },
  sealed: { what: input.what },
});

/** Adds a measure to the plan. */
export const addMeasure = handle('empowerment.add', {
  action: 'empowerment.write',
  subject: (context, input) => planSubject(context, input.forumId),
  async run(context, input) {
    const subject = await lockForum(context, input.forumId);
    const { networkId, forumId } = subject;
    const measureId = context.newId();
    await context.db.insert(empowermentMeasure).values({
      networkId,
      id: measureId,
      forumId,
      ...columnsOf(input, subject),
      personId: personOf(context),
      createdAt: context.now,
    });
    return { measureId };
  },
  ledger: (input, output, context) => kept(context, output.measureId, input),
});

/** Rewrites a measure that is not done. */
export const reviseMeasure = handle('empowerment.revise', {
  action: 'empowerment.write',
  subject: (context, input) => measureSubject(context, input.measureId),
  async run(context, input) {
    const subject = await lockMeasure(context, input.measureId);
    await context.db
      .update(empowermentMeasure)
      .set(columnsOf(input, subject))
      .where(ofMeasure(subject.networkId, input.measureId));
    return {};
  },
  ledger: (input, _output, context) => kept(context, input.measureId, input),
});

/** Says that a measure is done. */
export const finishMeasure = handle('empowerment.finish', {
  action: 'empowerment.write',
  subject: (context, input) => measureSubject(context, input.measureId),
  async run(context, input) {
    const { networkId } = await lockMeasure(context, input.measureId);
    await context.db
      .update(empowermentMeasure)
      .set({ doneAt: context.now, doneNote: input.note })
      .where(ofMeasure(networkId, input.measureId));
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: networkOfAct(context),
    facts: { measureId: input.measureId },
    sealed: { note: input.note },
  }),
});

/** Takes a measure out of the plan; its row stays. */
export const removeMeasure = handle('empowerment.remove', {
  action: 'empowerment.write',
  subject: (context, input) => measureSubject(context, input.measureId),
  async run(context, input) {
    const { networkId } = await lockMeasure(context, input.measureId);
    await context.db
      .update(empowermentMeasure)
      .set({ removedAt: context.now })
      .where(ofMeasure(networkId, input.measureId));
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: networkOfAct(context),
    facts: { measureId: input.measureId },
  }),
});
