import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/button.tsx';
import { NetworkHead } from '#app/components/network/network-head.tsx';
import { Empty } from '#app/components/note.tsx';
import { Badge, SectorName } from '#app/components/organisation.tsx';
import { Page } from '#app/components/page.tsx';
import { Section } from '#app/components/page-head.tsx';
import { Item, Rows } from '#app/components/rows.tsx';
import { SECTORS } from '#app/domain/sector.ts';
import { ask } from '#app/forms/ask.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { useMessages } from '#app/reader.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { common, network } = messagesFor(context.locale);
  return {
    ...(await ask(context, request, 'network.organisations', {})),
    title: common.page.title(network.title),
  };
}

/** The organisations of the network, by sector. */
export default function Organisations() {
  const { organisations, mayAdminister } = useLoaderData<typeof loader>();
  const { network } = useMessages();
  const words = network.organisation;
  const add = mayAdminister && (
    <ButtonLink kind="main" icon="plus" to="/jejaring/lembaga/baru">
      {words.add}
    </ButtonLink>
  );
  return (
    <Page>
      <NetworkHead lead={words.lead} side={organisations.length > 0 ? add : undefined} />
      {organisations.length === 0 ? (
        <Empty level={2} title={words.none} action={add}>
          {words.noneBody}
        </Empty>
      ) : (
        <div className="halves">
          {SECTORS.map((sector) => {
            const those = organisations.filter((organisation) => organisation.sector === sector);
            return (
              <Section
                key={sector}
                id={sector}
                title={<SectorName sector={sector} />}
                end={<span className="cap">{those.length}</span>}
              >
                {those.length === 0 && <p className="soft">{words.noneOfSector}</p>}
                <Rows>
                  {those.map((organisation) => (
                    <Item
                      key={organisation.id}
                      title={
                        <span className="row">
                          <Badge organisation={organisation} />
                          {organisation.name}
                        </span>
                      }
                      to={`/jejaring/lembaga/${organisation.id}`}
                      meta={
                        <>
                          <span>{network.kind[organisation.kind]}</span>
                          <span className="quiet">{network.level[organisation.level]}</span>
                          <span className="quiet">{network.people(organisation.people)}</span>
                        </>
                      }
                    >
                      {organisation.role && <p className="item__m">{organisation.role}</p>}
                    </Item>
                  ))}
                </Rows>
              </Section>
            );
          })}
        </div>
      )}
    </Page>
  );
}
