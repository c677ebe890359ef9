import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { SessionsList } from '#app/components/account/sessions-list.tsx';
import { SignOutButton } from '#app/components/account/sign-out-button.tsx';
import { ButtonLink, Buttons } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { Mandates } from '#app/components/network/mandates.tsx';
import { Empty } from '#app/components/note.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead, Section } from '#app/components/page-head.tsx';
import { actWords } from '#app/components/record/act-words.ts';
import { Facts, Item, Rows } from '#app/components/rows.tsx';
import { Tag } from '#app/components/tag.tsx';
import { ask, signIn } from '#app/forms/ask.server.ts';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { useMessages } from '#app/reader.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { viewer } = context;
  if (!viewer) throw signIn(request);
  const [{ person }, { sessions }, { acts }, demo] = await Promise.all([
    ask(context, request, 'network.person', { personId: viewer.personId }),
    ask(context, request, 'account.sessions', {}),
    ask(context, request, 'account.acts', {}),
    context.demo ? context.query('account.demo', {}) : null,
  ]);
  const own = demo?.ok ? demo.output.accounts.find((each) => each.personId === viewer.personId) : undefined;
  const { auth, common } = messagesFor(context.locale);
  return {
    viewer,
    person,
    sessions,
    acts,
    demoCode: own?.code ?? null,
    key: newKey(),
    title: common.page.title(auth.account.title),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  return submitOneOf(context, request, { 'account.end-session': {} });
}

/** Who I am, for whom I act, what I did with its proof, where I am signed in. */
export default function Account() {
  const { viewer, person, sessions, acts, demoCode, key } = useLoaderData<typeof loader>();
  const messages = useMessages();
  const { auth, common, demo, ledger, network } = messages;
  const words = auth.account;
  const roles = [
    viewer.facilitator && common.role.facilitator,
    viewer.verifier && common.role.verifier,
    viewer.convener && common.role.convener,
    viewer.administrator && common.role.administrator,
  ].filter(Boolean);
  return (
    <Page>
      <PageHead
        title={viewer.name}
        facts={[words.title, viewer.networkName]}
        side={
          <Buttons>
            <SignOutButton pageKey={key} />
          </Buttons>
        }
      />
      <div className="two-col">
        <div className="stack-5">
          <Section id="lembaga" title={words.actingFor}>
            {viewer.organisations.length === 0 ? (
              <p className="soft">{words.noOrganisation}</p>
            ) : (
              <Rows>
                {viewer.organisations.map((organisation) => (
                  <Item
                    key={organisation.id}
                    title={<Org organisation={organisation} full />}
                    to={`/jejaring/lembaga/${organisation.id}`}
                    meta={
                      <>
                        {organisation.leader && (
                          <Tag tone="line" icon="flag">
                            {network.person.leaderTag}
                          </Tag>
                        )}
                        <span>
                          {organisation.level ? common.mandate[organisation.level] : network.mandate.none}
                        </span>
                      </>
                    }
                  />
                ))}
              </Rows>
            )}
          </Section>
          <Section id="mandat" title={words.mandates}>
            {person.mandates.length === 0 ? (
              <Empty title={words.noMandates}>{words.noMandatesBody}</Empty>
            ) : (
              <Mandates mandates={person.mandates} />
            )}
          </Section>
          <Section id="perangkat" title={words.sessions}>
            <SessionsList sessions={sessions} pageKey={key} />
          </Section>
        </div>
        <div className="stack-5">
          <Section id="tindakan" title={ledger.mine}>
            {acts.length === 0 ? (
              <p className="soft">{ledger.mineEmpty}</p>
            ) : (
              <Rows>
                {acts.map((act) => (
                  <Item
                    key={act.entryId}
                    title={actWords(act, messages)}
                    to={`/jejak/${act.entryId}`}
                    meta={<DateTime at={act.at} />}
                  />
                ))}
              </Rows>
            )}
          </Section>
          <section className="sheet pad stack" aria-labelledby="faktor">
            <h2 className="h-sec" id="faktor">
              {auth.secondFactor.title}
            </h2>
            <p>
              <Tag
                tone={viewer.secondFactorSet ? 'ok' : 'wait'}
                icon={viewer.secondFactorSet ? 'check' : 'alert'}
              >
                {viewer.secondFactorSet ? auth.secondFactor.isSet : auth.secondFactor.notSet}
              </Tag>
            </p>
            {demoCode && (
              <div>
                <p className="label">{demo.currentCode}</p>
                <p className="fig__n num">{demoCode}</p>
                <p className="cap">{demo.currentCodeHelp}</p>
              </div>
            )}
            <ButtonLink kind={viewer.secondFactorSet ? 'plain' : 'main'} to="/akun/faktor-kedua">
              {viewer.secondFactorSet ? auth.secondFactor.again : auth.secondFactor.setTitle}
            </ButtonLink>
          </section>
          <section className="stack" aria-labelledby="data">
            <h2 className="h-sec" id="data">
              {words.whatWeKeep}
            </h2>
            <Facts
              facts={[
                [auth.signIn.email, viewer.email],
                [network.person.office, viewer.office],
                [words.roles, roles.join(', ')],
              ]}
            />
            <p className="cap">{words.forgotten}</p>
            <p className="cap">{words.preferencesBody}</p>
          </section>
        </div>
      </div>
    </Page>
  );
}
