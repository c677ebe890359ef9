import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { Field, Select } from '#app/components/field.tsx';
import { FactorDue } from '#app/components/network/network-head.tsx';
import { AuthorityFields } from '#app/components/network/reference-fields.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { Facts } from '#app/components/rows.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { useMessages } from '#app/reader.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [{ title: shown?.title }];

/** The last part of the address where an authority is recorded. */
const NEW = 'baru';

async function find({ context, request, params }: LoaderFunctionArgs) {
  const { authorities } = await ask(context, request, 'network.indicators', {});
  const authority = authorities.find((each) => each.authorityId === params.authorityId) ?? null;
  if (!authority && params.authorityId !== NEW) throw data({ code: 'not_found' }, { status: 404 });
  return { authority, subjects: [...new Set(authorities.map((each) => each.subject))] };
}

export async function loader(args: LoaderFunctionArgs) {
  const { authority, subjects } = await find(args);
  const { organisations } = await ask(args.context, args.request, 'network.organisations', {});
  const { common, reference } = messagesFor(args.context.locale);
  return {
    authority,
    subjects,
    organisations: organisations.map(({ id, shortName }) => ({ value: id, label: shortName })),
    key: newKey(),
    title: common.page.title(authority ? reference.reviseAuthority : reference.setAuthority),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { authority } = await find(args);
  const redirectTo = '/jejaring/acuan#kewenangan';
  const known = authority && { subject: authority.subject, organisationId: authority.organisation.id };
  return submitOneOf(args.context, args.request, {
    'authority.set': { redirectTo, ...(known ? { extra: known } : {}) },
    ...(authority
      ? { 'authority.remove': { redirectTo, extra: { authorityId: authority.authorityId } } }
      : {}),
  });
}

/** Records who leads or supports for a group, changes it or takes it back. */
export default function AuthorityPage() {
  const { authority, subjects, organisations, key } = useLoaderData<typeof loader>();
  const { network, reference: words } = useMessages();
  return (
    <Page width="narrow">
      <PageHead
        title={authority ? words.reviseAuthority : words.setAuthority}
        lead={words.setAuthorityLead}
        crumbs={[
          { label: network.title, to: '/jejaring' },
          { label: network.view.reference, to: '/jejaring/acuan' },
        ]}
      />
      <FactorDue />
      <CommandForm command="authority.set" pageKey={key}>
        {authority ? (
          <Facts
            facts={[
              [words.subject, authority.subject],
              [words.organisation, <Org key="organisation" organisation={authority.organisation} full />],
            ]}
          />
        ) : (
          <>
            <Field
              name="subject"
              label={words.subject}
              help={
                subjects.length > 0 ? `${words.subjectHelp} (${subjects.join(' · ')})` : words.subjectHelp
              }
              maxLength={160}
            />
            <Select name="organisationId" label={words.organisation} choices={organisations} />
          </>
        )}
        <AuthorityFields role={authority?.role} basis={authority?.basis} />
        <div className="btns">
          <Button kind="main">{authority ? words.save : words.record}</Button>
        </div>
      </CommandForm>
      {authority && (
        <CommandForm command="authority.remove" pageKey={key} compact>
          <p className="cap">{words.removeLead}</p>
          <div className="btns">
            <Button>{words.remove}</Button>
          </div>
        </CommandForm>
      )}
    </Page>
  );
}
