import { desc, eq } from 'drizzle-orm';
import { can } from '#app/domain/permissions/index.ts';
import { evidence } from '#db/schema/index.ts';
import { answer, type ReadContext } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { commitmentSubject } from '../agreement/subject.ts';

/** Where one file is evidence of several commitments, so many are looked at for one the reader may see. */
const LOOKED_AT = 50;

/** The newest place where this file is evidence of a commitment the reader may read. */
async function readablePlace(context: ReadContext, fileHash: string) {
  const places = await context.db
    .select()
    .from(evidence)
    .where(eq(evidence.fileHash, fileHash))
    .orderBy(desc(evidence.id))
    .limit(LOOKED_AT);
  for (const place of places) {
    const subject = await commitmentSubject(context, place.commitmentId);
    if (subject && can(context.actor, 'commitment.read', subject)) return { place, subject };
  }
  return null;
}

/** Facts of a file that is evidence of a commitment the reader may read. Knowing its hash is not enough. */
export const evidenceFile = answer('commitment.evidence-file', {
  action: 'commitment.read',
  subject: async (context, { fileHash }) => (await readablePlace(context, fileHash))?.subject ?? null,
  async run(context, { fileHash }) {
    const { place } = required(await readablePlace(context, fileHash));
    return { label: place.label, type: required(place.fileType), bytes: required(place.fileBytes) };
  },
});
