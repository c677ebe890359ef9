import { z } from 'zod';
import { ACTIVITY_KINDS } from '../domain/session/index.ts';
import { command, empty, id, line, query, text } from './contract.ts';
import { FORUM_PURPOSES, FORUM_TYPES, groundRules } from './forum-shapes.ts';

export const RECIPE_KINDS = ['session', 'forum'] as const;

/** One item of a session's recipe. */
export const recipeItem = z.strictObject({
  title: line(160),
  mode: z.enum(['consultative', 'deciding']),
  minutes: z.number().int().min(1).max(600),
  /** It goes through what was promised in earlier sessions. */
  kind: z.literal('promises').optional(),
  /** The activity it is meant to be dealt with by. */
  activity: z.enum(ACTIVITY_KINDS).optional(),
});
export type RecipeItem = z.infer<typeof recipeItem>;

/** What a forum of this type begins with. */
export const forumDefaults = z.strictObject({
  type: z.enum(FORUM_TYPES),
  purpose: z.enum(FORUM_PURPOSES),
  aim: text(1_000).optional(),
  legalBasis: line(300).optional(),
  /** Ground rules its first charter starts from; left out of a change, they stay. */
  rules: groundRules.optional(),
});

const named = { name: line(120), lead: line(400) };
const items = z.array(recipeItem).min(1).max(60);

/** A template of the network: how a kind of session goes, or what a type of forum begins with. */
export const recipe = z.strictObject({
  recipeId: id,
  kind: z.enum(RECIPE_KINDS),
  name: z.string(),
  lead: z.string(),
  items: z.array(recipeItem),
  forum: forumDefaults.nullable(),
});
export type Recipe = z.infer<typeof recipe>;

export const recipeCommands = {
  'recipe.copy': command({
    summary: 'Copies a recipe under another name, to be changed.',
    input: z.strictObject({ recipeId: id, name: line(120) }),
    output: z.strictObject({ recipeId: id }),
    errors: ['already_exists', 'not_found'],
  }),
  'recipe.revise': command({
    summary: 'Changes a recipe. Sessions and forums that began with it stay as they are.',
    input: z.strictObject({
      recipeId: id,
      ...named,
      items: items.optional(),
      forum: forumDefaults.optional(),
    }),
    output: empty,
    errors: ['already_exists', 'not_found'],
  }),
  'recipe.remove': command({
    summary: 'Takes a recipe out of the list. Sessions and forums that began with it stay as they are.',
    input: z.strictObject({ recipeId: id }),
    output: empty,
    errors: ['not_found'],
  }),
};

export const recipeQueries = {
  'recipe.list': query({
    summary: 'The recipes of the network: sessions and forum types, by name.',
    input: z.strictObject({}),
    output: z.strictObject({ recipes: z.array(recipe), may: z.strictObject({ edit: z.boolean() }) }),
  }),
};
