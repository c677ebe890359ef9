import { and, eq } from 'drizzle-orm';
import { account, membership, network, organisation, person } from '#db/schema/index.ts';
import { answer, type ReadContext } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { unreadOf } from '../notice/list.ts';

const somebody = async ({ actor }: ReadContext) => ({
  networkId: actor.kind === 'person' ? actor.networkId : null,
});

/** Who I am and for whom I act, as pages greet me. Rights are never decided from this. */
export const viewer = answer('account.viewer', {
  action: 'account.read-own',
  subject: somebody,
  async run({ db, actor }) {
    if (actor.kind !== 'person') refuse('sign_in_required');
    const [unread, [own], places] = await Promise.all([
      unreadOf(db, actor.networkId, actor.personId),
      db
        .select({ person, network, email: account.email })
        .from(person)
        .innerJoin(network, eq(network.id, person.networkId))
        .leftJoin(account, eq(account.id, person.accountId))
        .where(and(eq(person.networkId, actor.networkId), eq(person.id, actor.personId))),
      db
        .select({ organisation, office: membership.office })
        .from(membership)
        .innerJoin(
          organisation,
          and(
            eq(organisation.networkId, membership.networkId),
            eq(organisation.id, membership.organisationId),
          ),
        )
        .where(and(eq(membership.networkId, actor.networkId), eq(membership.personId, actor.personId)))
        .orderBy(organisation.name),
    ]);
    const me = required(own);
    const roles = new Set(Object.values(actor.forumRoles).flat());
    return {
      accountId: actor.accountId || actor.personId,
      personId: actor.personId,
      networkId: actor.networkId,
      networkName: me.network.name,
      timeZone: me.network.timeZone,
      demo: me.network.demo,
      name: me.person.name,
      office: places[0]?.office ?? null,
      email: me.email ?? me.person.email ?? '',
      administrator: actor.administrator,
      convener: actor.convener,
      secondFactor: actor.secondFactor,
      secondFactorSet: actor.secondFactorSet,
      facilitator: roles.has('facilitator'),
      verifier: roles.has('verifier'),
      unread,
      // Memberships that have ended are not represented any more; the actor knows which stand today.
      organisations: actor.representing.flatMap((representation) => {
        const found = places.find((p) => p.organisation.id === representation.organisationId)?.organisation;
        if (!found) return [];
        const { id, name, shortName, code, sector } = found;
        const { leader, level } = representation;
        return [{ id, name, shortName, code, sector, leader, level }];
      }),
    };
  },
});
