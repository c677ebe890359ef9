import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ClauseText } from '#app/components/agreement/paper.tsx';
import { Button, ButtonLink } from '#app/components/button.tsx';
import { Checks, Radios } from '#app/components/choices.tsx';
import { Field } from '#app/components/field.tsx';
import { Empty } from '#app/components/note.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { AGREEMENT_KINDS } from '#app/contract/agreement.ts';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submit } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const decisionId = new URL(request.url).searchParams.get('keputusan');
  const words = messagesFor(context.locale);
  const prepared = decisionId ? await ask(context, request, 'agreement.prepare', { decisionId }) : null;
  return { pageKey: newKey(), prepared, title: words.common.page.title(words.agreement.draft.title) };
}

export function action({ context, request }: ActionFunctionArgs) {
  return submit(context, request, 'agreement.draft', {
    redirectTo: ({ agreementId }) => `/kesepakatan/${agreementId}`,
  });
}

/** One year later, less a day: how long agreements usually run. */
function yearAfter(day: string): string {
  const end = new Date(`${day}T00:00Z`);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  end.setUTCDate(end.getUTCDate() - 1);
  return end.toISOString().slice(0, 10);
}

/** Drafting an agreement from a decision. */
export default function NewAgreement() {
  const { prepared, pageKey } = useLoaderData<typeof loader>();
  const { agreement, common } = useMessages();
  const words = agreement.draft;
  if (!prepared) {
    return (
      <Page width="narrow">
        <PageHead title={words.title} />
        <Empty
          level={2}
          title={words.noDecision}
          action={
            <ButtonLink kind="main" to="/forum">
              {common.nav.forums}
            </ButtonLink>
          }
        >
          {words.noDecisionBody}
        </Empty>
      </Page>
    );
  }
  const { forum, decision, parties, clauses, today } = prepared;
  return (
    <Page>
      <PageHead
        title={words.title}
        crumbs={[
          { label: forum.name, to: `/forum/${forum.id}` },
          { label: decision.title, to: `/keputusan/${decision.id}` },
        ]}
        lead={<p>{words.lead(decision.title)}</p>}
      />
      <div className="two-col">
        <CommandForm command="agreement.draft" pageKey={pageKey}>
          <input type="hidden" name="decisionId" value={decision.id} />
          <Radios
            name="kind"
            legend={words.kind}
            value="cooperation-agreement"
            choices={AGREEMENT_KINDS.map((kind) => ({
              value: kind,
              label: agreement.kind[kind],
              help: agreement.kindHelp[kind],
            }))}
          />
          <Field name="title" label={words.name} value={decision.title} maxLength={200} />
          <Checks
            name="partyIds[]"
            legend={words.parties}
            help={words.partiesHelp}
            choices={parties.map((party) => ({ value: party.id, label: <Org organisation={party} full /> }))}
          />
          <Field type="date" name="startsOn" label={words.startsOn} value={today} />
          <Field type="date" name="endsOn" label={words.endsOn} value={yearAfter(today)} />
          <div className="btns">
            <Button kind="main">{words.submit}</Button>
          </div>
        </CommandForm>
        <section aria-labelledby="naskah-awal">
          <h2 className="h-sec" id="naskah-awal">
            {words.clauses}
          </h2>
          <p className="soft">{words.clausesHelp}</p>
          {clauses.map((clause, index) => (
            <details key={clause.heading} className="fold" lang="id">
              <summary>
                Pasal&nbsp;{index + 1}, {clause.heading}
              </summary>
              <div className="prose">
                <ClauseText body={clause.body} />
              </div>
            </details>
          ))}
        </section>
      </div>
    </Page>
  );
}
