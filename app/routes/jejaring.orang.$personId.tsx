import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { InvitationLink } from '#app/components/network/invitation-link.tsx';
import { Mandates } from '#app/components/network/mandates.tsx';
import { FactorDue } from '#app/components/network/network-head.tsx';
import {
  AddPlace,
  EndPlace,
  GrantMandate,
  PersonAdministration,
  RevokeMandate,
} from '#app/components/network/person-forms.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead, Section } from '#app/components/page-head.tsx';
import { Item, Rows } from '#app/components/rows.tsx';
import { Tag } from '#app/components/tag.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { isRevealed } from '#app/forms/form-state.ts';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { useFormat, useMessages } from '#app/reader.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await ask(context, request, 'network.person', { personId: params.personId ?? '' });
  const { organisations } = found.mayAdminister
    ? await ask(context, request, 'network.organisations', {})
    : { organisations: [] };
  const { common } = messagesFor(context.locale);
  return { ...found, organisations, key: newKey(), title: common.page.title(found.person.name) };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const extra = { personId: params.personId ?? '' };
  return submitOneOf(context, request, {
    'invitation.issue': { extra, reveal: true },
    'membership.add': { extra },
    'membership.end': {},
    'mandate.grant': { extra },
    'mandate.revoke': {},
    'person.suspend': { extra },
    'person.erase': { extra, redirectTo: '/jejaring/orang' },
  });
}

/** One person: places, mandates, and for administrators what can be done about them. */
export default function Person() {
  const { person, mayAdminister, onlyDeciderFor: seats, organisations, key } = useLoaderData<typeof loader>();
  const answer: unknown = useActionData<typeof action>();
  const { common, network } = useMessages();
  const format = useFormat();
  const words = network.person;
  return (
    <Page>
      <PageHead
        crumbs={[
          { label: network.title, to: '/jejaring' },
          { label: words.title, to: '/jejaring/orang' },
        ]}
        title={person.name}
        facts={[
          person.email,
          person.administrator && common.role.administrator,
          person.convener && common.role.convener,
        ].filter(Boolean)}
        lead={
          <span className="tags">
            {person.suspended ? (
              <Tag tone="bad" icon="lock">
                {words.suspended}
              </Tag>
            ) : (
              <Tag tone={person.joined ? 'ok' : 'wait'} icon={person.joined ? 'check' : 'wait'}>
                {person.joined ? words.joined : words.notJoined}
              </Tag>
            )}
          </span>
        }
      />
      <div className="stack-5">
        <FactorDue />
        {isRevealed(answer) && <InvitationLink link={answer.secrets.link} name={person.name} />}
        {mayAdminister && (
          <Section id="administrasi" title={words.administration}>
            <div className="stack-2">
              <PersonAdministration person={person} seats={seats} pageKey={key} />
              <p className="cap">{network.invitation.again}</p>
            </div>
          </Section>
        )}
        <Section id="kedudukan" title={words.places}>
          {person.memberships.length === 0 && <p className="soft">{words.noPlaces}</p>}
          <Rows>
            {person.memberships.map((place) => (
              <Item
                key={place.membershipId}
                title={place.office}
                meta={
                  <>
                    <Org organisation={place.organisation} full />
                    {place.leader && (
                      <Tag tone="line" icon="flag">
                        {words.leaderTag}
                      </Tag>
                    )}
                    <span className="quiet">
                      {words.since(format.day(place.startsOn))}
                      {place.endsOn && `, ${words.until(format.day(place.endsOn))}`}
                    </span>
                  </>
                }
                end={mayAdminister && !place.endsOn && <EndPlace place={place} seats={seats} pageKey={key} />}
              />
            ))}
          </Rows>
          {mayAdminister && <AddPlace person={person} pageKey={key} organisations={organisations} />}
        </Section>
        <Section id="mandat" title={network.mandate.title}>
          <Mandates
            mandates={person.mandates}
            end={(mandate) =>
              mayAdminister &&
              (mandate.state === 'in-force' || mandate.state === 'not-yet') && (
                <RevokeMandate mandate={mandate} seats={seats} pageKey={key} />
              )
            }
          />
          {mayAdminister && person.memberships.length > 0 && <GrantMandate person={person} pageKey={key} />}
        </Section>
      </div>
    </Page>
  );
}
