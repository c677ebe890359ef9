import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { Likert } from '#app/components/conditions/likert.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { Note } from '#app/components/note.tsx';
import { Org } from '#app/components/organisation.tsx';
import { CONDITIONS } from '#app/domain/conditions/index.ts';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { COMMAND_FIELD } from '#app/forms/names.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const shown = await ask(context, request, 'conditions.form', {
    formId: searchParams.get('pengisian') ?? '',
    organisationId: searchParams.get('lembaga') ?? '',
  });
  const words = messagesFor(context.locale);
  return { title: words.common.page.title(words.conditions.answer.title), key: newKey(), ...shown };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  return submitOneOf(context, request, {
    'conditions.save': {},
    'conditions.answer': { redirectTo: `/forum/${params.forumId}/kondisi` },
  });
}

/** Eight statements, five answers each; a draft can be kept and finished later. */
export default function Answer() {
  const {
    forum,
    form,
    organisation,
    answers,
    words: written,
    savedAt,
    givenAt,
    key,
  } = useLoaderData<typeof loader>();
  const { conditions } = useMessages();
  const words = conditions.answer;
  const closed = form.closedAt !== null;
  return (
    <ForumPage
      forum={forum}
      part="conditions"
      title={words.title}
      crumbs={[{ label: conditions.title, to: `/forum/${forum.id}/kondisi` }]}
      facts={[
        <>
          {words.for} <Org key="org" organisation={organisation} />
        </>,
        ...(givenAt || savedAt
          ? [
              <>
                {givenAt ? words.givenAt : words.draftAt} <DateTime key="at" at={givenAt ?? savedAt ?? ''} />
              </>,
            ]
          : []),
      ]}
      lead={
        <>
          <p>{words.private}</p>
          <p>{words.unanimous}</p>
        </>
      }
      narrow
    >
      {closed && <Note icon="lock">{givenAt ? words.closed : words.closedNothing}</Note>}
      <CommandForm command="conditions.answer" pageKey={key} key={key}>
        <input type="hidden" name="formId" value={form.id} />
        <input type="hidden" name="organisationId" value={organisation.id} />
        <h2 className="vh">{words.question}</h2>
        <div>
          {CONDITIONS.map((condition, at) => (
            <Likert
              key={condition}
              condition={condition}
              place={at + 1}
              answer={answers[condition]}
              words={written[condition]}
              closed={closed}
            />
          ))}
        </div>
        {!closed && (
          <div className="btns">
            <Button kind="main">{givenAt ? words.replace : words.give}</Button>
            {!givenAt && (
              <Button name={COMMAND_FIELD} value="conditions.save">
                {words.save}
              </Button>
            )}
          </div>
        )}
      </CommandForm>
    </ForumPage>
  );
}
