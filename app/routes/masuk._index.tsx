import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DemoDoors } from '#app/components/account/demo-doors.tsx';
import { SignOutButton } from '#app/components/account/sign-out-button.tsx';
import { Button } from '#app/components/button.tsx';
import { Field } from '#app/components/field.tsx';
import { Note } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { COMMAND_FIELD } from '#app/forms/names.ts';
import { submitFresh, wantedPage } from '#app/forms/submit-fresh.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { useMessages, useViewer } from '#app/reader.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The demo's doors exist only in the demo; a demo without its network yet is a plain sign-in page. */
export async function loader({ context }: LoaderFunctionArgs) {
  const demo = context.demo ? await context.query('account.demo', {}) : null;
  const { auth, common } = messagesFor(context.locale);
  return {
    demo: demo?.ok ? demo.output : null,
    key: newKey(),
    title: common.page.title(auth.signIn.title),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const wanted = wantedPage(request);
  const form = await request.clone().formData();
  if (form.get(COMMAND_FIELD) === 'account.enter-demo')
    return submitFresh(context, request, 'account.enter-demo', { redirectTo: wanted });
  return submitFresh(context, request, 'account.sign-in', {
    redirectTo: ({ secondFactorNeeded }) =>
      secondFactorNeeded ? `/masuk/kode?ke=${encodeURIComponent(wanted)}` : wanted,
  });
}

/** Signing in: in the demo by chair, one click each; everywhere with e-mail and password. */
export default function SignIn() {
  const { demo, key } = useLoaderData<typeof loader>();
  const { auth, demo: demoWords } = useMessages();
  const viewer = useViewer();
  const Heading = demo ? 'h2' : 'h1';
  return (
    <Page width={demo ? 'wide' : 'full'}>
      <div className={demo ? 'gates' : undefined}>
        {demo && <DemoDoors demo={demo} pageKey={key} />}
        <section className="gate" aria-labelledby="masuk">
          {viewer && <Note end={<SignOutButton pageKey={key} />}>{auth.signIn.signedIn(viewer.name)}</Note>}
          <div className="stack-2">
            <Heading className={demo ? 'h-sec' : 'h-page'} id="masuk">
              {demo ? demoWords.orSignIn : auth.signIn.title}
            </Heading>
            <p className="soft">{auth.signIn.lead}</p>
          </div>
          <CommandForm command="account.sign-in" pageKey={key}>
            <Field name="email" type="email" label={auth.signIn.email} autoComplete="username" />
            <Field
              name="password"
              type="password"
              label={auth.signIn.password}
              autoComplete="current-password"
            />
            <Button kind={demo ? 'plain' : 'main'} size="lg" wide>
              {auth.signIn.submit}
            </Button>
          </CommandForm>
          <div className="stack-2 cap">
            <p>{auth.signIn.noAccount}</p>
            <p>{auth.account.forgotten}</p>
            <p>{auth.signIn.purpose}</p>
          </div>
        </section>
      </div>
    </Page>
  );
}
