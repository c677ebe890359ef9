import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button, ButtonLink } from '#app/components/button.tsx';
import { EvidenceFields } from '#app/components/commitment/evidence-fields.tsx';
import { Field, Select, TextArea } from '#app/components/field.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { OBSTACLES } from '#app/contract/commitment-shapes.ts';
import { httpStatusOf } from '#app/contract/errors.ts';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submitForm } from '#app/forms/submit.server.ts';
import { withUploads } from '#app/forms/uploads.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import styles from '#app/styles/agreement.css?url';

export const meta = titleFromData;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { line, may } = await ask(context, request, 'commitment.show', {
    commitmentId: params.commitmentId ?? '',
  });
  if (may.report.length === 0) throw data({ code: 'forbidden' }, { status: httpStatusOf('forbidden') });
  const words = messagesFor(context.locale);
  return {
    pageKey: newKey(),
    line,
    organisations: may.report,
    title: words.common.page.title(words.commitment.report.title),
  };
}

/** Evidence rows a report can have: what the contract takes. */
const ROWS = 10;

export async function action({ context, request, params }: ActionFunctionArgs) {
  const commitmentId = params.commitmentId ?? '';
  const { form, refused } = await withUploads(context, await request.formData(), {
    list: 'evidence',
    most: ROWS,
    may: async () => (await ask(context, request, 'commitment.show', { commitmentId })).may.report.length > 0,
  });
  if (refused) return refused;
  return submitForm(context, request, form, 'commitment.report', {
    extra: { commitmentId },
    redirectTo: `/komitmen/${commitmentId}`,
  });
}

/** The owner's report: achievement, money apart from it, evidence. */
export default function Report() {
  const { line, organisations, pageKey } = useLoaderData<typeof loader>();
  const { commitment, common } = useMessages();
  const format = useFormat();
  const words = commitment.report;
  const [only] = organisations;
  return (
    <Page width="narrow">
      <PageHead title={words.title} crumbs={[{ label: line.title, to: `/komitmen/${line.id}` }]} />
      <CommandForm command="commitment.report" pageKey={pageKey} encType="multipart/form-data">
        {organisations.length === 1 ? (
          <input type="hidden" name="organisationId" value={only?.id} />
        ) : (
          <Select
            name="organisationId"
            label={words.asOrganisation}
            choices={organisations.map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
        <Field
          type="number"
          name="achieved"
          label={words.achieved}
          help={words.achievedHelp(format.number(line.baseline), format.number(line.target))}
          value={line.report ? format.number(line.report.achieved) : ''}
          unit={line.unit}
        />
        <Field
          type="number"
          name="spent"
          label={words.spent}
          help={words.spentHelp}
          value={line.report?.spent != null ? format.number(line.report.spent) : ''}
          optional
        />
        <TextArea name="note" label={words.note} maxLength={2_000} rows={4} />
        <Select
          name="obstacle"
          label={words.obstacle}
          optional
          choices={OBSTACLES.map((obstacle) => ({ value: obstacle, label: commitment.obstacle[obstacle] }))}
        />
        <EvidenceFields />
        <div className="btns">
          <Button kind="main">{words.submit}</Button>
          <ButtonLink to={`/komitmen/${line.id}`}>{common.do.cancel}</ButtonLink>
        </div>
      </CommandForm>
    </Page>
  );
}
