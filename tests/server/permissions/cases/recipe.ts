import { PEOPLE } from '../roles.ts';
import { type Case, type Inputs, type Name, self, unknown } from './common.ts';

export const allowed = {
  'recipe.create': self('administrator', 'facilitator'),
  'recipe.copy': self('administrator', 'facilitator'),
  'recipe.revise': self('administrator', 'facilitator'),
  'recipe.remove': self('administrator', 'facilitator'),
  'recipe.list': self(...PEOPLE),
} satisfies Partial<Record<Name, Case>>;

export const inputs = {
  'recipe.create': () => ({
    kind: 'session',
    name: 'Resep baru',
    lead: 'Uji',
    items: [{ title: 'Pembukaan', mode: 'consultative', minutes: 5 }],
  }),
  'recipe.copy': () => ({ recipeId: unknown, name: 'Salinan' }),
  'recipe.revise': () => ({ recipeId: unknown, onVersion: 1, name: 'Resep', lead: 'Uji' }),
  'recipe.remove': () => ({ recipeId: unknown }),
  'recipe.list': () => ({}),
} satisfies Partial<Inputs>;
