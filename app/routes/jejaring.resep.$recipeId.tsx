import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { Radios } from '#app/components/choices.tsx';
import { Field, TextArea } from '#app/components/field.tsx';
import { conductLines } from '#app/components/forum/conduct-lines.ts';
import { RuleFields } from '#app/components/forum/rule-fields.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead, Section } from '#app/components/page-head.tsx';
import { ItemActivity, ItemMinutes, ItemMode } from '#app/components/session/agenda-fields.tsx';
import { httpStatusOf } from '#app/contract/errors.ts';
import { FORUM_PURPOSES, FORUM_TYPES } from '#app/contract/forum-shapes.ts';
import type { Recipe } from '#app/contract/recipe.ts';
import { defaultGroundRules } from '#app/domain/charter.ts';
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

/** Rows that stand empty below the items, to be filled in. */
const FREE_ROWS = 2;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { recipes, may } = await ask(context, request, 'recipe.list', {});
  const found = recipes.find((one) => one.recipeId === params.recipeId);
  if (!found) throw data({ code: 'not_found' }, { status: httpStatusOf('not_found') });
  if (!may.edit) throw data({ code: 'forbidden' }, { status: httpStatusOf('forbidden') });
  const { common, recipe } = messagesFor(context.locale);
  return { recipe: found, pageKey: newKey(), title: common.page.title(`${recipe.title}: ${found.name}`) };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const sending = { extra: { recipeId: params.recipeId ?? '' }, redirectTo: '/jejaring/resep' };
  if (form.get(COMMAND_FIELD) === 'recipe.remove')
    return submitForm(context, request, form, 'recipe.remove', sending);
  conductLines(form, 'forum.rules');
  return submitForm(context, request, compactRows(form, 'items', ['title']), 'recipe.revise', sending);
}

/** One recipe, to be changed. */
export default function EditRecipe() {
  const { recipe, pageKey } = useLoaderData<typeof loader>();
  const answer: unknown = useActionData();
  const { recipe: words, network } = useMessages();
  const sent = isRefused(answer)
    ? Object.keys(answer.typed).filter((name) => /^items\[\d+\]\.title$/.test(name)).length
    : 0;
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
      <CommandForm command="recipe.revise" pageKey={pageKey}>
        <Field name="name" label={words.name} value={recipe.name} maxLength={120} />
        <TextArea name="lead" label={words.about} value={recipe.lead} maxLength={400} rows={2} />
        {recipe.kind === 'session' && (
          <>
            <p className="field__help">{words.rowHelp}</p>
            {Array.from({ length: Math.max(recipe.items.length, sent) + FREE_ROWS }, (_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the recipe
              <ItemRow key={at} at={at} item={recipe.items[at]} />
            ))}
          </>
        )}
        {recipe.forum && <ForumFields start={recipe.forum} />}
        <div className="btns">
          <Button kind="main">{words.save}</Button>
        </div>
      </CommandForm>
      <Section title={words.remove} id="hapus">
        <CommandForm command="recipe.remove" pageKey={pageKey} className="form">
          <div className="btns">
            <Button kind="stop">{words.remove}</Button>
          </div>
        </CommandForm>
      </Section>
    </Page>
  );
}

function ItemRow({ at, item }: { at: number; item: Recipe['items'][number] | undefined }) {
  const { session, preparation } = useMessages();
  const words = session.plan;
  const name = (field: string) => `items[${at}].${field}`;
  return (
    <fieldset className="group agendarow">
      <legend>{words.row(at + 1)}</legend>
      {item?.kind && <input type="hidden" name={name('kind')} value={item.kind} />}
      <Field
        name={name('title')}
        label={words.rowTitle}
        value={item?.title}
        maxLength={160}
        optional={item === undefined}
      />
      <div className="agendarow__r">
        <ItemMode name={name('mode')} value={item?.mode ?? 'consultative'} />
        <ItemMinutes name={name('minutes')} value={String(item?.minutes ?? 15)} />
        <Field name={`_place[${at}]`} type="number" label={preparation.agenda.place} value={String(at + 1)} />
        <ItemActivity name={name('activity')} value={item?.activity} />
      </div>
    </fieldset>
  );
}

function ForumFields({ start }: { start: NonNullable<Recipe['forum']> }) {
  const { recipe: words, forum } = useMessages();
  return (
    <>
      <Radios
        name="forum.type"
        legend={words.forumType}
        value={start.type}
        choices={FORUM_TYPES.map((value) => ({ value, label: forum.type[value] }))}
      />
      <Radios
        name="forum.purpose"
        legend={words.forumPurpose}
        value={start.purpose}
        choices={FORUM_PURPOSES.map((value) => ({ value, label: forum.purpose[value] }))}
      />
      <TextArea name="forum.aim" label={words.aim} value={start.aim} maxLength={1_000} optional />
      <Field
        name="forum.legalBasis"
        label={words.legalBasis}
        value={start.legalBasis}
        maxLength={300}
        optional
      />
      <Section title={forum.charter.title} id="aturan">
        <div className="form">
          <RuleFields rules={start.rules ?? defaultGroundRules} at="forum.rules" />
        </div>
      </Section>
    </>
  );
}
