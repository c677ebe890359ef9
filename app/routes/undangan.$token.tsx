import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button, ButtonLink } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { Field } from '#app/components/field.tsx';
import { Page } from '#app/components/page.tsx';
import { Facts } from '#app/components/rows.tsx';
import { httpStatusOf } from '#app/contract/errors.ts';
import type { QueryOutput } from '#app/contract/registry.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submitFresh } from '#app/forms/submit-fresh.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { useMessages } from '#app/reader.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  // The address is a secret. No other site is told it (Referrer-Policy: same-origin); a stricter policy here would
  // take the Origin from the form as well, and the form would be refused.
  { name: 'robots', content: 'noindex' },
];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { auth, common } = messagesFor(context.locale);
  const answer = await context.query('account.invitation', { token: params.token ?? '' });
  const page = {
    invitation: answer.ok ? answer.output : null,
    key: newKey(),
    title: common.page.title(auth.invitation.title),
  };
  if (!answer.ok && answer.refusal.code === 'rate_limited') throw data(answer.refusal, { status: 429 });
  return data(page, { status: answer.ok ? 200 : httpStatusOf('invitation_invalid') });
}

/** After the password comes the second factor, for whom it is required; the rest may leave it for later. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  return submitFresh(context, request, 'account.accept-invitation', {
    extra: { token: params.token ?? '' },
    redirectTo: '/akun/faktor-kedua?baru=1',
  });
}

/** What the link is for, and a password of one's own. */
export default function Invitation() {
  const { invitation, key } = useLoaderData<typeof loader>();
  return (
    <Page width="full">
      <section className="gate" aria-labelledby="undangan">
        {invitation ? <Accept invitation={invitation} pageKey={key} /> : <Invalid />}
      </section>
    </Page>
  );
}

function Accept({ invitation, pageKey }: { invitation: QueryOutput<'account.invitation'>; pageKey: string }) {
  const { auth, network } = useMessages();
  const words = auth.invitation;
  return (
    <>
      <div className="stack-2">
        <h1 className="h-page" id="undangan">
          {words.title}
        </h1>
        <p>{words.lead(invitation.networkName)}</p>
      </div>
      <Facts
        facts={[
          [words.asWhom, <strong key="who">{invitation.name}</strong>],
          [network.person.organisation, invitation.organisation],
          [auth.signIn.email, invitation.email],
          [words.expires, <DateTime key="until" at={invitation.expiresAt} />],
        ]}
      />
      <CommandForm command="account.accept-invitation" pageKey={pageKey}>
        <input type="hidden" name="_username" autoComplete="username" value={invitation.email} />
        <Field
          name="password"
          type="password"
          label={words.choosePassword}
          help={words.passwordHelp}
          autoComplete="new-password"
        />
        <Button kind="main" size="lg" wide>
          {words.submit}
        </Button>
      </CommandForm>
      <p className="cap">{auth.signIn.purpose}</p>
    </>
  );
}

function Invalid() {
  const { auth } = useMessages();
  const words = auth.invitation;
  return (
    <div className="stack">
      <h1 className="h-page" id="undangan">
        {words.invalidTitle}
      </h1>
      <p>{words.invalidBody}</p>
      <p className="soft">{words.invalidNext}</p>
      <ButtonLink kind="main" to="/masuk">
        {auth.signIn.title}
      </ButtonLink>
    </div>
  );
}
