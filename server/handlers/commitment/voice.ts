import { and, eq } from 'drizzle-orm';
import { type Voice, type VoiceRefusal, voiceRefusal } from '#app/domain/commitment.ts';
import { type commitment, progressReport, reportVoice } from '#db/schema/index.ts';
import { type CommandContext, handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { dayIn, lockCommitment } from '../agreement/act.ts';
import { type AgreementSubject, reportSubject } from '../agreement/subject.ts';
import { personOf } from '../forum/act.ts';
import { changeLife } from './close.ts';

/** What somebody says about a report. */
interface Saying {
  reportId: string;
  /** Null for the independent verifier. */
  organisationId: string | null;
  voice: Voice;
  reason: string | null;
}

/** The commitment a report is about, locked, with everything that was reported and said so far. */
async function lockReported(context: CommandContext, reportId: string) {
  const networkId = required(context.subject.networkId);
  const [report] = await context.db
    .select({ commitmentId: progressReport.commitmentId, organisationId: progressReport.organisationId })
    .from(progressReport)
    .where(and(eq(progressReport.networkId, networkId), eq(progressReport.id, reportId)));
  const { commitmentId, organisationId } = required(report);
  const row = await lockCommitment(context, commitmentId);
  const reports = await context.db
    .select()
    .from(progressReport)
    .where(and(eq(progressReport.networkId, networkId), eq(progressReport.commitmentId, commitmentId)))
    .orderBy(progressReport.reportedAt, progressReport.id);
  const voices = await context.db
    .select()
    .from(reportVoice)
    .where(and(eq(reportVoice.networkId, networkId), eq(reportVoice.reportId, reportId)))
    .orderBy(reportVoice.saidAt, reportVoice.id);
  return {
    row,
    reportedBy: organisationId,
    facts: {
      life: row.life,
      reports: reports.map((r) => ({ ...r, reportId: r.id, reportedAt: r.reportedAt.getTime() })),
      voices: voices.map((v) => ({ ...v, saidAt: v.saidAt.getTime() })),
    },
  };
}

async function say(
  context: CommandContext,
  row: typeof commitment.$inferSelect,
  saying: Saying,
  refusal: VoiceRefusal | null,
): Promise<void> {
  if (refusal) refuse(refusal);
  await context.db.insert(reportVoice).values({
    ...saying,
    networkId: row.networkId,
    id: context.newId(),
    commitmentId: row.id,
    personId: personOf(context),
    saidAt: context.now,
  });
}

/** Second voice: a party of the agreement other than the one that reported. */
async function partnerSays(
  context: CommandContext,
  saying: Saying & { organisationId: string },
): Promise<void> {
  const { row, facts } = await lockReported(context, saying.reportId);
  if (!(context.subject as AgreementSubject).signatoryIds.includes(saying.organisationId))
    refuse('not_a_party');
  await say(context, row, saying, voiceRefusal(facts, saying));
}

/** A partner confirms the newest report. */
export const confirmReport = handle('commitment.confirm', {
  action: 'commitment.voice',
  subject: (context, input) => reportSubject(context, input.reportId, input.organisationId),
  async run(context, { reportId, organisationId, reason }) {
    await partnerSays(context, { reportId, organisationId, voice: 'confirmed', reason: reason ?? null });
    return {};
  },
  ledger: ({ reportId, organisationId, reason }, _output, context) => ({
    networkId: context.subject.networkId,
    organisationId,
    facts: { reportId, organisationId },
    sealed: { reason: reason ?? null },
  }),
});

/** A partner disputes the newest report, with a reason. */
export const disputeReport = handle('commitment.dispute', {
  action: 'commitment.voice',
  subject: (context, input) => reportSubject(context, input.reportId, input.organisationId),
  async run(context, { reportId, organisationId, reason }) {
    await partnerSays(context, { reportId, organisationId, voice: 'disputed', reason });
    return {};
  },
  ledger: ({ reportId, organisationId, reason }, _output, context) => ({
    networkId: context.subject.networkId,
    organisationId,
    facts: { reportId, organisationId },
    sealed: { reason },
  }),
});

/**
 * Third voice: somebody independent judges. "Kept" fulfils the commitment. "Not kept" is a "not yet" until the due
 * date has passed, and afterwards says openly that it was missed; it always has a reason.
 */
export const verifyReport = handle('commitment.verify', {
  action: 'commitment.verify',
  subject: (context, input) => reportSubject(context, input.reportId),
  async run(context, { reportId, kept, reason = null }) {
    if (!kept && reason === null) refuse('reason_required', { fields: { reason: 'reason_required' } });
    const { row, facts, reportedBy } = await lockReported(context, reportId);
    const { actor } = context;
    const involved =
      actor.kind === 'person' &&
      actor.representing.some(({ organisationId }) => [reportedBy, row.ownerId].includes(organisationId));
    if (involved) refuse('own_report');
    const saying = {
      reportId,
      organisationId: null,
      voice: kept ? ('verified-kept' as const) : ('verified-not-kept' as const),
      reason,
    };
    await say(context, row, saying, voiceRefusal(facts, saying));
    const today = await dayIn(context.db, row.networkId, context.now);
    if (kept) await changeLife(context, row, 'fulfilled', reason);
    else if (today > row.dueOn) await changeLife(context, row, 'not-fulfilled', reason);
    return {};
  },
  ledger: ({ reportId, kept, reason }, _output, context) => ({
    networkId: context.subject.networkId,
    facts: { reportId, kept },
    sealed: { reason: reason ?? null },
  }),
});
