import { and, asc, count, eq } from 'drizzle-orm';
import type { CommandInput } from '#app/contract/registry.ts';
import { can } from '#app/domain/permissions/index.ts';
import { builtInRecipes, type RecipeLanguage } from '#db/recipes/built-in.ts';
import { type ForumDefaultsRow, recipe } from '#db/schema/index.ts';
import { ownNetwork, within } from '#server/handlers/network/read.ts';
import { answer, type CommandContext, handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';

/** More than this nobody keeps an overview of. */
const MOST = 200;

const ofId = (networkId: string, recipeId: string) =>
  and(eq(recipe.networkId, networkId), eq(recipe.id, recipeId));

type Row = typeof recipe.$inferSelect;

/** A recipe as it reads in a language: a built-in one that nobody has changed has its words in both. */
function wordedIn<R extends Row>(language: RecipeLanguage, row: R): R {
  if (row.builtIn === null) return row;
  const words = builtInRecipes(language).find((one) => one.builtIn === row.builtIn);
  return words ? { ...row, ...words } : row;
}

/** Gives a new network the recipes everybody begins with; what is changed of them is from then on its own. */
export async function giveRecipes(context: CommandContext, networkId: string): Promise<void> {
  await context.db
    .insert(recipe)
    .values(builtInRecipes('id').map((one) => ({ ...one, networkId, id: context.newId() })));
}

/** A name stands once in the list of its kind, in whatever language somebody reads it. */
async function freeName(
  { db }: CommandContext,
  networkId: string,
  { kind, name }: { kind: 'session' | 'forum'; name: string },
  except?: string,
): Promise<void> {
  const rows = await db
    .select()
    .from(recipe)
    .where(and(eq(recipe.networkId, networkId), eq(recipe.kind, kind)));
  const taken = rows.some(
    (row) => row.id !== except && (wordedIn('id', row).name === name || wordedIn('en', row).name === name),
  );
  if (taken) refuse('already_exists', { fields: { name: 'already_exists' } });
}

/** What cannot be shown in the list is not added to it. */
async function hasRoom({ db }: CommandContext, networkId: string): Promise<void> {
  const [there] = await db.select({ n: count() }).from(recipe).where(eq(recipe.networkId, networkId));
  if (required(there).n >= MOST) refuse('too_large');
}

/** What the ledger keeps of a recipe's words; nothing is left out of its entry because it is not there. */
const factsOf = ({ name, lead, items, forum }: Omit<CommandInput<'recipe.create'>, 'kind'>) => ({
  name,
  lead,
  items: (items ?? []).map(({ kind, activity, ...item }) => ({
    ...item,
    kind: kind ?? null,
    activity: activity ?? null,
  })),
  forum: forum
    ? {
        ...forum,
        aim: forum.aim ?? null,
        legalBasis: forum.legalBasis ?? null,
        rules: forum.rules ?? null,
      }
    : null,
});

/** Begins a recipe from nothing. */
export const createRecipe = handle('recipe.create', {
  action: 'recipe.edit',
  subject: ownNetwork,
  async run(context, { kind, name, lead, items, forum }) {
    const networkId = within(context.subject);
    if (kind === 'session' && !items) refuse('invalid_input', { fields: { items: 'field_required' } });
    if (kind === 'forum' && !forum) refuse('invalid_input', { fields: { 'forum.type': 'field_required' } });
    await hasRoom(context, networkId);
    await freeName(context, networkId, { kind, name });
    const recipeId = context.newId();
    await context.db.insert(recipe).values({
      networkId,
      id: recipeId,
      kind,
      name,
      lead,
      items: kind === 'session' ? (items ?? []) : [],
      forum: kind === 'forum' ? (forum ?? null) : null,
      createdAt: context.now,
    });
    return { recipeId };
  },
  ledger: ({ kind, ...input }, output, { subject }) => ({
    networkId: subject.networkId,
    facts: { recipeId: output.recipeId, kind, ...factsOf(input) },
  }),
});

/** Copies a recipe under another name, in the language of whoever copies it. */
export const copyRecipe = handle('recipe.copy', {
  action: 'recipe.edit',
  subject: ownNetwork,
  async run(context, { recipeId, name, locale }) {
    const networkId = within(context.subject);
    const [found] = await context.db.select().from(recipe).where(ofId(networkId, recipeId));
    const from = wordedIn(locale ?? 'id', required(found));
    await hasRoom(context, networkId);
    await freeName(context, networkId, { kind: from.kind, name });
    const copyId = context.newId();
    // The words of a copy are the copier's own, in the language they were copied in.
    const own = { builtIn: null, version: 1, name, createdAt: context.now };
    await context.db.insert(recipe).values({ ...from, ...own, id: copyId });
    return { recipeId: copyId };
  },
  ledger: (input, output, { subject }) => ({
    networkId: subject.networkId,
    facts: { from: input.recipeId, recipeId: output.recipeId, name: input.name },
  }),
});

/** Changes a recipe: its name, and the items of a session or the defaults of a forum. Nothing unseen is overwritten. */
export const reviseRecipe = handle('recipe.revise', {
  action: 'recipe.edit',
  subject: ownNetwork,
  async run(context, { recipeId, onVersion, name, lead, items, forum, locale }) {
    const networkId = within(context.subject);
    const [found] = await context.db.select().from(recipe).where(ofId(networkId, recipeId)).for('update');
    // What is left out stays as the one who changes the rest has read it.
    const before = wordedIn(locale ?? 'id', required(found));
    if (before.version !== onVersion) refuse('stale_version');
    await freeName(context, networkId, { kind: before.kind, name }, recipeId);
    const parts =
      before.kind === 'session'
        ? { items: items ?? before.items }
        : { forum: forum ? { ...forum, rules: forum.rules ?? before.forum?.rules } : before.forum };
    await context.db
      .update(recipe)
      .set({ name, lead, ...parts, builtIn: null, version: before.version + 1 })
      .where(ofId(networkId, recipeId));
    return {};
  },
  ledger: ({ recipeId, onVersion, locale: _, ...input }, _output, { subject }) => ({
    networkId: subject.networkId,
    facts: { recipeId, onVersion, ...factsOf(input) },
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
  async run({ db, actor }, { locale }, subject) {
    const networkId = within(subject);
    const rows = await db
      .select()
      .from(recipe)
      .where(eq(recipe.networkId, networkId))
      .orderBy(asc(recipe.id))
      .limit(MOST);
    return {
      recipes: rows
        .map((row) => wordedIn(locale ?? 'id', row))
        .map(({ id, kind, version, name, lead, items, forum }) => ({
          recipeId: id,
          kind,
          version,
          name,
          lead,
          items,
          forum: forum && asSent(forum),
        })),
      may: { edit: can(actor, 'recipe.edit', subject) },
    };
  },
});
