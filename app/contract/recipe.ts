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

/** The language built-in recipes are worded in, for a reader, for a copy, and for what a change leaves out. */
const locale = z.enum(['id', 'en']).optional();

const named = { name: line(120), lead: line(400) };
const items = z.array(recipeItem).min(1).max(60);

/** A template of the network: how a kind of session goes, or what a type of forum begins with. */
export const recipe = z.strictObject({
  recipeId: id,
  kind: z.enum(RECIPE_KINDS),
  version: z.number().int().min(1),
  name: z.string(),
  lead: z.string(),
  items: z.array(recipeItem),
  forum: forumDefaults.nullable(),
});
export type Recipe = z.infer<typeof recipe>;

export const recipeCommands = {
  'recipe.create': command({
    summary: 'Begins a recipe from nothing: the items of a session, or what a type of forum begins with.',
    input: z.strictObject({
      kind: z.enum(RECIPE_KINDS),
      ...named,
      items: items.optional(),
      forum: forumDefaults.optional(),
    }),
    output: z.strictObject({ recipeId: id }),
    errors: ['already_exists', 'too_large'],
  }),
  'recipe.copy': command({
    summary: 'Copies a recipe under another name, to be changed; a built-in one in the language named.',
    input: z.strictObject({ recipeId: id, name: line(120), locale }),
    output: z.strictObject({ recipeId: id }),
    errors: ['already_exists', 'not_found', 'too_large'],
  }),
  'recipe.revise': command({
    summary:
      'Changes a recipe. Names the version it was changed from: refused when another change came first. What is left out stays, of a built-in one in the language named. Sessions and forums that began with it stay as they are.',
    input: z.strictObject({
      recipeId: id,
      onVersion: z.number().int().min(1),
      ...named,
      items: items.optional(),
      forum: forumDefaults.optional(),
      locale,
    }),
    output: empty,
    errors: ['already_exists', 'not_found', 'stale_version'],
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
    summary: 'The recipes of the network: sessions and forum types, built-in ones in the language named.',
    input: z.strictObject({ locale }),
    output: z.strictObject({ recipes: z.array(recipe), may: z.strictObject({ edit: z.boolean() }) }),
  }),
};
