import { and, asc, countDistinct, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import type { QueryOutput } from '#app/contract/registry.ts';
import { can } from '#app/domain/permissions/index.ts';
import { membership, organisation, person } from '#db/schema/index.ts';
import { answer, type ReadContext } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { soleDeciderOf } from '../forum/deciders.ts';
import { organisationRefs } from '../forum/read.ts';
import {
  mayAdminister,
  ofOrganisation,
  ofPerson,
  ownNetwork,
  readPeople,
  refOf,
  todayIn,
  within,
} from './read.ts';

type OrganisationRow = QueryOutput<'network.organisation'>['organisation'];

/** Organisations with how many people stand in each today. */
async function readOrganisations(
  { db, now }: ReadContext,
  networkId: string,
  organisationId?: string,
): Promise<OrganisationRow[]> {
  const today = await todayIn(db, networkId, now);
  const [rows, counts] = await Promise.all([
    db
      .select()
      .from(organisation)
      .where(
        and(
          eq(organisation.networkId, networkId),
          organisationId ? eq(organisation.id, organisationId) : undefined,
        ),
      )
      .orderBy(asc(organisation.name), asc(organisation.id))
      .limit(2_000),
    db
      .select({ id: membership.organisationId, people: countDistinct(membership.personId) })
      .from(membership)
      .where(
        and(
          eq(membership.networkId, networkId),
          organisationId ? eq(membership.organisationId, organisationId) : undefined,
          lte(membership.startsOn, today),
          or(isNull(membership.endsOn), gte(membership.endsOn, today)),
        ),
      )
      .groupBy(membership.organisationId),
  ]);
  const peopleOf = new Map(counts.map((row) => [row.id, row.people]));
  return rows.map((row) => ({
    ...refOf(row),
    // Written by organisation.add and organisation.revise only, whose contract has the same lists.
    kind: row.kind as OrganisationRow['kind'],
    level: row.level as OrganisationRow['level'],
    role: row.role,
    people: peopleOf.get(row.id) ?? 0,
  }));
}

const contactOf = ({ actor }: ReadContext, networkId: string): boolean =>
  can(actor, 'person.read-contact', { networkId });

/** The organisations of the network. */
export const organisations = answer('network.organisations', {
  action: 'network.read',
  subject: ownNetwork,
  async run(context, _input, subject) {
    const networkId = within(subject);
    return {
      organisations: await readOrganisations(context, networkId),
      mayAdminister: mayAdminister(context, networkId),
    };
  },
});

/** One organisation with everybody who has or had a place in it. */
export const organisationShown = answer('network.organisation', {
  action: 'network.read',
  subject: (context, { organisationId }) => ofOrganisation(context, organisationId),
  async run(context, { organisationId }, subject) {
    const networkId = within(subject);
    const [[found], people] = await Promise.all([
      readOrganisations(context, networkId, organisationId),
      readPeople(context, networkId, {
        condition: sql`exists (select from ${membership} m where m.network_id = ${person.networkId}
          and m.person_id = ${person.id} and m.organisation_id = ${organisationId})`,
        contact: contactOf(context, networkId),
      }),
    ]);
    return {
      organisation: required(found),
      people,
      mayAdminister: mayAdminister(context, networkId),
    };
  },
});

/** Everybody in the network; addresses for administrators only. */
export const people = answer('network.people', {
  action: 'network.read',
  subject: ownNetwork,
  async run(context, _input, subject) {
    const networkId = within(subject);
    return {
      people: await readPeople(context, networkId, { contact: contactOf(context, networkId) }),
      mayAdminister: mayAdminister(context, networkId),
    };
  },
});

/** One person. */
export const personShown = answer('network.person', {
  action: 'network.read',
  subject: (context, { personId }) => ofPerson(context, personId),
  async run(context, { personId }, subject) {
    const networkId = within(subject);
    const [found] = await readPeople(context, networkId, {
      condition: eq(person.id, personId),
      contact: contactOf(context, networkId),
    });
    const administers = mayAdminister(context, networkId);
    const { db, now } = context;
    const seats = administers
      ? await soleDeciderOf(db, networkId, personId, await todayIn(db, networkId, now))
      : [];
    const organisations = await organisationRefs(
      db,
      networkId,
      seats.map((seat) => seat.organisationId),
    );
    return {
      person: required(found),
      mayAdminister: administers,
      onlyDeciderFor: seats.flatMap(({ organisationId, forum }) => {
        const party = organisations.get(organisationId);
        return party ? [{ organisation: party, forum }] : [];
      }),
    };
  },
});
