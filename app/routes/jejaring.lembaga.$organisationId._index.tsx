import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink, Buttons } from '#app/components/button.tsx';
import { FactorDue } from '#app/components/network/network-head.tsx';
import { PeopleList } from '#app/components/network/people-list.tsx';
import { Empty } from '#app/components/note.tsx';
import { Badge, SectorName } from '#app/components/organisation.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead, Section } from '#app/components/page-head.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { useMessages } from '#app/reader.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const input = { organisationId: params.organisationId ?? '' };
  const found = await ask(context, request, 'network.organisation', input);
  const { common } = messagesFor(context.locale);
  return { ...found, title: common.page.title(found.organisation.shortName) };
}

/** One organisation, its people and how their mandates stand. */
export default function Organisation() {
  const { organisation, people, mayAdminister } = useLoaderData<typeof loader>();
  const { network } = useMessages();
  const words = network.organisation;
  const addPerson = mayAdminister && (
    <ButtonLink kind="main" icon="plus" to={`/jejaring/orang/baru?lembaga=${organisation.id}`}>
      {network.person.add}
    </ButtonLink>
  );
  return (
    <Page>
      <PageHead
        crumbs={[{ label: network.title, to: '/jejaring' }]}
        facts={[
          <SectorName key="sector" sector={organisation.sector} />,
          network.kind[organisation.kind],
          network.level[organisation.level],
        ]}
        title={
          <span className="row">
            <Badge organisation={organisation} />
            {organisation.name}
          </span>
        }
        lead={organisation.role}
        side={
          mayAdminister ? (
            <Buttons>
              {people.length > 0 && addPerson}
              <ButtonLink to={`/jejaring/lembaga/${organisation.id}/ubah`}>{words.revise}</ButtonLink>
            </Buttons>
          ) : undefined
        }
      />
      <FactorDue />
      <Section
        id="orang"
        title={words.peopleTitle}
        end={<span className="cap">{network.people(people.length)}</span>}
      >
        {people.length === 0 ? (
          <Empty title={words.noPeople} action={addPerson}>
            {words.noPeopleBody}
          </Empty>
        ) : (
          <PeopleList people={people} organisationId={organisation.id} />
        )}
      </Section>
    </Page>
  );
}
