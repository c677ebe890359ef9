import { and, desc, eq, isNull } from 'drizzle-orm';
import type { OrganisationRef } from '#app/contract/contract.ts';
import type { WithdrawalShown } from '#app/contract/membership.ts';
import { defaultGroundRules } from '#app/domain/charter.ts';
import { type WithdrawalRule, withdrawalState } from '#app/domain/withdrawal.ts';
import type { Reader } from '#db/client.ts';
import { forumWithdrawal } from '#db/schema/index.ts';
import type { ReadContext } from '#server/kernel/handler.ts';
import { organisationRefs } from '../forum/read.ts';
import { type ForumSubject, forumSubject } from '../forum/subject.ts';
import { charterInForce } from '../session/read.ts';

type Declaration = typeof forumWithdrawal.$inferSelect;

/** What the charter says about leaving; the recommended rule where there is no charter yet. */
export async function ruleOf(
  db: Reader,
  forum: { networkId: string; forumId: string },
): Promise<WithdrawalRule> {
  return (await charterInForce(db, forum))?.rules.withdrawal ?? defaultGroundRules.withdrawal;
}

/** The newest declaration of an organisation that was not taken back. */
export async function declarationOf(
  db: Reader,
  { networkId, forumId }: { networkId: string; forumId: string },
  organisationId: string,
): Promise<Declaration | null> {
  const [row] = await db
    .select()
    .from(forumWithdrawal)
    .where(
      and(
        eq(forumWithdrawal.networkId, networkId),
        eq(forumWithdrawal.forumId, forumId),
        eq(forumWithdrawal.organisationId, organisationId),
        isNull(forumWithdrawal.takenBackAt),
      ),
    )
    .orderBy(desc(forumWithdrawal.declaredAt))
    .limit(1);
  return row ?? null;
}

/** A declaration as pages show it. */
export const shown = (row: Declaration, organisation: OrganisationRef, now: Date): WithdrawalShown => ({
  organisation,
  reason: row.reason,
  state: withdrawalState(
    { endsAt: row.endsAt.getTime(), takenBackAt: row.takenBackAt?.getTime() ?? null },
    now.getTime(),
  ),
  noticeDays: row.noticeDays,
  leaves: row.leaves,
  declaredAt: row.declaredAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  leavesAt: row.leavesAt.toISOString(),
});

/** Declarations of a forum that were not taken back, the newest first; of one that came back, none. */
export async function declarationsIn(
  db: Reader,
  { networkId, forumId, partyIds }: ForumSubject,
  now: Date,
): Promise<WithdrawalShown[]> {
  const rows = await db
    .select()
    .from(forumWithdrawal)
    .where(
      and(
        eq(forumWithdrawal.networkId, networkId),
        eq(forumWithdrawal.forumId, forumId),
        isNull(forumWithdrawal.takenBackAt),
      ),
    )
    .orderBy(desc(forumWithdrawal.declaredAt))
    .limit(200);
  const organisations = await organisationRefs(
    db,
    networkId,
    rows.map((row) => row.organisationId),
  );
  return rows.flatMap((row) => {
    const organisation = organisations.get(row.organisationId);
    if (!organisation) return [];
    const one = shown(row, organisation, now);
    // A party whose notice ended long ago and that is a party again has been taken in anew.
    return one.state === 'left' && partyIds.includes(organisation.id) ? [] : [one];
  });
}

/**
 * The subject of an organisation's own leaving. Whoever has declared it belongs here still, counted or not: it reads
 * its declaration, hands over, and may take it back.
 */
export async function leavingSubject(
  context: ReadContext,
  forumId: string,
  organisationId: string,
): Promise<ForumSubject | null> {
  const subject = await forumSubject(context, forumId);
  if (!subject) return null;
  // Only with the organisation it is about: whoever left long ago reads nothing of others who leave.
  const leaves =
    !subject.partyIds.includes(organisationId) && (await declarationOf(context.db, subject, organisationId));
  return {
    ...subject,
    partyIds: leaves ? [...subject.partyIds, organisationId] : subject.partyIds,
    organisationId,
  };
}
