import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/button.tsx';
import { NetworkHead } from '#app/components/network/network-head.tsx';
import { PeopleList } from '#app/components/network/people-list.tsx';
import { Empty } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { Section } from '#app/components/page-head.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { useMessages } from '#app/reader.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { common, network } = messagesFor(context.locale);
  return {
    ...(await ask(context, request, 'network.people', {})),
    title: common.page.title(network.person.title),
  };
}

/** Everybody in the network. */
export default function People() {
  const { people, mayAdminister } = useLoaderData<typeof loader>();
  const { network } = useMessages();
  const words = network.person;
  const add = mayAdminister && (
    <ButtonLink kind="main" icon="plus" to="/jejaring/orang/baru">
      {words.add}
    </ButtonLink>
  );
  return (
    <Page>
      <NetworkHead lead={words.lead} side={add} />
      {people.length === 0 ? (
        <Empty level={2} title={words.none}>
          {words.noneBody}
        </Empty>
      ) : (
        <Section
          id="orang"
          title={words.title}
          end={<span className="cap">{network.people(people.length)}</span>}
        >
          <PeopleList people={people} />
        </Section>
      )}
    </Page>
  );
}
