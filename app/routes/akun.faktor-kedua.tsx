import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BeginFactor, ConfirmFactor } from '#app/components/account/factor-set-up.tsx';
import { ButtonLink } from '#app/components/button.tsx';
import { Page } from '#app/components/page.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { wantedPage } from '#app/forms/submit-fresh.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { useMessages } from '#app/reader.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const factor = await ask(context, request, 'account.second-factor', {});
  const { auth, common } = messagesFor(context.locale);
  return {
    factor,
    fresh: new URL(request.url).searchParams.has('baru'),
    key: newKey(),
    title: common.page.title(auth.secondFactor.setTitle),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  return submitOneOf(context, request, {
    'account.begin-second-factor': {},
    'account.confirm-second-factor': { redirectTo: wantedPage(request) },
  });
}

/** Setting up the second factor: the password once more, then the secret and its first code. */
export default function SetUpSecondFactor() {
  const { factor, fresh, key } = useLoaderData<typeof loader>();
  const { auth } = useMessages();
  const words = auth.secondFactor;
  return (
    <Page width="full">
      <section className="gate" aria-labelledby="pasang">
        <div className="stack-2">
          {fresh && (
            <p className="eyebrow">
              <span>{words.whyTitle}</span>
            </p>
          )}
          <h1 className="h-page" id="pasang">
            {factor.set ? words.again : words.setTitle}
          </h1>
          <p className="soft">{factor.set ? words.againLead : words.why}</p>
        </div>
        {factor.pending && <ConfirmFactor pending={factor.pending} pageKey={key} />}
        {!factor.pending && <BeginFactor pageKey={key} main />}
        <ButtonLink kind="bare" to={fresh ? '/beranda' : '/akun'}>
          {words.later}
        </ButtonLink>
      </section>
    </Page>
  );
}
