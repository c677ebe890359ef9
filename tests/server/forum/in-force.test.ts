import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GroundRules } from '#app/domain/charter.ts';
import { director } from '#tests/server/permissions/scene.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World } from '#tests/server/support/world.ts';
import { refusal, rules } from './support.ts';

let test: TestKernel;
let world: World;

beforeAll(async () => {
  test = await testKernel();
});
afterAll(async () => {
  expect(test.errors).toEqual([]);
  await test.close();
});

const act: ReturnType<typeof director> = (name, input, who) => director(test)(name, input, who);
const draft = (changed: Partial<GroundRules>) =>
  act('charter.draft', { forumId: world.forumId, rules: rules(changed) }, world.facilitator);
const acceptBy = async (charterId: string, places: readonly number[]) => {
  for (const place of places) {
    const { id, delegate } = world.organisations[place]!;
    await act('charter.accept', { charterId, organisationId: id }, delegate);
  }
};
const schedule = async () => {
  const { sessionId } = await act(
    'session.schedule',
    {
      forumId: world.forumId,
      title: 'Sesi',
      place: 'Aula',
      startsAt: '2027-01-20T02:00:00.000Z',
      endsAt: '2027-01-20T05:00:00.000Z',
      agenda: [{ title: 'Acara', mode: 'consultative', minutes: 10 }],
    },
    world.facilitator,
  );
  return (await test.kernel.room(sessionId))!.state.groundRules;
};
const charterOf = async (versions: { version?: number; against?: number } = {}) => {
  const answer = await test.query(
    'charter.show',
    { forumId: world.forumId, ...versions },
    as(world.observer),
  );
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.output;
};

describe('a new version of the charter', () => {
  it('comes into force when the last party accepts it; until then sessions follow the one before', async () => {
    world = await buildWorld(test.database);
    const { charterId } = await draft({ quorum: { share: 'two-thirds', everySector: true } });
    await acceptBy(charterId, [0, 1, 2]);
    expect((await charterOf()).inForce).toBe(1);
    expect((await schedule()).quorum.share).toBe('more-than-half');
    await acceptBy(charterId, [3]);
    expect((await charterOf()).inForce).toBe(2);
    expect((await schedule()).quorum.share).toBe('two-thirds');
  });

  it('opens the forum to the network only once it is in force', async () => {
    world = await buildWorld(test.database);
    const { charterId } = await draft({ transparency: 'public' });
    const read = () => test.query('forum.show', { forumId: world.forumId }, as(world.outsider));
    const listed = async () => {
      const answer = await test.query('forum.list', {}, as(world.outsider));
      return answer.ok ? answer.output.forums.length : -1;
    };
    await acceptBy(charterId, [0, 1, 2]);
    expect(refusal(await read())?.code).toBe('forbidden');
    expect(await listed()).toBe(0);
    await acceptBy(charterId, [3]);
    expect((await read()).ok).toBe(true);
    expect(await listed()).toBe(1);
  });

  it('is not held up by a party that joins later, who still has to accept before a session', async () => {
    world = await buildWorld(test.database);
    await act(
      'forum.add-party',
      { forumId: world.forumId, organisationId: world.outsideOrganisationId },
      world.facilitator,
    );
    expect((await charterOf()).inForce).toBe(1);
    const refused = await test.execute(
      'session.schedule',
      {
        forumId: world.forumId,
        title: 'Sesi',
        place: 'Aula',
        startsAt: '2027-01-20T02:00:00.000Z',
        endsAt: '2027-01-20T05:00:00.000Z',
        agenda: [{ title: 'Acara', mode: 'consultative', minutes: 10 }],
      },
      as(world.facilitator),
    );
    expect(refusal(refused)?.code).toBe('charter_not_accepted');
  });

  it('is compared with any other version', async () => {
    world = await buildWorld(test.database);
    await draft({ invitationDays: 5 });
    await draft({ invitationDays: 5, conduct: ['Bergantian bicara'] });
    expect((await charterOf()).before?.version).toBe(2);
    expect((await charterOf({ against: 1 })).before).toMatchObject({
      version: 1,
      rules: { invitationDays: 3, conduct: [] },
    });
    expect((await charterOf({ version: 1, against: 3 })).before?.version).toBe(3);
    expect((await charterOf({ version: 2, against: 2 })).before).toBeNull();
    const unknown = await test.query(
      'charter.show',
      { forumId: world.forumId, against: 9 },
      as(world.observer),
    );
    expect(refusal(unknown)?.code).toBe('not_found');
  });

  it('waits on the home page of those who may decide, and of nobody else', async () => {
    world = await buildWorld(test.database);
    const { charterId } = await draft({ invitationDays: 6 });
    const waits = async (who: Parameters<typeof as>[0]) => {
      const answer = await test.query('forum.waiting', {}, as(who));
      return answer.ok ? answer.output.charters : null;
    };
    const third = world.organisations[2];
    expect(await waits(third.delegate)).toMatchObject([
      { organisation: { id: third.id }, version: 2, inForce: 1 },
    ]);
    expect(await waits(world.speaker)).toEqual([]);
    expect(await waits(world.expired)).toEqual([]);
    expect(await waits(world.facilitator)).toEqual([]);
    await acceptBy(charterId, [2]);
    expect(await waits(third.leader)).toEqual([]);
  });
});
