import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { SignOutButton } from '#app/components/account/sign-out-button.tsx';
import { Button } from '#app/components/button.tsx';
import { Field } from '#app/components/field.tsx';
import { Page } from '#app/components/page.tsx';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submitFresh, wantedPage } from '#app/forms/submit-fresh.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { useMessages } from '#app/reader.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Only for a sign-in whose second factor is due; everybody else is led where they belong. */
export function loader({ context, request }: LoaderFunctionArgs) {
  if (!context.viewer) throw redirect('/masuk');
  if (!context.viewer.secondFactorSet || context.viewer.secondFactor) throw redirect(wantedPage(request));
  const { auth, common } = messagesFor(context.locale);
  return { key: newKey(), title: common.page.title(auth.secondFactor.title) };
}

export async function action({ context, request }: ActionFunctionArgs) {
  return submitFresh(context, request, 'account.give-second-factor', { redirectTo: wantedPage(request) });
}

/** The second step of signing in. */
export default function GiveSecondFactor() {
  const { key } = useLoaderData<typeof loader>();
  const { auth } = useMessages();
  const words = auth.secondFactor;
  return (
    <Page width="full">
      <section className="gate" aria-labelledby="kode">
        <div className="stack-2">
          <h1 className="h-page" id="kode">
            {words.title}
          </h1>
          <p className="soft">{words.lead}</p>
        </div>
        <CommandForm command="account.give-second-factor" pageKey={key}>
          <div className="gate__code">
            <Field name="code" type="code" label={words.code} help={words.help} maxLength={7} />
          </div>
          <Button kind="main" size="lg" wide>
            {words.submit}
          </Button>
        </CommandForm>
        <SignOutButton pageKey={key}>{words.other}</SignOutButton>
      </section>
    </Page>
  );
}
