import { and, asc, eq } from 'drizzle-orm';
import { can } from '#app/domain/permissions/index.ts';
import { BUILT_IN_RECIPES } from '#db/recipes/built-in.ts';
import { type ForumDefaultsRow, recipe } from '#db/schema/index.ts';
import { ownNetwork, within } from '#server/handlers/network/read.ts';
import { answer, type CommandContext, handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';

/** More than this nobody keeps an overview of. */
const MOST = 200;

const ofId = (networkId: string, recipeId: string) =>
  and(eq(recipe.networkId, networkId), eq(recipe.id, recipeId));

/** Gives a new network the recipes everybody begins with; from then on they are its own. */
export async function giveRecipes(context: CommandContext, networkId: string): Promise<void> {
  await context.db
    .insert(recipe)
    .values(BUILT_IN_RECIPES.map((one) => ({ ...one, networkId, id: context.newId() })));
}

/** A name stands once in the list of its kind. */
async function freeName(
  { db }: CommandContext,
  networkId: string,
  { kind, name }: { kind: 'session' | 'forum'; name: string },
  except?: string,
): Promise<void> {
  const [taken] = await db
    .select({ id: recipe.id })
    .from(recipe)
    .where(and(eq(recipe.networkId, networkId), eq(recipe.kind, kind), eq(recipe.name, name)));
  if (taken && taken.id !== except) refuse('already_exists', { fields: { name: 'already_exists' } });
}

/** Copies a recipe under another name. */
export const copyRecipe = handle('recipe.copy', {
  action: 'recipe.edit',
  subject: ownNetwork,
  async run(context, { recipeId, name }) {
    const networkId = within(context.subject);
    const [found] = await context.db.select().from(recipe).where(ofId(networkId, recipeId));
    const from = required(found);
    await freeName(context, networkId, { kind: from.kind, name });
    const copyId = context.newId();
    await context.db.insert(recipe).values({ ...from, id: copyId, name, createdAt: context.now });
    return { recipeId: copyId };
  },
  ledger: (input, output, { subject }) => ({
    networkId: subject.networkId,
    facts: { from: input.recipeId, recipeId: output.recipeId, name: input.name },
  }),
});

/** Changes a recipe: its name, and the items of a session or the defaults of a forum. */
export const reviseRecipe = handle('recipe.revise', {
  action: 'recipe.edit',
  subject: ownNetwork,
  async run(context, { recipeId, name, lead, items, forum }) {
    const networkId = within(context.subject);
    const [found] = await context.db.select().from(recipe).where(ofId(networkId, recipeId)).for('update');
    const before = required(found);
    await freeName(context, networkId, { kind: before.kind, name }, recipeId);
    const parts =
      before.kind === 'session'
        ? { items: items ?? before.items }
        : { forum: forum ? { ...forum, rules: forum.rules ?? before.forum?.rules } : before.forum };
    await context.db
      .update(recipe)
      .set({ name, lead, ...parts })
      .where(ofId(networkId, recipeId));
    return {};
  },
  ledger: ({ recipeId, name, lead, items, forum }, _output, { subject }) => ({
    networkId: subject.networkId,
    facts: {
      recipeId,
      name,
      lead,
      items: (items ?? []).map(({ kind, ...item }) => ({ ...item, kind: kind ?? null })),
      forum: forum
        ? {
            ...forum,
            aim: forum.aim ?? null,
            legalBasis: forum.legalBasis ?? null,
            rules: forum.rules ?? null,
          }
        : null,
    },
  }),
});

/** Takes a recipe out of the list. */
export const removeRecipe = handle('recipe.remove', {
  action: 'recipe.edit',
  subject: ownNetwork,
  async run(context, { recipeId }) {
    const networkId = within(context.subject);
    const gone = await context.db
      .delete(recipe)
      .where(ofId(networkId, recipeId))
      .returning({ id: recipe.id });
    if (gone.length === 0) refuse('not_found');
    return {};
  },
  ledger: (input, _output, { subject }) => ({ networkId: subject.networkId, facts: { ...input } }),
});

/** What a forum begins with, as the contract hands it out. */
const asSent = ({ rules, ...plain }: ForumDefaultsRow) => ({
  ...plain,
  ...(rules ? { rules: { ...rules, fallback: [...rules.fallback], conduct: [...rules.conduct] } } : {}),
});

/** The recipes of the network, sessions first, as they were added. */
export const listRecipes = answer('recipe.list', {
  action: 'network.read',
  subject: ownNetwork,
  async run({ db, actor }, _input, subject) {
    const networkId = within(subject);
    const rows = await db
      .select()
      .from(recipe)
      .where(eq(recipe.networkId, networkId))
      .orderBy(asc(recipe.id))
      .limit(MOST);
    return {
      recipes: rows.map(({ id, kind, name, lead, items, forum }) => ({
        recipeId: id,
        kind,
        name,
        lead,
        items,
        forum: forum && asSent(forum),
      })),
      may: { edit: can(actor, 'recipe.edit', subject) },
    };
  },
});
