import { copyRecipe, createRecipe, listRecipes, removeRecipe, reviseRecipe } from './recipes.ts';

/** The handlers of recipes: templates of sessions and forums. */
export const recipeCommandHandlers = {
  'recipe.create': createRecipe,
  'recipe.copy': copyRecipe,
  'recipe.revise': reviseRecipe,
  'recipe.remove': removeRecipe,
};
export const recipeQueryHandlers = { 'recipe.list': listRecipes };
