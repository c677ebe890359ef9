import { and, eq } from 'drizzle-orm';
import type { commitment } from '#db/schema/index.ts';
import { commitmentParty } from '#db/schema/index.ts';
import type { CommandContext } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';

/** The parties a commitment names; refuses `not_a_party` when the organisation is none of them. */
export async function namedParties(
  context: CommandContext,
  row: typeof commitment.$inferSelect,
  organisationId: string,
) {
  const parties = await context.db
    .select()
    .from(commitmentParty)
    .where(and(eq(commitmentParty.networkId, row.networkId), eq(commitmentParty.commitmentId, row.id)));
  const own = parties.find((party) => party.organisationId === organisationId);
  return { parties, own: own ?? refuse('not_a_party') };
}
