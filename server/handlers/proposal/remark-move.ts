import { and, eq } from 'drizzle-orm';
import { type RemarkKind, type RemarkState, stepsOf } from '#app/domain/remark.ts';
import { proposal } from '#db/schema/index.ts';
import { networkOfAct, speaksFor } from '#server/handlers/forum/act.ts';
import { subjectFor } from '#server/handlers/forum/subject.ts';
import { tellFactsOfForum } from '#server/handlers/session/facts.ts';
import { isInASession } from '#server/handlers/session/written-life.ts';
import { type CommandContext, handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { lockRemark, rolesFor, subjectOfRemark, takeStep } from './act.ts';

interface Move {
  remarkId: string;
  organisationId?: string | undefined;
  state: RemarkState;
  note?: string | undefined;
}

/** Takes one step of a remark's life, if the rules (app/domain/remark.ts) let this party or facilitator take it. */
async function move(context: CommandContext, input: Move, kinds: readonly RemarkKind[]) {
  const row = await lockRemark(context, input.remarkId, kinds);
  if (row.kind === 'objection' && (await isInASession(context.db, row))) refuse('objection_in_session');
  const forum = required(await subjectFor(context, row.forumId));
  speaksFor(
    context,
    forum,
    input.organisationId,
    row.kind === 'objection' ? 'position.give' : 'proposal.submit',
  );
  const [about] = await context.db
    .select({ organisationId: proposal.organisationId })
    .from(proposal)
    .where(and(eq(proposal.networkId, row.networkId), eq(proposal.id, row.proposalId)));
  const roles = rolesFor(input.organisationId, {
    remarkOrganisationId: row.organisationId,
    proposalOrganisationId: required(about).organisationId,
  });
  const step = stepsOf(row, roles).find((one) => one.to === input.state) ?? refuse('wrong_state');
  const note = input.note ?? '';
  if (step.note === 'needed' && note === '') refuse('note_required', { fields: { note: 'field_required' } });
  await takeStep(context, row, { state: step.to, note, organisationId: input.organisationId });
  return row;
}

const ledgerOf = (input: Move, context: CommandContext) => ({
  networkId: networkOfAct(context),
  organisationId: input.organisationId ?? null,
  facts: { remarkId: input.remarkId, state: input.state },
  sealed: { note: input.note ?? null },
});

/** Answers a question, asks on, calls it clear; rejects or withdraws an amendment. */
export const moveRemark = handle('remark.move', {
  action: 'contribution.write',
  subject: (context, input) => subjectOfRemark(context, input.remarkId, input.organisationId),
  async run(context, input) {
    await move(context, input, ['question', 'comment', 'amendment']);
    return {};
  },
  ledger: (input, _output, context) => ledgerOf(input, context),
});

/** Moves an objection that was raised outside a session on, by the same rules as in one. */
export const moveObjection = handle('objection.move', {
  action: 'objection.follow',
  subject: (context, input) => subjectOfRemark(context, input.remarkId, input.organisationId),
  async run(context, input) {
    const row = await move(context, input, ['objection']);
    await tellFactsOfForum(context, row);
    return {};
  },
  ledger: (input, _output, context) => ledgerOf(input, context),
});
