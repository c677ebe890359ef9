import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { Check } from '#app/components/choices.tsx';
import { Field, Select } from '#app/components/field.tsx';
import { FactorDue } from '#app/components/network/network-head.tsx';
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
  const { organisations } = await ask(context, request, 'network.organisations', {});
  const asked = new URL(request.url).searchParams.get('lembaga');
  const { common, network } = messagesFor(context.locale);
  return {
    organisations: organisations.map(({ id, name }) => ({ value: id, label: name })),
    chosen: organisations.find(({ id }) => id === asked) ?? null,
    key: newKey(),
    title: common.page.title(network.person.addTitle),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  return submit(context, request, 'person.add', {
    redirectTo: ({ personId }) => `/jejaring/orang/${personId}`,
  });
}

/** Adds a person; the invitation follows on the person's page. */
export default function AddPerson() {
  const { organisations, chosen, key } = useLoaderData<typeof loader>();
  const { network } = useMessages();
  const words = network.person;
  const back = chosen
    ? { label: chosen.shortName, to: `/jejaring/lembaga/${chosen.id}` }
    : { label: words.title, to: '/jejaring/orang' };
  return (
    <Page width="narrow">
      <PageHead
        title={words.addTitle}
        lead={words.addLead}
        crumbs={[{ label: network.title, to: '/jejaring' }, back]}
      />
      <FactorDue />
      <CommandForm command="person.add" pageKey={key}>
        <Field name="name" label={words.name} help={words.nameHelp} maxLength={120} autoComplete="off" />
        <Field name="email" type="email" label={words.email} maxLength={254} autoComplete="off" />
        <Select
          name="organisationId"
          label={words.organisation}
          choices={organisations}
          value={chosen?.id}
          optional
        />
        <Field name="office" label={words.office} maxLength={120} optional />
        <div>
          <Check name="leader" label={words.leader} />
          <Check name="convener" label={words.convener} />
          <Check name="administrator" label={words.administrator} />
        </div>
        <Button kind="main">{words.addSubmit}</Button>
      </CommandForm>
    </Page>
  );
}
