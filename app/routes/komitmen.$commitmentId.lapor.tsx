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
import { compactRows } from '#app/forms/compact-rows.ts';
import type { Refused } from '#app/forms/form-state.ts';
import { newKey } from '#app/forms/key.ts';
import { FORM_FIELD } from '#app/forms/names.ts';
import { typedOf } from '#app/forms/read-form.ts';
import { submitForm } from '#app/forms/submit.server.ts';
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
  const sent = await request.formData();
  // A file has its hash; a link has a label or an address. Its row's kind alone is nothing.
  const form = compactRows(sent, 'evidence', ['label', 'url', 'fileHash']);
  let row = [...form.keys()].filter((name) => /^evidence\[\d+\]\.kind$/.test(name)).length;
  const files = sent.getAll('_files').filter((file) => file instanceof File && file.size > 0) as File[];
  // Nothing is stored for somebody who could not send the report anyway.
  const { may } =
    files.length > 0 ? await ask(context, request, 'commitment.show', { commitmentId }) : { may: null };
  for (const file of may && may.report.length > 0 ? files.slice(0, ROWS - row) : []) {
    const kept = await context.storeUpload(file);
    if (!kept.ok) {
      const refused: Refused = {
        form: String(form.get(FORM_FIELD) ?? ''),
        refusal: { code: kept.code, fields: { evidence: kept.code } },
        typed: typedOf(form),
      };
      return data(refused, { status: httpStatusOf(kept.code) });
    }
    form.set(`evidence[${row}].kind`, 'file');
    form.set(`evidence[${row}].label`, kept.name.slice(0, 160));
    form.set(`evidence[${row}].fileHash`, kept.hash);
    row += 1;
  }
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
