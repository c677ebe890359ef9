import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { as, asPublic, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World } from '#tests/server/support/world.ts';
import { refusal, rules } from './support.ts';

let test: TestKernel;
let world: World;
let other: World;

beforeAll(async () => {
  test = await testKernel();
  world = await buildWorld(test.database);
  other = await buildWorld(test.database, { name: 'Jejaring lain' });
});
afterAll(async () => {
  expect(test.errors).toEqual([]);
  await test.close();
});

const drafted = async (changed = {}) => {
  const answer = await test.execute(
    'charter.draft',
    { forumId: world.forumId, rules: rules(changed) },
    as(world.facilitator),
  );
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.output;
};
const accept = (charterId: string, organisationId: string, who: Parameters<typeof as>[0]) =>
  test.execute('charter.accept', { charterId, organisationId }, as(who));

describe('a new version of the charter', () => {
  it('is numbered, hashed, and has to be accepted anew by every party', async () => {
    const { version, charterId } = await drafted({ invitationDays: 5 });
    expect(version).toBe(2);
    const shown = await test.query('charter.show', { forumId: world.forumId }, as(world.observer));
    expect(shown.ok && shown.output.charter?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(shown.ok && shown.output.acceptances).toEqual([]);
    expect(shown.ok && shown.output.missing).toHaveLength(4);
    expect(shown.ok && shown.output.before?.rules.invitationDays).toBe(3);
    const accepted = await accept(charterId, world.organisations[0].id, world.organisations[0].delegate);
    expect(accepted.ok).toBe(true);
    const after = await test.query(
      'charter.show',
      { forumId: world.forumId },
      as(world.organisations[1].leader),
    );
    expect(after.ok && after.output.acceptances.map((a) => a.organisation.id)).toEqual([
      world.organisations[0].id,
    ]);
    expect(after.ok && after.output.toAccept.map((o) => o.id)).toEqual([world.organisations[1].id]);
  });

  it('is refused when nothing changed', async () => {
    await drafted({ responseWindowDays: 9 });
    const again = await test.execute(
      'charter.draft',
      { forumId: world.forumId, rules: rules({ responseWindowDays: 9 }) },
      as(world.facilitator),
    );
    expect(refusal(again)?.code).toBe('already_done');
  });

  it('is the facilitator’s to write', async () => {
    for (const who of [world.organisations[0].leader, world.noteTaker, world.administrator]) {
      const answer = await test.execute(
        'charter.draft',
        { forumId: world.forumId, rules: rules({ invitationDays: 8 }) },
        as(who),
      );
      expect(refusal(answer)?.code).toBe('forbidden');
    }
  });

  it('drafted by two at once gets two numbers', async () => {
    const both = await Promise.all([drafted({ invitationDays: 11 }), drafted({ invitationDays: 12 })]);
    const [a, b] = both.map((one) => one.version).sort((x, y) => x - y);
    expect(b).toBe((a ?? 0) + 1);
  });
});

describe('accepting', () => {
  it('binds an organisation once', async () => {
    const { charterId } = await drafted({ invitationDays: 14 });
    const { id, delegate, leader } = world.organisations[1];
    const [first, second] = await Promise.all([
      accept(charterId, id, delegate),
      accept(charterId, id, leader),
    ]);
    expect([first.ok, second.ok].filter(Boolean)).toHaveLength(1);
    expect(refusal(first.ok ? second : first)?.code).toBe('already_done');
  });

  it('answers the same again for the same key', async () => {
    const { charterId } = await drafted({ invitationDays: 15 });
    const { id, delegate } = world.organisations[1];
    const key = 'b2c0f3de-0000-4000-8000-000000000001';
    const input = { charterId, organisationId: id };
    const first = await test.execute('charter.accept', input, { ...as(delegate), key });
    const second = await test.execute('charter.accept', input, { ...as(delegate), key });
    expect(second).toEqual(first);
    expect(first.ok && first.receipt?.leaf).toMatch(/^[0-9a-f]{64}$/);
  });

  it('refuses an older version', async () => {
    const { charterId } = await drafted({ invitationDays: 16 });
    await drafted({ invitationDays: 17 });
    const answer = await accept(charterId, world.organisations[0].id, world.organisations[0].delegate);
    expect(refusal(answer)?.code).toBe('stale_version');
  });

  it('refuses an expired mandate, a lower one, somebody else’s organisation and no party', async () => {
    const { charterId } = await drafted({ invitationDays: 18 });
    const [, second, third, fourth] = world.organisations;
    expect(refusal(await accept(charterId, fourth.id, world.expired))?.code).toBe('mandate_expired');
    expect(refusal(await accept(charterId, third.id, world.speaker))?.code).toBe('mandate_too_low');
    expect(refusal(await accept(charterId, second.id, third.delegate))?.code).toBe('forbidden');
    expect(refusal(await accept(charterId, second.id, world.facilitator))?.code).toBe('forbidden');
    expect(refusal(await accept(charterId, world.outsideOrganisationId, world.outsider))?.code).toBe(
      'forbidden',
    );
  });

  it('knows nothing of another network', async () => {
    const { charterId } = await drafted({ invitationDays: 19 });
    const stranger = other.organisations[0];
    expect(refusal(await accept(charterId, stranger.id, stranger.delegate))?.code).toBe('not_found');
    const asked = await test.query('charter.show', { forumId: world.forumId }, as(stranger.delegate));
    expect(refusal(asked)?.code).toBe('not_found');
    const unknown = await test.query('charter.show', { forumId: world.forumId }, asPublic);
    expect(refusal(unknown)?.code).toBe('sign_in_required');
  });
});
