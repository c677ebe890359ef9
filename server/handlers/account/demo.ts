import { and, eq, isNull } from 'drizzle-orm';
import type { QueryOutput } from '#app/contract/registry.ts';
import type { Reader } from '#db/client.ts';
import { account, forumRole, membership, network, organisation, person, session } from '#db/schema/index.ts';
import { answer, handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { beginSession, noEntry } from './session.ts';

type DemoAccount = QueryOutput<'account.demo'>['accounts'][number];

const CHAIRS: readonly DemoAccount['chair'][] = [
  'facilitator',
  'partner',
  'leader',
  'note-taker',
  'verifier',
  'observer',
  'administrator',
];

/** One row per person of the demo networks who can sign in. */
async function demoPeople(db: Reader) {
  const people = await db
    .select({ person, networkName: network.name, totpSecret: account.totpSecret, email: account.email })
    .from(person)
    .innerJoin(network, and(eq(network.id, person.networkId), eq(network.demo, true)))
    .innerJoin(account, and(eq(account.id, person.accountId), isNull(account.suspendedAt)))
    .where(isNull(person.erasedAt))
    .orderBy(person.createdAt, person.id);
  return people;
}

/** Signs in to a demo account, second factor included. There is no such door outside the demo. */
export const enterDemo = handle('account.enter-demo', {
  action: 'demo.enter',
  subject: async (context) => (context.tools.demo ? { networkId: null } : refuse('demo_only')),
  async run(context, { personId }) {
    if (!context.tools.demo) refuse('demo_only');
    const people = await demoPeople(context.db);
    const chosen = required(people.find((row) => row.person.id === personId));
    const accountId = required(chosen.person.accountId);
    await beginSession(context, accountId, true);
    return { accountId };
  },
  ledger: noEntry,
});

/** The chairs of the demo, and the present code of each account's second factor: somebody new can sign with it. */
export const demo = answer('account.demo', {
  action: 'demo.enter',
  subject: async (context) => (context.tools.demo ? { networkId: null } : refuse('demo_only')),
  async run({ db, tools, now }) {
    const { codeOf } = tools.demo ?? refuse('demo_only');
    const people = await demoPeople(db);
    const first = required(people[0], 'not_found');
    const { networkId } = first.person;
    const [places, roles, [open]] = await Promise.all([
      db
        .select({ membership, organisation })
        .from(membership)
        .innerJoin(
          organisation,
          and(
            eq(organisation.networkId, membership.networkId),
            eq(organisation.id, membership.organisationId),
          ),
        )
        .where(eq(membership.networkId, networkId)),
      db.select().from(forumRole).where(eq(forumRole.networkId, networkId)),
      db
        .select({ sessionId: session.id, title: session.title, shortCode: session.shortCode })
        .from(session)
        .where(and(eq(session.networkId, networkId), eq(session.status, 'open')))
        .limit(1),
    ]);
    const accounts = people
      .filter((row) => row.person.networkId === networkId)
      .map((row): DemoAccount => {
        const place = places.find((p) => p.membership.personId === row.person.id);
        const role = roles.find((r) => r.personId === row.person.id)?.role;
        const chair =
          role ??
          (row.person.administrator ? 'administrator' : place?.membership.leader ? 'leader' : 'partner');
        return {
          personId: row.person.id,
          name: row.person.name,
          office: place?.membership.office ?? row.person.name,
          organisation: place
            ? {
                id: place.organisation.id,
                name: place.organisation.name,
                shortName: place.organisation.shortName,
                code: place.organisation.code,
                sector: place.organisation.sector,
              }
            : null,
          chair,
          email: row.email,
          code: row.totpSecret ? codeOf(row.totpSecret, now) : null,
        };
      });
    accounts.sort((a, b) => CHAIRS.indexOf(a.chair) - CHAIRS.indexOf(b.chair));
    return { networkName: first.networkName, accounts, openSession: open ?? null };
  },
});
