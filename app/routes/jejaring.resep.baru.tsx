import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { conductLines } from '#app/components/forum/conduct-lines.ts';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { ForumFields, ItemRows, NameFields } from '#app/components/recipe/recipe-fields.tsx';
import { ViewTabs } from '#app/components/rows.tsx';
import { httpStatusOf } from '#app/contract/errors.ts';
import { RECIPE_KINDS } from '#app/contract/recipe.ts';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { compactRows } from '#app/forms/compact-rows.ts';
import { newKey } from '#app/forms/key.ts';
import { submitForm } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';
import styles from '#app/styles/session.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { may } = await ask(context, request, 'recipe.list', { locale: context.locale });
  if (!may.edit) throw data({ code: 'forbidden' }, { status: httpStatusOf('forbidden') });
  const asked = new URL(request.url).searchParams.get('jenis');
  const { common, recipe } = messagesFor(context.locale);
  return {
    kind: RECIPE_KINDS.find((one) => one === asked) ?? 'session',
    pageKey: newKey(),
    title: common.page.title(recipe.create),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  conductLines(form, 'forum.rules');
  return submitForm(context, request, compactRows(form, 'items', ['title']), 'recipe.create', {
    redirectTo: '/jejaring/resep',
  });
}

/** A recipe from nothing: a session's, or a type of forum. */
export default function NewRecipe() {
  const { kind, pageKey } = useLoaderData<typeof loader>();
  const answer: unknown = useActionData();
  const { recipe: words, network } = useMessages();
  const titles = { session: words.sessions, forum: words.forums };
  return (
    <Page width="narrow">
      <PageHead
        title={words.create}
        lead={words.createLead}
        crumbs={[
          { label: network.title, to: '/jejaring' },
          { label: words.title, to: '/jejaring/resep' },
        ]}
      />
      <div className="stack">
        <ViewTabs
          label={words.create}
          views={RECIPE_KINDS.map((one) => ({
            label: titles[one],
            to: `/jejaring/resep/baru?jenis=${one}`,
            current: kind === one,
          }))}
        />
        <CommandForm key={kind} command="recipe.create" pageKey={pageKey}>
          <input type="hidden" name="kind" value={kind} />
          <NameFields />
          {kind === 'session' ? <ItemRows items={[]} sent={answer} /> : <ForumFields start={{}} />}
          <div className="btns">
            <Button kind="main">{words.save}</Button>
          </div>
        </CommandForm>
      </div>
    </Page>
  );
}
