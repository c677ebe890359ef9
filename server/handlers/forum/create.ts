import { eq } from 'drizzle-orm';
import type { Subject } from '#app/domain/permissions/index.ts';
import { forum, forumParty, forumRole, organisation } from '#db/schema/index.ts';
import { handle, type ReadContext } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { inNetwork, mustBeOrganisations, networkOfAct } from './act.ts';

/** The network a new forum belongs to: the convener's, or for the operator that of the initiator. */
async function networkOf(context: ReadContext, initiatorId: string): Promise<string | null> {
  const { actor, db } = context;
  if (actor.kind === 'public') return null;
  if (actor.networkId !== null) return actor.networkId;
  const [row] = await db
    .select({ networkId: organisation.networkId })
    .from(organisation)
    .where(eq(organisation.id, initiatorId));
  return row?.networkId ?? null;
}

/**
 * Convenes a forum. Whoever convenes it facilitates it. The mandate holder is one of the parties; that the
 * initiator is a public body (Ansell & Gash's first criterion) is shown on the forum's page, not enforced.
 */
export const createForum = handle('forum.create', {
  action: 'forum.create',
  async subject(context, input): Promise<Subject | null> {
    const networkId = await networkOf(context, input.initiatorId);
    return networkId === null ? null : { networkId };
  },
  async run(context, input) {
    const networkId = required(await networkOf(context, input.initiatorId));
    inNetwork(context, networkId);
    const partyIds = [...new Set(input.partyIds)];
    await mustBeOrganisations(context, networkId, [
      ['initiatorId', input.initiatorId],
      ['mandateHolderId', input.mandateHolderId],
      ...partyIds.map((id) => ['partyIds', id] as const),
    ]);
    if (partyIds.length < 2) refuse('invalid_input', { fields: { partyIds: 'field_too_short' } });
    if (!partyIds.includes(input.mandateHolderId))
      refuse('not_a_party', { fields: { mandateHolderId: 'not_a_party' } });
    const forumId = context.newId();
    await context.db.insert(forum).values({
      networkId,
      id: forumId,
      name: input.name,
      type: input.type,
      purpose: input.purpose,
      aim: input.aim,
      legalBasis: input.legalBasis,
      initiatorId: input.initiatorId,
      mandateHolderId: input.mandateHolderId,
      createdAt: context.now,
    });
    await context.db.insert(forumParty).values(
      partyIds.map((organisationId, position) => ({
        networkId,
        forumId,
        organisationId,
        position,
        joinedAt: context.now,
      })),
    );
    if (context.actor.kind === 'person')
      await context.db
        .insert(forumRole)
        .values({ networkId, forumId, personId: context.actor.personId, role: 'facilitator' });
    return { forumId };
  },
  ledger: (input, output, context) => ({
    networkId: networkOfAct(context),
    facts: {
      forumId: output.forumId,
      type: input.type,
      purpose: input.purpose,
      initiatorId: input.initiatorId,
      mandateHolderId: input.mandateHolderId,
      partyIds: [...new Set(input.partyIds)],
    },
    sealed: { name: input.name, aim: input.aim, legalBasis: input.legalBasis },
  }),
});
