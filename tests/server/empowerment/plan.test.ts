import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '#tests/server/forum/support.ts';
import { director } from '#tests/server/permissions/scene.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '#tests/server/support/world.ts';

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

const act: ReturnType<typeof director> = (name, input, who) => director(test)(name, input, who);
const show = async (who: WorldPerson) => {
  const answer = await test.query('empowerment.show', { forumId: world.forumId }, as(who));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.output;
};
const written = (more = {}) => ({
  forumId: world.forumId,
  what: 'Ongkos transpor tiap sesi',
  forSector: 'non-government' as const,
  forIds: [] as string[],
  providerId: world.organisations[0].id,
  dueOn: '2099-02-01',
  ...more,
});

describe('the empowerment plan', () => {
  it('is written by the facilitator and the initiating institution, and read by every party', async () => {
    const [initiator, other] = world.organisations;
    await act('empowerment.add', written(), world.facilitator);
    await act('empowerment.add', written({ dueOn: '2020-01-01' }), initiator.delegate);
    const refused = await test.execute('empowerment.add', written(), as(other.delegate));
    expect(refusal(refused)?.code).toBe('forbidden');
    const { measures, may } = await show(world.organisations[3].delegate);
    expect(measures.map((one) => [one.late, one.done])).toEqual([
      [true, null],
      [false, null],
    ]);
    expect(may.write).toBe(false);
    expect((await show(initiator.leader)).may.write).toBe(true);
  });

  it('names whom a measure is for and who provides it, among the parties', async () => {
    const nobody = await test.execute(
      'empowerment.add',
      written({ forSector: undefined }),
      as(world.facilitator),
    );
    expect(refusal(nobody)?.fields).toEqual({ forSector: 'field_required' });
    for (const strange of [
      { providerId: world.outsideOrganisationId },
      { forIds: [world.outsideOrganisationId] },
    ]) {
      const answer = await test.execute('empowerment.add', written(strange), as(world.facilitator));
      expect(refusal(answer)?.code).toBe('not_a_party');
    }
  });

  it('keeps what was done; what is not done can be changed or taken out', async () => {
    const { measureId } = await act(
      'empowerment.add',
      written({ forSector: undefined, forIds: [world.organisations[2].id], dueOn: '2098-01-01' }),
      world.facilitator,
    );
    const { forumId: _, ...changed } = written({ what: 'Pra-pertemuan', dueOn: '2098-01-01' });
    await act('empowerment.revise', { measureId, ...changed }, world.facilitator);
    await act('empowerment.finish', { measureId, note: 'Dua pertemuan' }, world.facilitator);
    const found = (await show(world.observer)).measures.find((one) => one.id === measureId);
    expect(found).toMatchObject({ what: 'Pra-pertemuan', done: { note: 'Dua pertemuan' } });
    for (const late of [
      test.execute('empowerment.revise', { measureId, ...changed }, as(world.facilitator)),
      test.execute('empowerment.remove', { measureId }, as(world.facilitator)),
    ])
      expect(refusal(await late)?.code).toBe('wrong_state');
    const { measureId: other } = await act('empowerment.add', written(), world.facilitator);
    await act('empowerment.remove', { measureId: other }, world.facilitator);
    expect((await show(world.observer)).measures.map((one) => one.id)).not.toContain(other);
  });
});
