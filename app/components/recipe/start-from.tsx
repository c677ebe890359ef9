import { Form } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import type { Recipe } from '#app/contract/recipe.ts';
import { useMessages } from '#app/reader.tsx';

interface StartFromProps {
  kind: Recipe['kind'];
  recipes: readonly Recipe[];
  chosen: Recipe | null;
  /** What else the page's address says and must go on saying. */
  keep?: Readonly<Record<string, string>>;
}

/** The recipe an address asks for (`resep`), among those of a kind. */
export function recipesOf(all: readonly Recipe[], kind: Recipe['kind'], wanted: string | null) {
  const recipes = all.filter((one) => one.kind === kind);
  return { recipes, chosen: recipes.find((one) => one.recipeId === wanted) ?? null };
}

/** Fills a form from a recipe of the network; a plain form, so that the choice is part of the address. */
export function StartFrom({ kind, recipes, chosen, keep = {} }: StartFromProps) {
  const { recipe: words } = useMessages();
  if (recipes.length === 0) return null;
  return (
    <Form method="get" className="form form--row recipefrom">
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="field grow">
        <label htmlFor="resep">{kind === 'forum' ? words.fromForum : words.from}</label>
        <select className="input" id="resep" name="resep" defaultValue={chosen?.recipeId ?? ''}>
          <option value="">{words.fromNothing}</option>
          {recipes.map((one) => (
            <option key={one.recipeId} value={one.recipeId}>
              {one.name}
            </option>
          ))}
        </select>
        {chosen && <p className="field__help">{chosen.lead}</p>}
      </div>
      <Button>{kind === 'forum' ? words.fillForum : words.fill}</Button>
    </Form>
  );
}
