import type { Same } from '../../same.ts';
import type { recipe as source } from '../id/recipe.ts';

/** Words of recipes (templates of sessions and forums), in English. */
export const recipe: Same<typeof source> = {
  title: 'Recipes',
  lead: 'Agendas and types of forum to be used again. Copy one, change it, begin with it.',
  sessions: 'Recipes for sessions',
  forums: 'Types of forum',
  none: 'No recipes yet',
  noneBody: "This network's recipes for sessions and types of forum will be here.",
  items: (count: number, minutes: number) => `${count} items, ${minutes} minutes`,
  edit: 'Change recipe',
  copy: 'Copy',
  copyName: 'Name of the copy',
  copyOf: (name: string) => `Copy of ${name}`,
  name: 'Name of the recipe',
  about: 'What it is for',
  save: 'Save recipe',
  remove: 'Remove recipe',
  removeLead: 'Sessions and forums that began with it stay as they are.',
  from: 'Begin with a recipe',
  fromForum: 'Begin with a type of forum',
  fromNothing: 'Without a recipe',
  fill: 'Fill the agenda',
  fillForum: 'Fill the form',
  rowHelp: 'Rows without a title are not saved.',
  forumType: 'Type',
  forumPurpose: 'Purpose',
  aim: 'Aim',
  legalBasis: 'Legal basis',
};
