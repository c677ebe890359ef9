import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { conductLines } from '#app/components/forum/conduct-lines.ts';
import { Rules } from '#app/components/forum/rules.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead, Section } from '#app/components/page-head.tsx';
import { ForumFields, ItemRows, NameFields } from '#app/components/recipe/recipe-fields.tsx';
import { RecipeItems } from '#app/components/recipe/recipe-items.tsx';
import { httpStatusOf } from '#app/contract/errors.ts';
import type { Recipe } from '#app/contract/recipe.ts';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { compactRows } from '#app/forms/compact-rows.ts';
import { isRefused } from '#app/forms/form-state.ts';
import { newKey } from '#app/forms/key.ts';
import { COMMAND_FIELD } from '#app/forms/names.ts';
import { submitForm } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';
import styles from '#app/styles/session.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { recipes, may } = await ask(context, request, 'recipe.list', { locale: context.locale });
  const found = recipes.find((one) => one.recipeId === params.recipeId);
  if (!found) throw data({ code: 'not_found' }, { status: httpStatusOf('not_found') });
  if (!may.edit) throw data({ code: 'forbidden' }, { status: httpStatusOf('forbidden') });
  const { common, recipe } = messagesFor(context.locale);
  return { recipe: found, pageKey: newKey(), title: common.page.title(`${recipe.title}: ${found.name}`) };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const about = { recipeId: params.recipeId ?? '' };
  const redirectTo = '/jejaring/resep';
  if (form.get(COMMAND_FIELD) === 'recipe.remove')
    return submitForm(context, request, form, 'recipe.remove', { extra: about, redirectTo });
  conductLines(form, 'forum.rules');
  return submitForm(context, request, compactRows(form, 'items', ['title']), 'recipe.revise', {
    extra: { ...about, locale: context.locale },
    redirectTo,
  });
}

/** A refusal may mean that somebody else has changed the recipe: the page must then stand on what is newest. */
export function shouldRevalidate() {
  return true;
}

/** One recipe, to be changed. */
export default function EditRecipe() {
  const { recipe, pageKey } = useLoaderData<typeof loader>();
  const answer: unknown = useActionData();
  const { recipe: words, network } = useMessages();
  const late = isRefused(answer) && answer.refusal.code === 'stale_version';
  return (
    <Page width="narrow">
      <PageHead
        title={recipe.name}
        lead={words.removeLead}
        crumbs={[
          { label: network.title, to: '/jejaring' },
          { label: words.title, to: '/jejaring/resep' },
        ]}
      />
      {late && <AsItStands recipe={recipe} />}
      <CommandForm command="recipe.revise" pageKey={pageKey}>
        <input type="hidden" name="onVersion" value={recipe.version} />
        <NameFields name={recipe.name} lead={recipe.lead} />
        {recipe.kind === 'session' && <ItemRows items={recipe.items} sent={answer} />}
        {recipe.forum && <ForumFields start={recipe.forum} />}
        <div className="btns">
          <Button kind="main">{words.save}</Button>
        </div>
      </CommandForm>
      <Section title={words.remove} id="hapus">
        <details className="fold fold--s">
          <summary>{words.remove}</summary>
          <p className="soft">{words.removeSure(recipe.name)}</p>
          <CommandForm command="recipe.remove" pageKey={pageKey} className="form">
            <div className="btns">
              <Button kind="stop">{words.removeYes}</Button>
            </div>
          </CommandForm>
        </details>
      </Section>
    </Page>
  );
}

/** How the recipe reads after somebody else's change; below it stands what the reader has typed. */
function AsItStands({ recipe }: { recipe: Recipe }) {
  const { recipe: words, forum: forumWords } = useMessages();
  const { forum } = recipe;
  return (
    <details className="changes" open>
      <summary>{words.asItStands}</summary>
      <p>
        <strong>{recipe.name}.</strong> {recipe.lead}
      </p>
      <RecipeItems items={recipe.items} />
      {forum && (
        <>
          <p className="cap">
            {forumWords.type[forum.type]}, {forumWords.purpose[forum.purpose]}
          </p>
          {forum.aim && <p>{forum.aim}</p>}
          {forum.legalBasis && <p>{forum.legalBasis}</p>}
          {forum.rules && <Rules rules={forum.rules} />}
        </>
      )}
    </details>
  );
}
