import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { conductLines } from '#app/components/forum/conduct-lines.ts';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { RuleFields } from '#app/components/forum/rule-fields.tsx';
import { recipesOf, StartFrom } from '#app/components/recipe/start-from.tsx';
import { defaultGroundRules } from '#app/domain/charter.ts';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submitForm } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const shown = await ask(context, request, 'charter.show', { forumId: params.forumId ?? '' });
  const words = messagesFor(context.locale);
  const { searchParams } = new URL(request.url);
  // The first charter starts from the recipe the forum began with, or from one that is chosen here.
  const { recipes } = shown.charter
    ? { recipes: [] }
    : await ask(context, request, 'recipe.list', { locale: context.locale });
  const choice = recipesOf(recipes, 'forum', searchParams.get('resep'));
  return {
    title: words.common.page.title(words.forum.charter.draft),
    key: newKey(),
    forum: shown.forum,
    ...choice,
    version: shown.charter?.version ?? 0,
    rules: shown.charter?.rules ?? choice.chosen?.forum?.rules ?? defaultGroundRules,
    parties: shown.acceptances.length + shown.missing.length,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  conductLines(form, 'rules');
  return submitForm(context, request, form, 'charter.draft', {
    extra: { forumId: params.forumId },
    redirectTo: `/forum/${params.forumId}/piagam`,
  });
}

/** Writes the next version of the charter, starting from the one in force. */
export default function NewCharter() {
  const { forum, key, rules, version, parties, recipes, chosen } = useLoaderData<typeof loader>();
  const { forum: words } = useMessages();
  return (
    <ForumPage
      forum={forum}
      part="charter"
      title={version === 0 ? words.charter.draft : words.charter.draftAgain}
      facts={[words.charter.version(version + 1)]}
      lead={parties > 0 ? words.charter.draftLead(parties) : words.charter.lead}
      crumbs={[{ label: words.charter.title, to: `/forum/${forum.id}/piagam` }]}
      narrow
    >
      <StartFrom kind="forum" recipes={recipes} chosen={chosen} />
      <CommandForm key={chosen?.recipeId} command="charter.draft" pageKey={key}>
        <RuleFields rules={rules} />
        <div className="btns">
          <Button kind="main">{words.charter.save}</Button>
        </div>
      </CommandForm>
    </ForumPage>
  );
}
