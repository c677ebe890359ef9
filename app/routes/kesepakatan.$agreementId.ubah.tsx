import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ClauseRow } from '#app/components/agreement/drafting.tsx';
import { Button, ButtonLink } from '#app/components/button.tsx';
import { Field } from '#app/components/field.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { compactRows } from '#app/forms/compact-rows.ts';
import { isRefused } from '#app/forms/form-state.ts';
import { newKey } from '#app/forms/key.ts';
import { submitForm } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';
import styles from '#app/styles/agreement.css?url';

export const meta = titleFromData;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const shown = await ask(context, request, 'agreement.show', { agreementId: params.agreementId ?? '' });
  const words = messagesFor(context.locale);
  return { pageKey: newKey(), shown, title: words.common.page.title(words.agreement.revise.title) };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const agreementId = params.agreementId ?? '';
  const form = compactRows(await request.formData(), 'clauses', ['heading', 'body']);
  return submitForm(context, request, form, 'agreement.revise', {
    extra: { agreementId },
    redirectTo: `/kesepakatan/${agreementId}`,
  });
}

/** Empty rows at the end, for articles to be added: without JavaScript no row can appear by itself. */
const EMPTY_ROWS = 2;

/** The text of a draft as a form: every article a row. */
export default function ReviseAgreement() {
  const { shown, pageKey } = useLoaderData<typeof loader>();
  const { agreement, common } = useMessages();
  const words = agreement.revise;
  const answer: unknown = useActionData();
  const typed = isRefused(answer)
    ? Object.keys(answer.typed).filter((name) => /^clauses\[\d+\]\.heading$/.test(name)).length
    : 0;
  const rows = Math.max(shown.clauses.length, typed) + EMPTY_ROWS;
  return (
    <Page width="narrow">
      <PageHead
        title={words.title}
        crumbs={[{ label: shown.title, to: `/kesepakatan/${shown.id}` }]}
        lead={words.removed}
      />
      <CommandForm command="agreement.revise" pageKey={pageKey}>
        <input type="hidden" name="version" value={shown.version} />
        <Field name="title" label={agreement.draft.name} value={shown.title} maxLength={200} />
        <Field
          name="number"
          label={words.number}
          help={words.numberHelp}
          value={shown.number ?? ''}
          maxLength={80}
          optional
        />
        <Field type="date" name="startsOn" label={agreement.draft.startsOn} value={shown.startsOn} />
        <Field type="date" name="endsOn" label={agreement.draft.endsOn} value={shown.endsOn} />
        {Array.from({ length: rows }, (_, index) => (
          <ClauseRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form are known by their place alone
            key={index}
            index={index}
            clause={shown.clauses[index] ?? { heading: '', body: '' }}
          />
        ))}
        <div className="btns">
          <Button kind="main">{words.submit}</Button>
          <ButtonLink to={`/kesepakatan/${shown.id}`}>{common.do.cancel}</ButtonLink>
        </div>
      </CommandForm>
    </Page>
  );
}
