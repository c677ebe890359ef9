import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { OrganisationRef } from '#app/contract/contract.ts';
import { can, type Subject } from '#app/domain/permissions/index.ts';
import type { Reader } from '#db/client.ts';
import { account, mandate, membership, network, organisation, person } from '#db/schema/index.ts';
import type { ReadContext } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';

/** The network of whoever asks; null for the operator of no network in particular and for strangers. */
export const networkOf = ({ actor }: Pick<ReadContext, 'actor'>): string | null =>
  actor.kind === 'public' ? null : actor.networkId;

/** What an act on the network as a whole is about. */
export async function ownNetwork(context: ReadContext): Promise<Subject | null> {
  const networkId = networkOf(context);
  return networkId === null ? null : { networkId };
}

/** May the reader change the network? For the interface, which offers only what is allowed. */
export const mayAdminister = ({ actor }: ReadContext, networkId: string): boolean =>
  can(actor, 'network.administer', { networkId });

/** One row of a table of the network, in the reader's own network; the operator finds it in any. */
async function inNetwork(
  { actor }: ReadContext,
  find: (own: string | null) => Promise<{ networkId: string } | undefined>,
): Promise<Subject | null> {
  if (actor.kind === 'public') return null;
  const found = await find(actor.networkId);
  return found ? { networkId: found.networkId } : null;
}

const scoped = (own: string | null, column: Parameters<typeof eq>[0]) =>
  own === null ? undefined : eq(column, own);

/** The subject of an act on a person who has not been erased. */
export const ofPerson = (context: ReadContext, personId: string): Promise<Subject | null> =>
  inNetwork(context, async (own) => {
    const [row] = await context.db
      .select({ networkId: person.networkId })
      .from(person)
      .where(and(eq(person.id, personId), isNull(person.erasedAt), scoped(own, person.networkId)));
    return row;
  });

/** The subject of an act on an organisation. */
export const ofOrganisation = (context: ReadContext, organisationId: string): Promise<Subject | null> =>
  inNetwork(context, async (own) => {
    const [row] = await context.db
      .select({ networkId: organisation.networkId })
      .from(organisation)
      .where(and(eq(organisation.id, organisationId), scoped(own, organisation.networkId)));
    return row;
  });

/** The subject of an act that names both a person and an organisation: both must be of one network. */
export async function ofBoth(
  context: ReadContext,
  personId: string,
  organisationId: string,
): Promise<Subject | null> {
  const [a, b] = [await ofPerson(context, personId), await ofOrganisation(context, organisationId)];
  return a && b && a.networkId === b.networkId ? a : null;
}

/** The subject of an act on a mandate or a membership. */
export const ofRow = (
  context: ReadContext,
  table: typeof mandate | typeof membership,
  rowId: string,
): Promise<Subject | null> =>
  inNetwork(context, async (own) => {
    const [row] = await context.db
      .select({ networkId: table.networkId })
      .from(table)
      .where(and(eq(table.id, rowId), scoped(own, table.networkId)));
    return row;
  });

/** The network a subject was found in. @throws Refused `not_found` when there is none */
export const within = (subject: Subject | null): string => subject?.networkId ?? refuse('not_found');

/** Today in the network's own time zone, YYYY-MM-DD: mandates begin and end by the day there. */
export async function todayIn(db: Reader, networkId: string, now: Date): Promise<string> {
  const [row] = await db
    .select({
      today: sql<string>`to_char(${now.toISOString()}::timestamptz at time zone ${network.timeZone}, 'YYYY-MM-DD')`,
    })
    .from(network)
    .where(eq(network.id, networkId));
  return row?.today ?? refuse('not_found');
}

/** An organisation as every page shows it. */
export const refOf = (row: typeof organisation.$inferSelect): OrganisationRef => ({
  id: row.id,
  name: row.name,
  shortName: row.shortName,
  code: row.code,
  sector: row.sector,
});

type MandateState = 'in-force' | 'not-yet' | 'expired' | 'revoked';

const stateOf = (row: typeof mandate.$inferSelect, today: string): MandateState => {
  if (row.revokedAt) return 'revoked';
  if (row.validUntil < today) return 'expired';
  return row.validFrom > today ? 'not-yet' : 'in-force';
};

/**
 * People with their places and mandates, three queries however many they are.
 * @param condition narrows the people; memberships and mandates come whole
 * @param contact whether e-mail addresses are shown; one's own always is
 */
export async function readPeople(
  context: ReadContext,
  networkId: string,
  { condition, contact }: { condition?: SQL; contact: boolean },
) {
  const { db, actor, now } = context;
  const today = await todayIn(db, networkId, now);
  const ids = db
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.networkId, networkId), isNull(person.erasedAt), condition));
  const [people, places, letters] = await Promise.all([
    db
      .select({ person, suspendedAt: account.suspendedAt })
      .from(person)
      .leftJoin(account, eq(account.id, person.accountId))
      .where(and(eq(person.networkId, networkId), isNull(person.erasedAt), condition))
      .orderBy(asc(person.name), asc(person.id))
      .limit(2_000),
    db
      .select({ membership, organisation })
      .from(membership)
      .innerJoin(
        organisation,
        and(eq(organisation.networkId, membership.networkId), eq(organisation.id, membership.organisationId)),
      )
      .where(and(eq(membership.networkId, networkId), sql`${membership.personId} in ${ids}`))
      .orderBy(asc(membership.startsOn)),
    db
      .select({ mandate, organisation })
      .from(mandate)
      .innerJoin(
        organisation,
        and(eq(organisation.networkId, mandate.networkId), eq(organisation.id, mandate.organisationId)),
      )
      .where(and(eq(mandate.networkId, networkId), sql`${mandate.personId} in ${ids}`))
      .orderBy(sql`${mandate.validFrom} desc`),
  ]);
  const placesOf = groupBy(places, (p) => p.membership.personId);
  const lettersOf = groupBy(letters, (l) => l.mandate.personId);
  return people.map(({ person: row, suspendedAt }) => ({
    personId: row.id,
    name: row.name,
    email: contact || (actor.kind === 'person' && actor.personId === row.id) ? row.email : null,
    administrator: row.administrator,
    convener: row.convener,
    joined: row.accountId !== null,
    suspended: suspendedAt !== null,
    memberships: (placesOf.get(row.id) ?? []).map((p) => ({
      membershipId: p.membership.id,
      organisation: refOf(p.organisation),
      office: p.membership.office,
      leader: p.membership.leader,
      startsOn: p.membership.startsOn,
      endsOn: p.membership.endsOn,
    })),
    mandates: (lettersOf.get(row.id) ?? []).map((l) => ({
      mandateId: l.mandate.id,
      organisation: refOf(l.organisation),
      level: l.mandate.level,
      letterNumber: l.mandate.letterNumber,
      letterDate: l.mandate.letterDate,
      validFrom: l.mandate.validFrom,
      validUntil: l.mandate.validUntil,
      state: stateOf(l.mandate, today),
    })),
  }));
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
