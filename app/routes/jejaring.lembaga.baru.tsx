import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { FactorDue } from '#app/components/network/network-head.tsx';
import { OrganisationFields } from '#app/components/network/organisation-fields.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submit } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { useMessages } from '#app/reader.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await ask(context, request, 'network.organisations', {});
  const { common, network } = messagesFor(context.locale);
  return { key: newKey(), title: common.page.title(network.organisation.addTitle) };
}

export async function action({ context, request }: ActionFunctionArgs) {
  return submit(context, request, 'organisation.add', {
    redirectTo: ({ organisationId }) => `/jejaring/lembaga/${organisationId}`,
  });
}

/** Adds an organisation. */
export default function AddOrganisation() {
  const { key } = useLoaderData<typeof loader>();
  const { network } = useMessages();
  return (
    <Page width="narrow">
      <PageHead title={network.organisation.addTitle} crumbs={[{ label: network.title, to: '/jejaring' }]} />
      <FactorDue />
      <CommandForm command="organisation.add" pageKey={key} className="form form--two">
        <OrganisationFields />
        <div className="btns">
          <Button kind="main">{network.organisation.addSubmit}</Button>
        </div>
      </CommandForm>
    </Page>
  );
}
