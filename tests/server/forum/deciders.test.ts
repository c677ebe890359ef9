import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandInput, CommandName } from '#app/contract/registry.ts';
import { asAdmin } from '#tests/server/session/play.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '#tests/server/support/world.ts';
import { output } from '#tests/server/topic/support.ts';

let test: TestKernel;
let world: World;

beforeAll(async () => {
  test = await testKernel();
  world = await buildWorld(test.database);
});
afterAll(async () => {
  expect(test.errors).toEqual([]);
  await test.close();
});

/** Parties that the forum's page says nobody may decide for, and how many the list of parties counts. */
async function mute(who: WorldPerson = world.facilitator) {
  const { forumId } = world;
  const shown = output(await test.query('forum.show', { forumId }, as(who)));
  const { parties } = output(await test.query('forum.parties', { forumId }, as(who)));
  const ids = shown.withoutDeciders.map(({ organisation }) => organisation.id);
  if (who === world.facilitator)
    expect(
      parties.filter(({ deciders }) => deciders === 0).map(({ organisation }) => organisation.id),
    ).toEqual(ids);
  return ids;
}
const administer = async <N extends CommandName>(name: N, input: CommandInput<N>) =>
  output(await test.execute(name, input, as(world.administrator)));
const idOf = (table: 'mandate' | 'membership', { personId }: WorldPerson) =>
  asAdmin(test, async (client) => {
    const { rows } = await client.query<{ id: string }>(`select id from ${table} where person_id = $1`, [
      personId,
    ]);
    return rows[0]!.id;
  });

it('a party whose last mandate to decide is revoked, ends or is erased keeps its seat, and the facilitator is warned', async () => {
  const [a, b, , d] = world.organisations;
  expect(await mute()).toEqual([]);
  await administer('mandate.revoke', { mandateId: await idOf('mandate', a.delegate) });
  expect(await mute()).toEqual([]);
  await administer('mandate.revoke', { mandateId: await idOf('mandate', a.leader) });
  expect(await mute()).toEqual([a.id]);
  // The day an office ends nobody asks whether somebody follows; the mandate's paper alone decides nothing.
  const endsOn = '2026-01-31';
  for (const who of [b.delegate, b.leader])
    await administer('membership.end', { membershipId: await idOf('membership', who), endsOn });
  expect(await mute()).toEqual([a.id, b.id]);
  await administer('person.erase', { personId: d.delegate.personId });
  await administer('person.suspend', { personId: d.leader.personId, suspended: true });
  expect(await mute()).toEqual([a.id, b.id, d.id]);
  // It is the facilitator's to follow up, and nobody else's news.
  expect(await mute(world.observer)).toEqual([]);
  const { personId } = a.delegate;
  await administer('mandate.grant', {
    ...{ personId, organisationId: a.id, level: 'decide', letterNumber: 'ST/2', letterDate: '2026-01-01' },
    ...{ validFrom: '2026-01-01', validUntil: '2099-12-31' },
  });
  expect(await mute()).toEqual([b.id, d.id]);
  // Whoever facilitates has no voice in the count, whatever mandate they hold.
  await asAdmin(test, (client) =>
    client.query(`update forum_role set person_id = $1 where forum_id = $2 and person_id = $3`, [
      personId,
      world.forumId,
      world.noteTaker.personId,
    ]),
  );
  expect(await mute()).toEqual([b.id, d.id]);
  await asAdmin(test, (client) =>
    client.query(`update forum_role set role = 'facilitator' where forum_id = $1 and person_id = $2`, [
      world.forumId,
      personId,
    ]),
  );
  expect(await mute()).toEqual([a.id, b.id, d.id]);
});

describe('the leader of a party for which nobody may decide any more', () => {
  const told = async (who: WorldPerson) => {
    const { notices } = output(await test.query('notice.list', { unread: true }, as(who)));
    return notices.filter(({ kind }) => kind === 'no-decider').length;
  };
  const role = async (who: WorldPerson, assigned: boolean) =>
    output(
      await test.execute(
        'forum.assign-role',
        { forumId: world.forumId, personId: who.personId, role: 'facilitator', assigned },
        as(world.facilitator),
      ),
    );
  const atHome = async (who: WorldPerson) => output(await test.query('forum.waiting', {}, as(who)));
  const page = async (who: WorldPerson) =>
    output(await test.query('forum.show', { forumId: world.forumId }, as(who)));

  it('is told, sees why and who records mandates, until another delegate is named', async () => {
    const [, , c] = world.organisations;
    const { candidates } = output(
      await test.query('forum.parties', { forumId: world.forumId }, as(world.facilitator)),
    );
    expect(candidates.people.filter((one) => one.onlyDeciderFor.includes('CC'))).toEqual([]);
    await administer('mandate.revoke', { mandateId: await idOf('mandate', world.colleague) });
    // Two may decide: one that facilitates leaves the other.
    await role(c.delegate, true);
    expect([await told(c.leader), (await atHome(c.leader)).mute]).toEqual([0, []]);
    const shown = output(
      await test.query('network.person', { personId: c.leader.personId }, as(world.administrator)),
    );
    expect(shown.onlyDeciderFor).toMatchObject([{ organisation: { id: c.id } }]);
    const seen = output(
      await test.query('network.person', { personId: c.leader.personId }, as(world.observer)),
    );
    expect(seen.onlyDeciderFor).toEqual([]);

    await administer('mandate.revoke', { mandateId: await idOf('mandate', c.leader) });
    expect(await told(c.leader)).toBe(1);
    const mute = [{ organisation: { id: c.id }, facilitating: ['Peran delegate2'] }];
    const home = await atHome(c.leader);
    expect(home.mute).toMatchObject(mute);
    expect(home.mandateKeepers).toContain('Peran administrator');
    const own = await page(c.leader);
    expect(own.withoutDeciders).toMatchObject(mute);
    expect(own.mandateKeepers).toEqual(home.mandateKeepers);
    expect((await page(world.observer)).withoutDeciders).toEqual([]);
    expect((await page(world.facilitator)).withoutDeciders).toEqual(
      expect.arrayContaining(own.withoutDeciders),
    );

    // The delegate hands the facilitation back: the organisation answers again, and nobody says it does not.
    await role(c.delegate, false);
    expect([await told(c.leader), (await atHome(c.leader)).mute]).toEqual([0, []]);
    expect((await page(c.leader)).withoutDeciders).toEqual([]);
  });

  it('is told when the only delegate is made facilitator', async () => {
    const [, , c] = world.organisations;
    const { candidates } = output(
      await test.query('forum.parties', { forumId: world.forumId }, as(world.facilitator)),
    );
    expect(candidates.people.find((one) => one.personId === c.delegate.personId)?.onlyDeciderFor).toEqual([
      expect.any(String),
    ]);
    await role(c.delegate, true);
    expect(await told(c.leader)).toBe(1);
  });
});
