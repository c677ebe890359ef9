import { and, desc, eq } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';
import { contributionVersion } from '#db/schema/index.ts';

/** Earlier words that one page shows. */
const SHOWN = 20;

/** What a contribution said before, the newest first. */
export async function versionsOf(db: Reader, networkId: string, contributionId: string) {
  const rows = await db
    .select({ writtenAt: contributionVersion.writtenAt, body: contributionVersion.body })
    .from(contributionVersion)
    .where(
      and(
        eq(contributionVersion.networkId, networkId),
        eq(contributionVersion.contributionId, contributionId),
      ),
    )
    .orderBy(desc(contributionVersion.writtenAt))
    .limit(SHOWN);
  return rows.map(({ writtenAt, body }) => ({
    writtenAt: writtenAt.toISOString(),
    body: {
      type: 'doc' as const,
      content: Array.isArray(body.content) ? (body.content as Record<string, unknown>[]) : [],
    },
  }));
}
