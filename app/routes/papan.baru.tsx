import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OnBehalf } from '#app/components/board/card-fields.tsx';
import { Button, ButtonLink, Buttons } from '#app/components/button.tsx';
import { Field, Select, TextArea } from '#app/components/field.tsx';
import { Empty } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submitForm } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages, useViewer } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const forumId = new URL(request.url).searchParams.get('forum') || undefined;
  const { mayCreateIn } = await ask(context, request, 'board.list', { forumId, limit: 1 });
  const { common, board } = messagesFor(context.locale);
  return { forums: mayCreateIn, forumId, pageKey: newKey(), title: common.page.title(board.create.title) };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const { mayCreateIn } = await ask(context, request, 'board.list', { limit: 1 });
  const chosen = mayCreateIn.find((forum) => forum.id === form.get('forumId'));
  // A delegate writes for the party that sits in the chosen forum; whoever facilitates it writes as facilitator.
  const named = form.get('organisationId');
  const organisationId =
    typeof named === 'string' && named !== '' ? named : chosen?.alone ? undefined : chosen?.voices[0]?.id;
  form.delete('organisationId');
  const columns = String(form.get('columns') ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return submitForm(context, request, form, 'board.create', {
    extra: { columns, ...(organisationId ? { organisationId } : {}) },
    redirectTo: ({ boardId }) => `/papan/${boardId}`,
  });
}

export default function NewBoard() {
  const { forums, forumId, pageKey } = useLoaderData<typeof loader>();
  const { board } = useMessages();
  const viewer = useViewer();
  const words = board.create;
  const only = forums.length === 1 ? forums[0] : undefined;
  return (
    <Page width="narrow">
      <PageHead
        title={words.title}
        lead={words.lead}
        crumbs={
          forumId && only
            ? [{ label: only.name, to: `/forum/${only.id}` }]
            : [{ label: board.list.title, to: '/papan' }]
        }
      />
      {forums.length === 0 ? (
        <Empty
          title={words.nobody}
          level={2}
          action={<ButtonLink to={viewer ? '/forum' : '/masuk'}>{board.list.toForums}</ButtonLink>}
        >
          {words.nobodyBody}
        </Empty>
      ) : (
        <CommandForm command="board.create" pageKey={pageKey}>
          {only ? (
            <p className="soft">
              <input type="hidden" name="forumId" value={only.id} />
              {words.forum}: {only.name}
            </p>
          ) : (
            <Select
              name="forumId"
              label={words.forum}
              choices={forums.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          {only && <OnBehalf voices={only.voices} alone={only.alone} />}
          <Field name="title" label={words.name} help={words.nameHelp} maxLength={160} />
          <Field name="goal" label={words.goal} help={words.goalHelp} maxLength={300} />
          <TextArea
            name="columns"
            label={words.columns}
            help={words.columnsHelp}
            rows={5}
            value={words.columnsAtFirst}
          />
          <Buttons>
            <Button kind="main">{words.submit}</Button>
          </Buttons>
        </CommandForm>
      )}
    </Page>
  );
}
