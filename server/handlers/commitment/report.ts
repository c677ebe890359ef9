import type { CommandInput } from '#app/contract/registry.ts';
import { achievementShare } from '#app/domain/commitment.ts';
import { evidence, progressReport } from '#db/schema/index.ts';
import { type CommandContext, handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { canonicalJson, sha256Hex } from '#server/ledger/canonical.ts';
import { lockCommitment } from '../agreement/act.ts';
import { commitmentSubject } from '../agreement/subject.ts';
import { broughtFile } from '../attached-file.ts';
import { personOf } from '../forum/act.ts';

type Given = NonNullable<CommandInput<'commitment.report'>['evidence']>;

/** Evidence as rows; a file must be one that was stored and is still what it was taken for. */
async function evidenceRows(context: CommandContext, given: Given) {
  const rows = [];
  for (const [index, item] of given.entries()) {
    if (item.kind === 'link') {
      rows.push({ kind: item.kind, label: item.label, url: item.url });
      continue;
    }
    const file = await broughtFile(context, item.fileHash);
    if (!file) refuse('file_refused', { fields: { [`evidence.${index}.fileHash`]: 'file_refused' } });
    const { fileHash } = item;
    rows.push({ kind: item.kind, label: item.label, fileHash, fileType: file.type, fileBytes: file.bytes });
  }
  return rows;
}

/** First voice: the owner reports. Saying that the target is reached needs something to see it by. */
export const reportProgress = handle('commitment.report', {
  action: 'commitment.report',
  subject: (context, input) => commitmentSubject(context, input.commitmentId, input.organisationId),
  async run(context, input) {
    const row = await lockCommitment(context, input.commitmentId);
    if (row.ownerId !== input.organisationId) refuse('not_a_party');
    if (row.life !== 'active') refuse('wrong_state');
    const given = input.evidence ?? [];
    if (given.length === 0 && achievementShare(row.baseline, row.target, input.achieved) >= 1)
      refuse('evidence_missing', { fields: { evidence: 'evidence_missing' } });
    const rows = await evidenceRows(context, given);
    const { networkId } = row;
    const reportId = context.newId();
    await context.db.insert(progressReport).values({
      networkId,
      id: reportId,
      commitmentId: row.id,
      organisationId: input.organisationId,
      personId: personOf(context),
      achieved: input.achieved,
      spent: input.spent ?? null,
      note: input.note,
      obstacle: input.obstacle ?? null,
      reportedAt: context.now,
    });
    if (rows.length > 0) {
      await context.db
        .insert(evidence)
        .values(
          rows.map((item) => ({ ...item, networkId, id: context.newId(), reportId, commitmentId: row.id })),
        );
    }
    return { reportId };
  },
  ledger: (input, output, context) => ({
    networkId: context.subject.networkId,
    organisationId: input.organisationId,
    facts: {
      commitmentId: input.commitmentId,
      organisationId: input.organisationId,
      reportId: output.reportId,
      achieved: input.achieved,
      spent: input.spent ?? null,
      obstacle: input.obstacle ?? null,
      evidence: input.evidence?.length ?? 0,
      // One hash over all of it: it proves the evidence without being a key to a file.
      evidenceHash: sha256Hex(canonicalJson(input.evidence ?? [])),
    },
    sealed: { note: input.note, evidence: input.evidence ?? [] },
  }),
});
