import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groundRules } from '#app/contract/forum-shapes.ts';
import type { QueryOutput } from '#app/contract/registry.ts';
import { defaultGroundRules } from '#app/domain/charter.ts';
import { BUILT_IN_RECIPES } from '#db/recipes/built-in.ts';
import { as, asOperator, type TestKernel, testKernel } from '../support/kernel.ts';

let t: TestKernel;
let administrator: { networkId: string; personId: string };
beforeAll(async () => {
  t = await testKernel();
  const made = await t.execute(
    'network.create',
    {
      name: 'Jejaring resep',
      region: 'Kabupaten Uji',
      administratorName: 'Administrator',
      administratorEmail: 'admin@uji.example',
    },
    asOperator,
  );
  if (!made.ok) throw new Error(made.refusal.code);
  administrator = made.output;
});
afterAll(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

async function list(): Promise<QueryOutput<'recipe.list'>['recipes']> {
  const answer = await t.query('recipe.list', {}, as(administrator));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.output.recipes;
}

describe('recipes', () => {
  it('are given to every network when it is founded', async () => {
    const recipes = await list();
    expect(recipes.map((one) => one.name)).toEqual(BUILT_IN_RECIPES.map((one) => one.name));
    expect(recipes.find((one) => one.name === 'Tinjauan komitmen')?.items[1]).toMatchObject({
      kind: 'promises',
    });
    expect(recipes.find((one) => one.name === 'Satuan tugas')?.forum).toMatchObject({
      type: 'task-force',
      rules: { invitationDays: 1, responseWindowDays: 2 },
    });
    // Each type's rules are ones a charter takes.
    for (const { forum } of recipes) if (forum) expect(groundRules.safeParse(forum.rules).success).toBe(true);
  });

  it('of a forum keep their ground rules when only its aim is changed', async () => {
    const force = (await list()).find((one) => one.name === 'Satuan tugas');
    const { recipeId = '', name = '', lead = '', forum } = force ?? {};
    const revise = (rules?: typeof defaultGroundRules) => {
      const { rules: _, ...plain } = forum ?? { type: 'task-force' as const, purpose: 'problem' as const };
      const input = {
        recipeId,
        name,
        lead,
        forum: {
          ...plain,
          aim: 'Lain',
          ...(rules
            ? { rules: { ...rules, fallback: [...rules.fallback], conduct: [...rules.conduct] } }
            : {}),
        },
      };
      return t.execute('recipe.revise', input, as(administrator));
    };
    const now = async () => (await list()).find((one) => one.recipeId === recipeId)?.forum;
    expect(await revise()).toMatchObject({ ok: true });
    expect(await now()).toMatchObject({ aim: 'Lain', rules: forum?.rules });
    expect(await revise(defaultGroundRules)).toMatchObject({ ok: true });
    expect((await now())?.rules).toEqual(defaultGroundRules);
  });

  it('are copied, changed and removed, and the others stay as they were', async () => {
    const [first] = await list();
    const copy = { recipeId: first!.recipeId, name: 'Musyawarah singkat' };
    const copied = await t.execute('recipe.copy', copy, as(administrator));
    if (!copied.ok) throw new Error(copied.refusal.code);
    expect(await t.execute('recipe.copy', copy, as(administrator))).toMatchObject({
      refusal: { code: 'already_exists', fields: { name: 'already_exists' } },
    });
    const { recipeId } = copied.output;
    const items = [{ title: 'Langsung ke uji', mode: 'deciding' as const, minutes: 15 }];
    const revised = { recipeId, name: 'Kilat', lead: 'Satu keputusan', items };
    expect(await t.execute('recipe.revise', revised, as(administrator))).toMatchObject({ ok: true });
    const after = await list();
    expect(after.find((one) => one.recipeId === recipeId)).toMatchObject({ name: 'Kilat', items });
    expect(after[0]).toEqual(first);
    expect(await t.execute('recipe.remove', { recipeId }, as(administrator))).toMatchObject({ ok: true });
    expect(await t.execute('recipe.remove', { recipeId }, as(administrator))).toMatchObject({
      refusal: { code: 'not_found' },
    });
    expect(await list()).toHaveLength(BUILT_IN_RECIPES.length);
  });
});
