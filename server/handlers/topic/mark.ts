import { and, eq } from 'drizzle-orm';
import type { CommandInput } from '#app/contract/registry.ts';
import { contribution, contributionMark, proposal, topic } from '#db/schema/index.ts';
import { type CommandContext, handle, type ReadContext } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { inNetwork, networkOfAct, personOf, speaksFor } from '../forum/act.ts';
import { type ForumSubject, ofActor, subjectFor, subjectOf } from '../forum/subject.ts';
import { tell } from '../notice/tell.ts';
import { countStanding } from './counts.ts';
import { proposersAmong } from './marks.ts';

type Input = CommandInput<'contribution.mark'>;

/** The subject, with the organisation named only where it is the proposer of what the input concerns. */
async function markSubject(context: ReadContext, input: Input): Promise<ForumSubject | null> {
  const subject = await subjectOf(context, contribution, input.contributionId);
  const { organisationId } = input;
  if (!subject || organisationId === undefined) return subject;
  const [found] = await context.db
    .select({ topicId: contribution.topicId })
    .from(contribution)
    .where(and(eq(contribution.networkId, subject.networkId), eq(contribution.id, input.contributionId)));
  const topicId = required(found).topicId;
  const proposers = await proposersAmong(context.db, subject.networkId, topicId, [organisationId]);
  return proposers.includes(organisationId) ? { ...subject, organisationId } : subject;
}

/** The version of a proposal that an input was adopted in. */
async function adoptedIn(context: CommandContext, subject: ForumSubject, input: Input) {
  if (input.standing !== 'adopted') return { proposalId: null, version: null };
  if (!input.proposalId) refuse('invalid_input', { fields: { proposalId: 'field_required' } });
  const [found] = await context.db
    .select({
      version: proposal.version,
      organisationId: proposal.organisationId,
      withdrawnAt: proposal.withdrawnAt,
    })
    .from(proposal)
    .where(
      and(
        eq(proposal.networkId, subject.networkId),
        eq(proposal.forumId, subject.forumId),
        eq(proposal.id, input.proposalId),
      ),
    )
    // Nobody withdraws it until this is said.
    .for('share');
  if (!found) refuse('invalid_input', { fields: { proposalId: 'field_not_in_list' } });
  // A proposer says it of its own text only.
  if (input.organisationId && found.organisationId !== input.organisationId)
    refuse('invalid_input', { fields: { proposalId: 'field_not_in_list' } });
  if (found.withdrawnAt) refuse('invalid_input', { fields: { proposalId: 'proposal_withdrawn' } });
  const version = input.version ?? found.version;
  if (version > found.version) refuse('invalid_input', { fields: { version: 'field_out_of_range' } });
  return { proposalId: input.proposalId, version };
}

/** An answer is in words or at an address; what is parked or opened again needs its reason. */
function mustSayWhy({ standing, note, url }: Input): void {
  if (standing === 'answered' && !note && !url)
    refuse('invalid_input', { fields: { note: 'field_required' } });
  if ((standing === 'parked' || standing === 'open') && !note)
    refuse('reason_required', { fields: { note: 'reason_required' } });
}

/** Says what became of an input. What was said before stays readable. */
export const markContribution = handle('contribution.mark', {
  action: 'contribution.mark',
  subject: markSubject,
  async run(context, input) {
    const { db } = context;
    const [found] = await db
      .select()
      .from(contribution)
      .where(and(eq(contribution.id, input.contributionId), ofActor(context, contribution.networkId)));
    const { networkId, topicId } = required(found);
    inNetwork(context, networkId);
    const subject = required(await subjectFor(context, required(found).forumId));
    speaksFor(context, subject, input.organisationId);
    mustSayWhy(input);
    // The topic's row is held while its counts change; what is marked is read again behind it.
    await db
      .select({ id: topic.id })
      .from(topic)
      .where(and(eq(topic.networkId, networkId), eq(topic.id, topicId)))
      .for('update');
    const ofThis = and(eq(contribution.networkId, networkId), eq(contribution.id, input.contributionId));
    const [now] = await db.select().from(contribution).where(ofThis);
    const { standing: before, organisationId, personId, erasedAt, hiddenAt } = required(now);
    if (erasedAt || hiddenAt) refuse('wrong_state');
    if (input.standing === 'open' && (before === 'open' || before === null)) refuse('already_done');
    const adopted = await adoptedIn(context, subject, input);
    await db.insert(contributionMark).values({
      networkId,
      id: context.newId(),
      contributionId: input.contributionId,
      standing: input.standing,
      ...adopted,
      url: input.url ?? null,
      note: input.note ?? null,
      personId: personOf(context),
      organisationId: input.organisationId ?? null,
      createdAt: context.now,
    });
    await db.update(contribution).set({ standing: input.standing }).where(ofThis);
    await countStanding(db, { networkId, topicId, organisationId, before, after: input.standing });
    await tell(context, 'marked', [personId], {
      networkId,
      forumId: subject.forumId,
      topicId,
      contributionId: input.contributionId,
      organisationId: input.organisationId ?? null,
    });
    return { version: adopted.version };
  },
  ledger: (input, output, context) => ({
    networkId: networkOfAct(context),
    organisationId: input.organisationId ?? null,
    facts: {
      contributionId: input.contributionId,
      standing: input.standing,
      proposalId: input.proposalId ?? null,
      version: output.version,
    },
    sealed: { note: input.note ?? null, url: input.url ?? null },
  }),
});
