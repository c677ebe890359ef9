import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { Checks } from '#app/components/choices.tsx';
import { Field, Select, TextArea } from '#app/components/field.tsx';
import { Note } from '#app/components/note.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submit } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useFormat, useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const from = new URL(request.url).searchParams.get('dari');
  const prepared = await ask(context, request, 'commitment.prepare', {
    agreementId: params.agreementId ?? '',
  });
  const words = messagesFor(context.locale);
  return {
    pageKey: newKey(),
    ...prepared,
    from: from ? await ask(context, request, 'commitment.show', { commitmentId: from }) : null,
    facilitates: context.viewer?.facilitator ?? false,
    title: words.common.page.title(words.commitment.propose.title),
  };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  return submit(context, request, 'commitment.propose', {
    extra: { agreementId: params.agreementId ?? '' },
    redirectTo: ({ commitmentId }) => `/komitmen/${commitmentId}`,
  });
}

/** Proposing a commitment, or one that was returned anew. */
export default function NewCommitment() {
  const data = useLoaderData<typeof loader>();
  const { agreement, parties, clauses, indicators, mine, from, pageKey } = data;
  const { commitment, common } = useMessages();
  const format = useFormat();
  const words = commitment.propose;
  const before = from?.line;
  const choicesOf = (all: typeof parties) => all.map((one) => ({ value: one.id, label: one.name }));
  const supporters = before?.parties.filter((party) => party.role === 'supporter') ?? [];
  return (
    <Page width="narrow">
      <PageHead
        title={before ? words.again : words.title}
        crumbs={[{ label: agreement.title, to: `/kesepakatan/${agreement.id}` }]}
        lead={words.lead}
      />
      {before?.lifeReason && <Note tone="wait">{words.returned(before.lifeReason)}</Note>}
      <CommandForm command="commitment.propose" pageKey={pageKey}>
        {before && <input type="hidden" name="commitmentId" value={before.id} />}
        {data.facilitates ? (
          <Select
            name="organisationId"
            label={words.forWhom}
            help={words.asFacilitator}
            optional
            choices={choicesOf(mine)}
          />
        ) : (
          <Select
            name="organisationId"
            label={words.forWhom}
            value={mine[0]?.id ?? ''}
            choices={choicesOf(mine)}
          />
        )}
        <Field
          name="title"
          label={words.name}
          help={words.nameHelp}
          value={before?.title ?? ''}
          maxLength={200}
        />
        <Select
          name="ownerId"
          label={words.owner}
          value={before?.owner.id ?? ''}
          choices={choicesOf(parties)}
        />
        <Checks
          name="supporterIds[]"
          legend={words.supporters}
          values={supporters.map((party) => party.organisation.id)}
          choices={parties.map((party) => ({ value: party.id, label: <Org organisation={party} full /> }))}
        />
        <Select
          name="clauseId"
          label={words.clause}
          optional
          value={before?.clauseId ?? ''}
          choices={clauses.map((clause) => ({
            value: clause.id,
            label: commitment.thread.clauseNumber(clause.number, clause.heading),
          }))}
        />
        {indicators.length > 0 && (
          <Select
            name="indicatorId"
            label={words.spm}
            optional
            value={before?.indicatorId ?? ''}
            choices={indicators
              .filter((indicator) => indicator.kind === 'spm')
              .map((indicator) => ({ value: indicator.id, label: `${indicator.code}, ${indicator.name}` }))}
          />
        )}
        <Field name="indicator" label={words.measure} value={before?.indicator ?? ''} maxLength={200} />
        <Field
          type="number"
          name="baseline"
          label={words.baseline}
          value={before ? format.number(before.baseline) : '0'}
        />
        <Field
          type="number"
          name="target"
          label={words.target}
          value={before ? format.number(before.target) : ''}
        />
        <Field name="unit" label={words.unit} value={before?.unit ?? ''} maxLength={40} />
        <Field
          type="date"
          name="startsOn"
          label={words.startsOn}
          value={before?.startsOn ?? agreement.startsOn}
        />
        <Field type="date" name="dueOn" label={words.dueOn} value={before?.dueOn ?? ''} />
        <TextArea
          name="verification"
          label={words.verification}
          help={words.verificationHelp}
          value={from?.verification ?? ''}
          rows={2}
          maxLength={300}
        />
        <fieldset className="group">
          <legend>{words.more}</legend>
          {(['direction', 'exchange', 'recognition'] as const).map((name) => (
            <TextArea
              key={name}
              name={name}
              label={words[name]}
              value={from?.[name] ?? ''}
              rows={2}
              maxLength={400}
              optional
            />
          ))}
        </fieldset>
        <div className="btns">
          <Button kind="main">{words.submit}</Button>
        </div>
        <p className="cap">{common.footer.privacy}</p>
      </CommandForm>
    </Page>
  );
}
