import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CardFields, OnBehalf } from '#app/components/board/card-fields.tsx';
import { Button, ButtonLink, Buttons } from '#app/components/button.tsx';
import { Select } from '#app/components/field.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submit } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const choices = await ask(context, request, 'board.choices', { boardId: params.boardId ?? '' });
  if (!choices.may.write) throw data({ code: 'forbidden' }, { status: 403 });
  const { common, board } = messagesFor(context.locale);
  return { ...choices, pageKey: newKey(), title: common.page.title(board.form.addTitle) };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const boardId = params.boardId ?? '';
  return submit(context, request, 'card.add', {
    extra: { boardId },
    redirectTo: `/papan/${boardId}`,
  });
}

export default function NewCard() {
  const {
    board: shown,
    columns,
    parties,
    commitments,
    voices,
    may,
    pageKey,
  } = useLoaderData<typeof loader>();
  const { board, common } = useMessages();
  const back = `/papan/${shown.id}`;
  return (
    <Page width="narrow">
      <PageHead title={board.form.addTitle} crumbs={[{ label: shown.title, to: back }]} />
      <CommandForm command="card.add" pageKey={pageKey}>
        <CardFields
          parties={parties}
          commitments={commitments}
          leadId={may.alone ? undefined : voices[0]?.id}
        />
        <Select
          name="columnId"
          label={board.form.column}
          value={columns[0]?.id}
          choices={columns.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <OnBehalf voices={voices} alone={may.alone} />
        <Buttons>
          <Button kind="main">{board.form.addSubmit}</Button>
          <ButtonLink to={back}>{common.do.cancel}</ButtonLink>
        </Buttons>
      </CommandForm>
    </Page>
  );
}
