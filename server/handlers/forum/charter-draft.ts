import { and, desc, eq } from 'drizzle-orm';
import { differenceOfRules, type GroundRules } from '#app/domain/charter.ts';
import { charter } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { canonicalJson, sha256Hex } from '#server/ledger/canonical.ts';
import { claimNoLonger, tellForum } from '../notice/tell.ts';
import { lockForum, networkOfAct } from './act.ts';
import { forumSubject } from './subject.ts';

/** What the parties accept when they accept a charter: this forum, this version, these rules. */
export function charterHash(forumId: string, version: number, rules: GroundRules): string {
  return sha256Hex(canonicalJson({ forumId, version, rules }));
}

/** Writes the next version of the charter; every organisation has to accept it anew. */
export const draftCharter = handle('charter.draft', {
  action: 'forum.facilitate',
  subject: (context, input) => forumSubject(context, input.forumId),
  async run(context, input) {
    const { networkId, forumId } = await lockForum(context, input.forumId);
    const [newest] = await context.db
      .select({ version: charter.version, rules: charter.rules })
      .from(charter)
      .where(and(eq(charter.networkId, networkId), eq(charter.forumId, forumId)))
      .orderBy(desc(charter.version))
      .limit(1);
    const rules: GroundRules = { ...input.rules, fallback: [...new Set(input.rules.fallback)] };
    if (newest && differenceOfRules(newest.rules, rules).length === 0) refuse('already_done');
    const version = (newest?.version ?? 0) + 1;
    const charterId = context.newId();
    await context.db.insert(charter).values({
      networkId,
      id: charterId,
      forumId,
      version,
      rules,
      hash: charterHash(forumId, version, rules),
      createdAt: context.now,
    });
    const { partyIds } = required(await forumSubject(context, forumId));
    // Only the newest version is accepted: an earlier one asks for nothing any more.
    await claimNoLonger(context, ['charter'], { networkId, forumId });
    await tellForum(context, 'charter', partyIds, { networkId, forumId, organisationId: null });
    return { charterId, version };
  },
  ledger: (input, output, context) => ({
    networkId: networkOfAct(context),
    facts: {
      forumId: input.forumId,
      charterId: output.charterId,
      version: output.version,
      hash: charterHash(input.forumId, output.version, {
        ...input.rules,
        fallback: [...new Set(input.rules.fallback)],
      }),
    },
    sealed: { conduct: input.rules.conduct },
  }),
});
