import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button, ButtonLink, Buttons } from '#app/components/button.tsx';
import { Field } from '#app/components/field.tsx';
import { NetworkHead } from '#app/components/network/network-head.tsx';
import { Empty } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { Section } from '#app/components/page-head.tsx';
import { RecipeItems } from '#app/components/recipe/recipe-items.tsx';
import { Item, Rows } from '#app/components/rows.tsx';
import { RECIPE_KINDS, type Recipe } from '#app/contract/recipe.ts';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submit } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { useMessages } from '#app/reader.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { common, recipe } = messagesFor(context.locale);
  return {
    ...(await ask(context, request, 'recipe.list', { locale: context.locale })),
    key: newKey(),
    title: common.page.title(recipe.title),
  };
}

export function action({ context, request }: ActionFunctionArgs) {
  return submit(context, request, 'recipe.copy', {
    // The words of a copy are in the language it is read in.
    extra: { locale: context.locale },
    redirectTo: ({ recipeId }) => `/jejaring/resep/${recipeId}`,
  });
}

/** The recipes of the network: how sessions go, and what types of forum begin with. */
export default function Recipes() {
  const { recipes, may, key } = useLoaderData<typeof loader>();
  const { recipe: words } = useMessages();
  const titles = { session: words.sessions, forum: words.forums };
  return (
    <Page>
      <NetworkHead lead={words.lead} />
      {may.edit && (
        <Buttons>
          <ButtonLink to="/jejaring/resep/baru" icon="plus">
            {words.create}
          </ButtonLink>
        </Buttons>
      )}
      {recipes.length === 0 && (
        <Empty title={words.none} level={2}>
          {words.noneBody}
        </Empty>
      )}
      {RECIPE_KINDS.map((kind) => {
        const those = recipes.filter((one) => one.kind === kind);
        if (those.length === 0) return null;
        return (
          <Section key={kind} id={kind} title={titles[kind]}>
            <Rows>
              {those.map((one) => (
                <OneRecipe key={one.recipeId} one={one} mayEdit={may.edit} pageKey={key} />
              ))}
            </Rows>
          </Section>
        );
      })}
    </Page>
  );
}

interface OneRecipeProps {
  one: Recipe;
  mayEdit: boolean;
  pageKey: string;
}

function OneRecipe({ one, mayEdit, pageKey }: OneRecipeProps) {
  const { recipe: words, forum } = useMessages();
  const minutes = one.items.reduce((sum, item) => sum + item.minutes, 0);
  return (
    <Item
      title={one.name}
      meta={
        <>
          <span>{one.lead}</span>
          {one.items.length > 0 && <span className="cap">{words.items(one.items.length, minutes)}</span>}
          {one.forum && (
            <span className="cap">
              {forum.type[one.forum.type]}, {forum.purpose[one.forum.purpose]}
            </span>
          )}
        </>
      }
      end={
        mayEdit && (
          <ButtonLink to={`/jejaring/resep/${one.recipeId}`} icon="pen">
            {words.edit}
          </ButtonLink>
        )
      }
    >
      <RecipeItems items={one.items} />
      {mayEdit && (
        <details className="fold fold--s">
          <summary>{words.copy}</summary>
          <CommandForm
            command="recipe.copy"
            pageKey={pageKey}
            id={`copy-${one.recipeId}`}
            className="form form--row"
          >
            <input type="hidden" name="recipeId" value={one.recipeId} />
            <Field name="name" label={words.copyName} value={words.copyOf(one.name)} maxLength={120} />
            <Button>{words.copy}</Button>
          </CommandForm>
        </details>
      )}
    </Item>
  );
}
