import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groundRules } from '#app/contract/forum-shapes.ts';
import type { CommandInput, QueryOutput } from '#app/contract/registry.ts';
import { defaultGroundRules } from '#app/domain/charter.ts';
import { builtInRecipes } from '#db/recipes/built-in.ts';
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

async function list(locale?: 'id' | 'en'): Promise<QueryOutput<'recipe.list'>['recipes']> {
  const answer = await t.query('recipe.list', { locale }, as(administrator));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.output.recipes;
}

describe('recipes', () => {
  it('are given to every network when it is founded', async () => {
    const recipes = await list();
    expect(recipes.map((one) => one.name)).toEqual(builtInRecipes('id').map((one) => one.name));
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
    let onVersion = 0;
    const revise = (rules?: typeof defaultGroundRules) => {
      onVersion += 1;
      const { rules: _, ...plain } = forum ?? { type: 'task-force' as const, purpose: 'problem' as const };
      const input = {
        recipeId,
        onVersion,
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
    const revised = { recipeId, onVersion: 1, name: 'Kilat', lead: 'Satu keputusan', items };
    expect(await t.execute('recipe.revise', revised, as(administrator))).toMatchObject({ ok: true });
    const after = await list();
    expect(after.find((one) => one.recipeId === recipeId)).toMatchObject({ name: 'Kilat', items });
    expect(after[0]).toEqual(first);
    expect(await t.execute('recipe.remove', { recipeId }, as(administrator))).toMatchObject({ ok: true });
    expect(await t.execute('recipe.remove', { recipeId }, as(administrator))).toMatchObject({
      refusal: { code: 'not_found' },
    });
    expect(await list()).toHaveLength(builtInRecipes('id').length);
  });

  it('read in the language of the reader until somebody changes them, and are copied in the copier’s', async () => {
    const [first] = await list('en');
    expect(first).toMatchObject({
      name: 'Deliberation',
      items: [{ title: 'Opening and quorum' }, {}, {}, {}, {}, {}],
    });
    expect((await list('id'))[0]).toMatchObject({ recipeId: first!.recipeId, name: 'Musyawarah' });
    const body = (await list('en')).find((one) => one.name === 'Special body');
    expect(body?.forum?.rules?.conduct[0]).toBe('Each organisation has one voice, however many attend.');
    // A name that anybody reads is taken.
    const copy = (name: string) =>
      t.execute('recipe.copy', { recipeId: first!.recipeId, name, locale: 'en' }, as(administrator));
    expect(await copy('Joint planning')).toMatchObject({ refusal: { code: 'already_exists' } });
    const copied = await copy('Short deliberation');
    if (!copied.ok) throw new Error(copied.refusal.code);
    const { recipeId } = copied.output;
    for (const locale of ['id', 'en'] as const)
      expect((await list(locale)).find((one) => one.recipeId === recipeId)).toMatchObject({
        name: 'Short deliberation',
        lead: first!.lead,
        items: first!.items,
      });
    expect(await t.execute('recipe.remove', { recipeId }, as(administrator))).toMatchObject({ ok: true });
  });

  it('are begun from nothing, each kind with what it is made of', async () => {
    const create = (more: Partial<CommandInput<'recipe.create'>>) =>
      t.execute(
        'recipe.create',
        { kind: 'session', name: 'Rembuk', lead: 'Dari awal', ...more },
        as(administrator),
      );
    const items = [{ title: 'Pembukaan', mode: 'consultative' as const, minutes: 5 }];
    expect(await create({})).toMatchObject({ refusal: { fields: { items: 'field_required' } } });
    expect(await create({ kind: 'forum', items })).toMatchObject({
      refusal: { fields: { 'forum.type': 'field_required' } },
    });
    const made = await create({ items });
    if (!made.ok) throw new Error(made.refusal.code);
    expect(await create({ items })).toMatchObject({ refusal: { code: 'already_exists' } });
    const { recipeId } = made.output;
    const forum = { type: 'task-force' as const, purpose: 'problem' as const };
    const other = await create({ kind: 'forum', forum });
    if (!other.ok) throw new Error(other.refusal.code);
    const now = await list();
    expect(now.find((one) => one.recipeId === recipeId)).toMatchObject({
      kind: 'session',
      items,
      forum: null,
    });
    expect(now.find((one) => one.recipeId === other.output.recipeId)).toMatchObject({
      kind: 'forum',
      forum,
      items: [],
    });
    for (const one of [recipeId, other.output.recipeId])
      await t.execute('recipe.remove', { recipeId: one }, as(administrator));
  });

  it('are not overwritten by who has not seen the last change', async () => {
    const { recipeId, version, ...first } = (await list())[1]!;
    const revise = (name: string) =>
      t.execute(
        'recipe.revise',
        { recipeId, onVersion: version, name, lead: first.lead, items: first.items },
        as(administrator),
      );
    expect(await revise('Rencana')).toMatchObject({ ok: true });
    expect(await revise('Rencana lain')).toMatchObject({ refusal: { code: 'stale_version' } });
    for (const locale of ['id', 'en'] as const)
      expect((await list(locale))[1]).toMatchObject({ name: 'Rencana', version: version + 1 });
  });

  it('keep what a change leaves out in the language of whoever changes them', async () => {
    const inEnglish = await list('en');
    const inIndonesian = await list('id');
    const session = inEnglish.findLast(({ kind }) => kind === 'session')!;
    const forum = inEnglish.findLast((one) => one.forum?.rules !== undefined)!;
    for (const one of [session, forum]) expect(inIndonesian).not.toContainEqual(one);
    const { rules: _, ...defaults } = forum.forum!;
    const revise = (one: typeof session, more: Partial<CommandInput<'recipe.revise'>>) =>
      t.execute(
        'recipe.revise',
        {
          recipeId: one.recipeId,
          onVersion: one.version,
          name: `${one.name} 2`,
          lead: one.lead,
          locale: 'en',
          ...more,
        },
        as(administrator),
      );
    expect(await revise(session, {})).toMatchObject({ ok: true });
    expect(await revise(forum, { forum: defaults })).toMatchObject({ ok: true });
    for (const locale of ['id', 'en'] as const) {
      const now = await list(locale);
      expect(now.find(({ recipeId }) => recipeId === session.recipeId)?.items).toEqual(session.items);
      expect(now.find(({ recipeId }) => recipeId === forum.recipeId)?.forum?.rules).toEqual(
        forum.forum?.rules,
      );
    }
  });
});
