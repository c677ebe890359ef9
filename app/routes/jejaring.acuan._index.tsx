import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ButtonLink, Buttons } from '#app/components/button.tsx';
import { NetworkHead } from '#app/components/network/network-head.tsx';
import { SeriesChart } from '#app/components/network/series-chart.tsx';
import { Empty, Note } from '#app/components/note.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Page } from '#app/components/page.tsx';
import { Section } from '#app/components/page-head.tsx';
import { Tag } from '#app/components/tag.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { useMessages } from '#app/reader.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { common, network } = messagesFor(context.locale);
  return {
    ...(await ask(context, request, 'network.indicators', {})),
    title: common.page.title(network.view.reference),
  };
}

/** Reference figures with their sources, and who leads for which group. */
export default function Reference() {
  const { indicators, authorities, mayAdminister } = useLoaderData<typeof loader>();
  const { network, reference } = useMessages();
  const words = network.reference;
  const overlaps = [...new Set(authorities.filter((each) => each.overlap).map((each) => each.subject))];
  const leads = (subject: string) =>
    authorities
      .filter((each) => each.overlap && each.subject === subject)
      .map((each) => each.organisation.shortName)
      .join(` ${reference.and} `);
  return (
    <Page>
      <NetworkHead
        lead={words.lead}
        side={
          mayAdminister && (
            <Buttons>
              <ButtonLink icon="plus" to="/jejaring/acuan/kewenangan/baru">
                {reference.setAuthority}
              </ButtonLink>
              <ButtonLink kind="main" icon="plus" to="/jejaring/acuan/indikator/baru">
                {reference.addIndicator}
              </ButtonLink>
            </Buttons>
          )
        }
      />
      {indicators.length === 0 && (
        <Empty level={2} title={words.none}>
          {words.noneBody}
        </Empty>
      )}
      {(['spm', 'macro'] as const).map((kind) => {
        const those = indicators.filter((indicator) => indicator.kind === kind);
        if (those.length === 0) return null;
        return (
          <Section key={kind} id={kind} title={words[kind]}>
            <p className="soft">{kind === 'spm' ? words.spmLead : words.macroLead}</p>
            <ul className="figs">
              {those.map((indicator) => (
                <SeriesChart
                  key={indicator.indicatorId}
                  indicator={indicator}
                  revise={mayAdminister ? `/jejaring/acuan/indikator/${indicator.indicatorId}` : undefined}
                />
              ))}
            </ul>
          </Section>
        );
      })}
      <Section id="kewenangan" title={words.authorities}>
        <p className="soft figs__lead">{words.authoritiesLead}</p>
        {overlaps.length > 0 && <h3>{reference.overlaps}</h3>}
        {overlaps.map((subject) => (
          <Note key={subject} tone="wait" icon="alert">
            <strong>{reference.overlap(leads(subject), subject)}</strong> {reference.overlapDo}
          </Note>
        ))}
        {authorities.length === 0 ? (
          <p className="soft">{words.noAuthorities}</p>
        ) : (
          <table className="stacks">
            <thead>
              <tr>
                <th scope="col">{words.subject}</th>
                <th scope="col">{network.person.organisation}</th>
                <th scope="col">{words.roleTitle}</th>
                <th scope="col">{words.basis}</th>
                {mayAdminister && (
                  <th scope="col">
                    <span className="vh">{reference.revise}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {authorities.map((each) => (
                <tr key={each.authorityId}>
                  <th scope="row">{each.subject}</th>
                  <td data-label={network.person.organisation}>
                    <Org organisation={each.organisation} />
                  </td>
                  <td data-label={words.roleTitle}>
                    <span className="row row--wrap">
                      {words.role[each.role]}
                      {each.overlap && (
                        <Tag tone="wait" icon="alert">
                          {words.overlap}
                        </Tag>
                      )}
                    </span>
                  </td>
                  <td data-label={words.basis}>{each.basis}</td>
                  {mayAdminister && (
                    <td>
                      <Link to={`/jejaring/acuan/kewenangan/${each.authorityId}`}>
                        {reference.revise}
                        <span className="vh">
                          {' '}
                          {each.subject}, {each.organisation.shortName}
                        </span>
                      </Link>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </Page>
  );
}
