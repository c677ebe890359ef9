import { and, desc, eq, sql } from 'drizzle-orm';
import { can } from '#app/domain/permissions/index.ts';
import { charter, charterAcceptance } from '#db/schema/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { organisationRefs, peopleNames, voicesOf } from './read.ts';
import { charterStates, forumRefOf } from './state.ts';
import { forumSubject } from './subject.ts';

/** One version of the charter with its acceptances, and another version for the difference. */
export const showCharter = answer('charter.show', {
  action: 'forum.read',
  subject: (context, input) => forumSubject(context, input.forumId),
  async run(context, input) {
    const { db, actor } = context;
    const subject = required(await forumSubject(context, input.forumId));
    const { networkId, forumId, partyIds } = subject;
    const versions = await db
      .select({
        id: charter.id,
        version: charter.version,
        rules: charter.rules,
        hash: charter.hash,
        createdAt: charter.createdAt,
      })
      .from(charter)
      .where(and(eq(charter.networkId, networkId), eq(charter.forumId, forumId)))
      .orderBy(desc(charter.version));
    const shown = input.version ? versions.find((v) => v.version === input.version) : versions[0];
    if (input.version && !shown) refuse('not_found');
    const other = input.against ?? (shown ? shown.version - 1 : 0);
    const before = shown && other !== shown.version ? versions.find((v) => v.version === other) : undefined;
    if (input.against && shown && other !== shown.version && !before) refuse('not_found');
    const inForce = (await charterStates(db, networkId, [forumId])).get(forumId)?.inForce ?? null;
    const { rows: counts } = await db.execute<{ charter_id: string; n: string }>(sql`
      select a.charter_id, count(*) as n from charter_acceptance a join charter c on c.network_id = a.network_id
        and c.id = a.charter_id where c.network_id = ${networkId} and c.forum_id = ${forumId} group by 1`);
    const accepted = shown
      ? await db
          .select()
          .from(charterAcceptance)
          .where(and(eq(charterAcceptance.networkId, networkId), eq(charterAcceptance.charterId, shown.id)))
          .orderBy(charterAcceptance.acceptedAt)
      : [];
    const organisations = await organisationRefs(db, networkId, [
      ...partyIds,
      ...accepted.map((a) => a.organisationId),
    ]);
    const people = await peopleNames(
      db,
      networkId,
      accepted.map((a) => a.personId),
    );
    const done = new Set(accepted.map((a) => a.organisationId));
    const missing = shown
      ? partyIds.filter((id) => !done.has(id)).flatMap((id) => organisations.get(id) ?? [])
      : [];
    const newest = shown !== undefined && shown === versions[0];
    const voices = await voicesOf(db, actor, subject);
    return {
      forum: await forumRefOf(db, subject),
      charter: shown
        ? {
            id: shown.id,
            version: shown.version,
            rules: copyOf(shown.rules),
            hash: shown.hash,
            createdAt: shown.createdAt.toISOString(),
            newest,
          }
        : null,
      before: before ? { version: before.version, rules: copyOf(before.rules) } : null,
      inForce,
      versions: versions.map((v) => ({
        version: v.version,
        createdAt: v.createdAt.toISOString(),
        accepted: Number(counts.find((count) => count.charter_id === v.id)?.n ?? 0),
      })),
      acceptances: accepted.map((a) => ({
        organisation: required(organisations.get(a.organisationId)),
        by: people.get(a.personId) ?? '',
        acceptedAt: a.acceptedAt.toISOString(),
      })),
      missing,
      voices,
      toAccept: newest
        ? voices.filter((v) => v.mayDecide && !done.has(v.organisation.id)).map((v) => v.organisation)
        : [],
      may: { facilitate: can(actor, 'forum.facilitate', subject) },
    };
  },
});

/** The rules as the contract's own (mutable) shape. */
function copyOf(rules: (typeof charter.$inferSelect)['rules']) {
  return {
    ...rules,
    quorum: { ...rules.quorum },
    withdrawal: { ...rules.withdrawal },
    fallback: [...rules.fallback],
    conduct: [...rules.conduct],
  };
}
