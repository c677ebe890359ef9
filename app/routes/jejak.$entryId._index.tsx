import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/button.tsx';
import { Note } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead, Section } from '#app/components/page-head.tsx';
import { actWords } from '#app/components/record/act-words.ts';
import { entryIdOf } from '#app/components/record/entry-id.server.ts';
import { Facts } from '#app/components/rows.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import styles from '#app/styles/record.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const shown = await ask(context, request, 'ledger.receipt', { entryId: entryIdOf(params) });
  const { common, ledger } = messagesFor(context.locale);
  const { actor, organisation, facts, sealed } = shown.entry;
  return {
    ...shown,
    hasActor: actor !== null,
    organisationId: typeof organisation === 'string' ? organisation : null,
    facts: JSON.stringify(facts, null, 2),
    sealed: typeof sealed === 'object' && sealed !== null ? Object.keys(sealed) : [],
    title: common.page.title(ledger.title),
  };
}

/** The proof of one act in plain words, with what is needed to check it elsewhere. */
export default function ActReceipt() {
  const act = useLoaderData<typeof loader>();
  const messages = useMessages();
  const { ledger } = messages;
  const format = useFormat();
  const { proof } = act;
  return (
    <Page width="narrow">
      <PageHead title={actWords(act.told, messages)} facts={[ledger.title]} lead={ledger.lead} />
      {proof ? (
        <Note tone="ok">
          <strong>{ledger.proven}.</strong>{' '}
          {ledger.provenBody(format.number(proof.position + 1), format.number(proof.size))}
        </Note>
      ) : (
        <Note tone="wait">
          <strong>{ledger.waiting}.</strong> {ledger.waitingBody}
        </Note>
      )}
      <Section title={ledger.act} id="tindakan">
        <Facts
          facts={[
            [ledger.at, format.dateTime(act.at, 'full')],
            [ledger.actor, act.hasActor ? ledger.actorSealed : ledger.actorSystem],
            [ledger.organisation, act.told.organisation],
          ]}
        />
        <p className="cap">{ledger.sealedBody}</p>
        <details className="fold">
          <summary>{messages.acts.raw}</summary>
          <Facts
            facts={[
              [
                ledger.command,
                <span key="command" className="mono">
                  {act.command}
                </span>,
              ],
              [ledger.organisation, act.organisationId && <span className="mono">{act.organisationId}</span>],
              [ledger.sealed, act.sealed.join(', ')],
            ]}
          />
          <h3>{ledger.facts}</h3>
          <pre className="mono">{act.facts}</pre>
        </details>
      </Section>
      <Section title={ledger.proof} id="pembuktian">
        <Facts
          facts={[
            [
              ledger.entryId,
              <span key="id" className="mono">
                {act.entryId}
              </span>,
            ],
            [
              ledger.leaf,
              <span key="leaf" className="mono">
                {act.leaf}
              </span>,
            ],
            [
              ledger.key,
              <span key="key" className="mono">
                {act.verifierKey}
              </span>,
            ],
          ]}
        />
        {proof && (
          <>
            <p>{ledger.path(proof.hashes.length)}</p>
            <h3>{ledger.checkpoint}</h3>
            <pre className="mono">{proof.checkpoint}</pre>
            <p>
              <ButtonLink
                kind="main"
                to={`/jejak/${act.entryId}/bukti.json`}
                reloadDocument
                download="bukti.json"
              >
                {ledger.download}
              </ButtonLink>
            </p>
          </>
        )}
      </Section>
      <Section title={ledger.how} id="cara">
        <ol className="stack-2">
          <li>{ledger.howSteps.save}</li>
          <li>
            {ledger.howSteps.run}
            <pre className="mono">{`npm run mufakat -- ledger verify bukti.json --key "${act.verifierKey}"`}</pre>
          </li>
          <li>{ledger.howSteps.read}</li>
        </ol>
      </Section>
    </Page>
  );
}
