import { and, desc, eq, inArray } from 'drizzle-orm';
import type { RemarkKind, RemarkRole, RemarkState } from '#app/domain/remark.ts';
import { type RichDocument, readDocument } from '#app/editor/document.ts';
import { blocksOf, findPassage } from '#app/editor/passage.ts';
import { proposal, proposalVersion, remark, remarkStep } from '#db/schema/index.ts';
import { inNetwork, personOf } from '#server/handlers/forum/act.ts';
import { type ForumSubject, ofActor, subjectFor } from '#server/handlers/forum/subject.ts';
import { tellProposer } from '#server/handlers/notice/proposer.ts';
import { claimNoLonger, tell, tellNamed } from '#server/handlers/notice/tell.ts';
import type { CommandContext, ReadContext } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { askedNow } from './window.ts';

type Proposal = typeof proposal.$inferSelect;
export type Remark = typeof remark.$inferSelect;

/** The newest text of a proposal as a document, with the id of its version. */
export async function newestText(
  context: Pick<ReadContext, 'db'>,
  current: Pick<Proposal, 'networkId' | 'id' | 'version'>,
): Promise<{ versionId: string; document: RichDocument }> {
  const [found] = await context.db
    .select({ id: proposalVersion.id, body: proposalVersion.body })
    .from(proposalVersion)
    .where(
      and(
        eq(proposalVersion.networkId, current.networkId),
        eq(proposalVersion.proposalId, current.id),
        eq(proposalVersion.version, current.version),
      ),
    );
  const read = readDocument(required(found).body);
  if (!read.ok) refuse('document_broken');
  return { versionId: required(found).id, document: read.document };
}

/** The texts of these versions as documents, by the id of the version. */
export async function textsOf(
  { db }: Pick<ReadContext, 'db'>,
  networkId: string,
  versionIds: readonly string[],
): Promise<Map<string, RichDocument>> {
  if (versionIds.length === 0) return new Map();
  const rows = await db
    .select({ id: proposalVersion.id, body: proposalVersion.body })
    .from(proposalVersion)
    .where(
      and(eq(proposalVersion.networkId, networkId), inArray(proposalVersion.id, [...new Set(versionIds)])),
    );
  return new Map(
    rows.map(({ id, body }) => {
      const read = readDocument(body);
      return [id, read.ok ? read.document : refuse('document_broken')] as const;
    }),
  );
}

/** The words that are meant: those that were marked or typed, all of a paragraph, or (null) the whole text. */
function passageOf(
  document: RichDocument,
  input: { block?: number | undefined; passage?: string | undefined },
) {
  if (input.passage) {
    const found = findPassage(document, input.passage, input.block);
    if (found.found === 'nowhere') refuse('passage_not_found', { fields: { passage: 'passage_not_found' } });
    if (found.found === 'several') refuse('passage_unclear', { fields: { passage: 'passage_unclear' } });
    return found.passage;
  }
  if (input.block === undefined) return null;
  const block = blocksOf(document).find((one) => one.number === input.block);
  if (!block) refuse('invalid_input', { fields: { block: 'field_not_in_list' } });
  return { block: block.number, words: block.text };
}

interface Made {
  onVersion: number;
  kind: RemarkKind;
  state: RemarkState;
  organisationId?: string | undefined;
  block?: number | undefined;
  passage?: string | undefined;
  wording?: string | undefined;
  body: string;
  suggestion?: string | undefined;
}

/** Writes down what somebody says about the newest version of a locked proposal. */
export async function makeRemark(context: CommandContext, current: Proposal, made: Made): Promise<string> {
  if (current.version !== made.onVersion) refuse('stale_version');
  // Whoever is asked for a reaction in writing may give it, also while the others are still asking questions.
  if (
    made.kind !== 'question' &&
    current.reactionsAt === null &&
    (await askedNow(context, current, made.organisationId ? [made.organisationId] : [])).length === 0
  )
    refuse('reactions_closed');
  const remarkId = await writeRemark(context, current, made);
  const news = {
    networkId: current.networkId,
    forumId: current.forumId,
    topicId: null,
    contributionId: null,
    proposalId: current.id,
    remarkId,
    organisationId: made.organisationId ?? null,
  };
  const named = await tellNamed(context, news, `${made.body}\n${made.suggestion ?? ''}`);
  await tellProposer(context, 'responded', current, {
    by: made.organisationId ?? null,
    remarkId,
    but: named,
  });
  const { networkId, forumId, id: proposalId } = current;
  if (made.organisationId) {
    const of = { forumId, organisationId: made.organisationId };
    await claimNoLonger(context, ['window'], { networkId, proposalId, of });
  }
  return remarkId;
}

