import { type LinksFunction, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { Field } from '#app/components/field.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';
import styles from '#app/styles/record.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

export function loader({ context, request }: LoaderFunctionArgs) {
  const typed = new URL(request.url).searchParams.get('kode')?.replace(/[^0-9A-Za-z]/g, '') ?? '';
  if (typed !== '') throw redirect(`/verifikasi/${typed.slice(0, 40).toUpperCase()}`);
  const { common, record } = messagesFor(context.locale);
  return { title: common.page.title(record.verify.title) };
}

/** Where a code from a printed document is typed. */
export default function VerifyLookup() {
  const { record } = useMessages();
  return (
    <Page width="narrow">
      <PageHead title={record.verify.lookup} lead={record.verify.lookupLead} />
      <Form method="get" className="form">
        <Field name="kode" label={record.verify.code} autoComplete="off" maxLength={40} />
        <Button kind="main">{record.verify.check}</Button>
      </Form>
    </Page>
  );
}
