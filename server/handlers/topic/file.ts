import { and, desc, eq, getTableColumns } from 'drizzle-orm';
import { can } from '#app/domain/permissions/index.ts';
import { contribution, contributionAttachment } from '#db/schema/index.ts';
import { answer, type ReadContext } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { subjectOf } from '../forum/subject.ts';

/** Where one file stands beside several contributions, so many are looked at for one the reader may see. */
const LOOKED_AT = 50;

/** The newest place where this file stands beside a contribution the reader may read. */
async function readablePlace(context: ReadContext, fileHash: string) {
  const places = await context.db
    .select({
      ...getTableColumns(contributionAttachment),
      authorId: contribution.personId,
      hiddenAt: contribution.hiddenAt,
    })
    .from(contributionAttachment)
    .innerJoin(
      contribution,
      and(
        eq(contribution.networkId, contributionAttachment.networkId),
        eq(contribution.id, contributionAttachment.contributionId),
      ),
    )
    .where(eq(contributionAttachment.fileHash, fileHash))
    .orderBy(desc(contributionAttachment.id))
    .limit(LOOKED_AT);
  for (const place of places) {
    const subject = await subjectOf(context, contribution, place.contributionId);
    if (!subject || !can(context.actor, 'forum.read', subject)) continue;
    // As with the words: what was hidden is for its author and for who has to judge it.
    const withheld =
      place.hiddenAt !== null &&
      !can(context.actor, 'forum.facilitate', subject) &&
      !can(context.actor, 'contribution.change-own', { ...subject, authorId: place.authorId });
    if (!withheld) return { place, subject };
  }
  return null;
}

/** Facts of a file beside a contribution the reader may read. Knowing its hash is not enough. */
export const contributionFile = answer('contribution.file', {
  action: 'forum.read',
  subject: async (context, { fileHash }) => (await readablePlace(context, fileHash))?.subject ?? null,
  async run(context, { fileHash }) {
    const { place } = required(await readablePlace(context, fileHash));
    return { label: place.label, type: required(place.fileType), bytes: required(place.fileBytes) };
  },
});