/** Keeps what somebody says about the newest version of a locked proposal; tells nobody. */
export async function writeRemark(
  context: CommandContext,
  current: Proposal,
  made: Omit<Made, 'onVersion'>,
): Promise<string> {
  const { versionId, document } = await newestText(context, current);
  const passage = passageOf(document, made);
  const wording = made.kind === 'amendment' ? (made.wording ?? '').trim() : '';
  if (made.kind === 'amendment') {
    if (!passage) refuse('invalid_input', { fields: { block: 'field_required' } });
    if (wording === passage.words) refuse('already_done');
  }
  const remarkId = context.newId();
  const { networkId, forumId } = current;
  await context.db.insert(remark).values({
    networkId,
    id: remarkId,
    forumId,
    proposalId: current.id,
    proposalVersionId: versionId,
    version: current.version,
    kind: made.kind,
    block: passage?.block ?? null,
    passage: passage?.words ?? '',
    wording,
    body: made.body,
    suggestion: made.suggestion ?? '',
    organisationId: made.organisationId ?? null,
    personId: personOf(context),
    state: made.state,
    createdAt: context.now,
    changedAt: context.now,
  });
  return remarkId;
}

/** Locks a remark until the command ends. */
export async function lockRemark(
  context: CommandContext,
  remarkId: string,
  kinds: readonly RemarkKind[],
): Promise<Remark> {
  const [found] = await context.db
    .select()
    .from(remark)
    .where(and(eq(remark.id, remarkId), ofActor(context, remark.networkId)))
    .for('update');
  const row = required(found);
  if (!kinds.includes(row.kind)) refuse('not_found');
  inNetwork(context, row.networkId);
  // What was said about a proposal stays as it stood when it was withdrawn.
  const [about] = await context.db
    .select({ withdrawnAt: proposal.withdrawnAt })
    .from(proposal)
    .where(and(eq(proposal.networkId, row.networkId), eq(proposal.id, row.proposalId)));
  if (about?.withdrawnAt) refuse('wrong_state');
  return row;
}

/** The forum that a remark belongs to, narrowed to the organisation the act is done for. */
export async function subjectOfRemark(
  context: Pick<ReadContext, 'actor' | 'db'>,
  remarkId: string,
  organisationId?: string,
): Promise<ForumSubject | null> {
  const [row] = await context.db
    .select({ forumId: remark.forumId })
    .from(remark)
    .where(and(eq(remark.id, remarkId), ofActor(context, remark.networkId)));
  return row ? subjectFor(context, row.forumId, organisationId) : null;
}

/**
 * In which roles somebody acts on a remark: in the name of an organisation, or (without one) as facilitator. That
 * they may act so was asked before.
 */
export function rolesFor(
  organisationId: string | undefined | null,
  about: { remarkOrganisationId: string | null; proposalOrganisationId: string },
): RemarkRole[] {
  if (!organisationId)
    return about.remarkOrganisationId === null ? ['facilitator', 'author'] : ['facilitator'];
  const roles: RemarkRole[] = [];
  if (organisationId === about.remarkOrganisationId) roles.push('author');
  if (organisationId === about.proposalOrganisationId) roles.push('proposer');
  return roles;
}

/** Takes a step: what stands now, and one more line of history. */
export async function takeStep(
  context: CommandContext,
  row: Remark,
  step: { state: RemarkState; note: string; organisationId?: string | undefined; resultVersion?: number },
): Promise<void> {
  const { db, now } = context;
  await db
    .update(remark)
    .set({
      state: step.state,
      note: step.note,
      changedAt: now,
      ...(step.resultVersion === undefined ? {} : { resultVersion: step.resultVersion }),
    })
    .where(and(eq(remark.networkId, row.networkId), eq(remark.id, row.id)));
  // Who made it, and whoever took the step this one answers.
  const [before] = await db
    .select({ personId: remarkStep.personId })
    .from(remarkStep)
    .where(and(eq(remarkStep.networkId, row.networkId), eq(remarkStep.remarkId, row.id)))
    .orderBy(desc(remarkStep.createdAt), desc(remarkStep.id))
    .limit(1);
  await tell(context, 'remark', [row.personId, ...(before ? [before.personId] : [])], {
    networkId: row.networkId,
    forumId: row.forumId,
    topicId: null,
    contributionId: null,
    proposalId: row.proposalId,
    remarkId: row.id,
    organisationId: step.organisationId ?? null,
  });
  await db.insert(remarkStep).values({
    networkId: row.networkId,
    id: context.newId(),
    remarkId: row.id,
    state: step.state,
    note: step.note,
    organisationId: step.organisationId ?? null,
    personId: personOf(context),
    createdAt: now,
  });
}
