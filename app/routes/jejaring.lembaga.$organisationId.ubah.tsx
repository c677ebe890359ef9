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

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const input = { organisationId: params.organisationId ?? '' };
  const { organisation } = await ask(context, request, 'network.organisation', input);
  const { common, network } = messagesFor(context.locale);
  return { organisation, key: newKey(), title: common.page.title(network.organisation.revise) };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organisationId = params.organisationId ?? '';
  return submit(context, request, 'organisation.revise', {
    extra: { organisationId },
    redirectTo: `/jejaring/lembaga/${organisationId}`,
  });
}

/** Changes an organisation. */
export default function ReviseOrganisation() {
  const { organisation, key } = useLoaderData<typeof loader>();
  const { network } = useMessages();
  return (
    <Page width="narrow">
      <PageHead
        title={network.organisation.revise}
        crumbs={[
          { label: network.title, to: '/jejaring' },
          { label: organisation.shortName, to: `/jejaring/lembaga/${organisation.id}` },
        ]}
      />
      <FactorDue />
      <CommandForm command="organisation.revise" pageKey={key} className="form form--two">
        <OrganisationFields organisation={organisation} />
        <div className="btns">
          <Button kind="main">{network.organisation.reviseSubmit}</Button>
        </div>
      </CommandForm>
    </Page>
  );
}
