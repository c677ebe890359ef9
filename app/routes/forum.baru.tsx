import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { Checks, Radios } from '#app/components/choices.tsx';
import { Field, Select, TextArea } from '#app/components/field.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { recipesOf, StartFrom } from '#app/components/recipe/start-from.tsx';
import { FORUM_PURPOSES, FORUM_TYPES } from '#app/contract/forum-shapes.ts';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submit } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const words = messagesFor(context.locale);
  const all = await ask(context, request, 'recipe.list', { locale: context.locale });
  const wanted = new URL(request.url).searchParams.get('resep');
  return {
    title: words.common.page.title(words.forum.create.title),
    key: newKey(),
    ...recipesOf(all.recipes, 'forum', wanted),
    ...(await ask(context, request, 'forum.prepare', {})),
  };
}

export function action({ context, request }: ActionFunctionArgs) {
  // The recipe goes on to the charter, whose rules it fills as well.
  const recipe = new URL(request.url).searchParams.get('resep');
  return submit(context, request, 'forum.create', {
    redirectTo: ({ forumId }) =>
      recipe
        ? `/forum/${forumId}/piagam/baru?${new URLSearchParams({ resep: recipe })}`
        : `/forum/${forumId}/piagam`,
  });
}

/** Convenes a forum. */
export default function NewForum() {
  const { organisations, key, recipes, chosen } = useLoaderData<typeof loader>();
  const { forum } = useMessages();
  const start = chosen?.forum;
  const words = forum.create;
  const choices = organisations.map((one) => ({ value: one.id, label: one.name }));
  return (
    <Page width="narrow">
      <PageHead title={words.title} lead={words.lead} crumbs={[{ label: forum.list.title, to: '/forum' }]} />
      <StartFrom kind="forum" recipes={recipes} chosen={chosen} />
      <CommandForm key={chosen?.recipeId} command="forum.create" pageKey={key}>
        <Field name="name" label={words.name} help={words.nameHelp} maxLength={160} />
        <TextArea name="aim" label={words.aim} help={words.aimHelp} value={start?.aim} maxLength={1_000} />
        <Radios
          name="type"
          legend={words.type}
          value={start?.type}
          choices={FORUM_TYPES.map((value) => ({
            value,
            label: forum.type[value].charAt(0).toUpperCase() + forum.type[value].slice(1),
            help: forum.typeHelp[value],
          }))}
        />
        <Radios
          name="purpose"
          legend={words.purpose}
          value={start?.purpose}
          choices={FORUM_PURPOSES.map((value) => ({ value, label: forum.purpose[value] }))}
        />
        <Field
          name="legalBasis"
          label={words.legalBasis}
          help={words.legalBasisHelp}
          value={start?.legalBasis}
          maxLength={300}
        />
        <Select name="initiatorId" label={words.initiator} choices={choices} />
        <Select
          name="mandateHolderId"
          label={words.mandateHolder}
          help={words.mandateHolderHelp}
          choices={choices}
        />
        <Checks
          name="partyIds[]"
          legend={words.parties}
          help={words.partiesHelp}
          choices={organisations.map((one) => ({ value: one.id, label: <Org organisation={one} full /> }))}
        />
        <div className="btns">
          <Button kind="main">{words.submit}</Button>
        </div>
      </CommandForm>
    </Page>
  );
}
