import { data, type LinksFunction, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { Field } from '#app/components/field.tsx';
import { Note } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { httpStatusOf } from '#app/contract/errors.ts';
import { signIn } from '#app/forms/ask.server.ts';
import { FormStateContext, type Refused, refusalSentence } from '#app/forms/form-state.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';
import styles from '#app/styles/session.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

/** A code in the address leads straight into its room; a wrong one is said at the field. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { common, session } = messagesFor(context.locale);
  const page = { title: common.page.title(session.join.title), refused: null };
  const code = new URL(request.url).searchParams.get('kode');
  if (code === null) return page;
  // A stranger learns at the door whether observers may come in.
  if (!context.viewer) return redirect(`/g/${encodeURIComponent(code.replace(/[\s-]/g, ''))}`);
  const answer = await context.query('session.by-code', { code });
  if (answer.ok) return redirect(`/sesi/${answer.output.sessionId}`);
  const { refusal } = answer;
  if (refusal.code === 'sign_in_required') throw signIn(request);
  const refused: Refused = {
    form: 'join',
    refusal: { ...refusal, fields: { kode: refusal.code } },
    typed: { kode: code },
  };
  return data({ ...page, refused }, { status: httpStatusOf(refusal.code) });
}

export default function Join() {
  const { refused } = useLoaderData<typeof loader>();
  const messages = useMessages();
  const { session } = messages;
  return (
    <Page width="narrow">
      <PageHead title={session.join.title} lead={session.join.lead} />
      <FormStateContext.Provider value={{ id: 'join', refused }}>
        <Form method="get" className="form joinform">
          {refused && (
            <Note tone="bad" announce="alert">
              {refusalSentence(refused.refusal, messages)}
            </Note>
          )}
          <Field
            name="kode"
            label={session.join.code}
            help={session.join.codeHelp}
            autoComplete="off"
            maxLength={20}
          />
          <Button kind="main" size="lg" icon="right">
            {session.join.go}
          </Button>
        </Form>
      </FormStateContext.Provider>
    </Page>
  );
}
