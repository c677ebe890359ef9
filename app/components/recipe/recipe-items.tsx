import { ModeTag } from '#app/components/tag.tsx';
import type { Recipe } from '#app/contract/recipe.ts';
import { useMessages } from '#app/reader.tsx';

/** The items of a session's recipe, in their order. */
export function RecipeItems({ items }: { items: Recipe['items'] }) {
  const { common } = useMessages();
  if (items.length === 0) return null;
  return (
    <ol className="recipe__i">
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items of a recipe are their place
        <li key={at} className="row row--wrap">
          <span>
            {at + 1}. {item.title}
          </span>
          <span className="row">
            <ModeTag mode={item.mode} />
            <span className="cap">{common.time.minutes(item.minutes)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
