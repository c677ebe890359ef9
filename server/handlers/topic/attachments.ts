import { sql } from 'drizzle-orm';
import type { CommandInput } from '#app/contract/registry.ts';
import type { AttachmentShown } from '#app/contract/topic-shapes.ts';
import type { Reader } from '#db/client.ts';
import { contributionAttachment } from '#db/schema/index.ts';
import type { CommandContext } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { canonicalJson, sha256Hex } from '#server/ledger/canonical.ts';
import { broughtFile } from '../attached-file.ts';
import { uuids } from '../forum/read.ts';

type Given = NonNullable<CommandInput<'contribution.write'>['attachments']>;
type Attached = Pick<typeof contributionAttachment.$inferInsert, 'kind' | 'label' | 'url' | 'fileHash'> & {
  fileType?: string;
  fileBytes?: number;
};

/** Attachments as rows; a file must be one that was stored and is still what it was taken for. */
export async function attachmentRows(context: CommandContext, given: Given): Promise<Attached[]> {
  const rows: Attached[] = [];
  for (const [index, item] of given.entries()) {
    if (item.kind === 'link') {
      rows.push({ kind: item.kind, label: item.label, url: item.url });
      continue;
    }
    const { kind, label, fileHash } = item;
    const file = await broughtFile(context, fileHash);
    if (!file) refuse('file_refused', { fields: { [`attachments.${index}.fileHash`]: 'file_refused' } });
    rows.push({ kind, label, fileHash, fileType: file.type, fileBytes: file.bytes });
  }
  return rows;
}

/** One hash over all attachments: it proves in the ledger what was attached without being a key to a file. */
export const attachmentsHash = (given: Given | undefined): string => sha256Hex(canonicalJson(given ?? []));

/** Puts attachments beside a contribution. */
export async function keepAttachments(
  context: CommandContext,
  networkId: string,
  contributionId: string,
  rows: readonly Attached[],
): Promise<void> {
  if (rows.length === 0) return;
  await context.db
    .insert(contributionAttachment)
    .values(rows.map((row) => ({ networkId, id: context.newId(), contributionId, ...row })));
}

interface Row extends Record<string, unknown> {
  id: string;
  contribution_id: string;
  kind: AttachmentShown['kind'];
  label: string;
  url: string | null;
  file_hash: string | null;
  file_type: string | null;
  file_bytes: number | null;
}

/** What stands beside each of these contributions, in the order it was attached. */
export async function attachmentsOf(
  db: Reader,
  networkId: string,
  contributionIds: readonly string[],
): Promise<Map<string, AttachmentShown[]>> {
  const found = new Map<string, AttachmentShown[]>();
  if (contributionIds.length === 0) return found;
  const { rows } = await db.execute<Row>(sql`
    select id, contribution_id, kind, label, url, file_hash, file_type, file_bytes from contribution_attachment
    where network_id = ${networkId} and contribution_id = any(${uuids(contributionIds)}::uuid[]) order by id`);
  for (const { contribution_id, file_hash, file_type, file_bytes, ...row } of rows) {
    const shown = {
      id: row.id,
      kind: row.kind,
      label: row.label,
      url: row.url,
      fileHash: file_hash,
      fileType: file_type,
      fileBytes: file_bytes,
    };
    found.set(contribution_id, [...(found.get(contribution_id) ?? []), shown]);
  }
  return found;
}
