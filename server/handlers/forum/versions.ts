import { and, desc, eq } from 'drizzle-orm';
import type { VersionItem } from '#app/contract/forum-texts.ts';
import type { Reader } from '#db/client.ts';
import { proposalVersion, remark } from '#db/schema/index.ts';
import { authorOf, organisationRefs, peopleNames } from './read.ts';

/** The history of a proposal: every frozen version with who wrote it and why, the newest first. */
export async function versionsOf(db: Reader, networkId: string, proposalId: string): Promise<VersionItem[]> {
  const versions = await db
    .select({
      id: proposalVersion.id,
      version: proposalVersion.version,
      hash: proposalVersion.hash,
      reason: proposalVersion.reason,
      personId: proposalVersion.personId,
      organisationId: proposalVersion.organisationId,
      createdAt: proposalVersion.createdAt,
    })
    .from(proposalVersion)
    .where(and(eq(proposalVersion.networkId, networkId), eq(proposalVersion.proposalId, proposalId)))
    .orderBy(desc(proposalVersion.version));
  const accepted = await db
    .selectDistinct({ version: remark.resultVersion, organisationId: remark.organisationId })
    .from(remark)
    .where(
      and(
        eq(remark.networkId, networkId),
        eq(remark.proposalId, proposalId),
        eq(remark.kind, 'amendment'),
        eq(remark.state, 'accepted'),
      ),
    );
  const organisations = await organisationRefs(
    db,
    networkId,
    [...versions, ...accepted].map((one) => one.organisationId),
  );
  const people = await peopleNames(
    db,
    networkId,
    versions.map((version) => version.personId),
  );
  return versions.map((version) => ({
    id: version.id,
    version: version.version,
    hash: version.hash,
    reason: version.reason,
    adopted: accepted.flatMap((one) =>
      one.version === version.version ? (organisations.get(one.organisationId ?? '') ?? []) : [],
    ),
    author: authorOf(version, people, organisations),
    createdAt: version.createdAt.toISOString(),
  }));
}
