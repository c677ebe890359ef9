import { data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/button.tsx';
import { Empty } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { Verification } from '#app/components/record/verification.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';
import styles from '#app/styles/record.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

/** Codes that cannot be one get the same answer as codes that are none. */
const COULD_BE = /^[0-9A-Za-z-]{8,48}$/;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { common, record } = messagesFor(context.locale);
  const code = params.code ?? '';
  const answer = COULD_BE.test(code) ? await context.query('record.verify', { code }) : null;
  if (answer && !answer.ok && answer.refusal.code !== 'not_found')
    await ask(context, request, 'record.verify', { code });
  const title = common.page.title(record.verify.title);
  if (!answer?.ok) return data({ title, found: null }, { status: 404 });
  return data({ title, found: answer.output }, { headers: { 'X-Robots-Tag': 'noindex' } });
}

/** Whether a document is genuine, for whoever holds it. */
export default function VerifyRecord() {
  const { found } = useLoaderData<typeof loader>();
  const { record } = useMessages();
  return (
    <Page width="narrow">
      {found ? (
        <Verification found={found} />
      ) : (
        <>
          <PageHead title={record.verify.title} />
          <Empty
            level={2}
            title={record.verify.unknown}
            action={
              <ButtonLink kind="main" to="/verifikasi">
                {record.verify.check}
              </ButtonLink>
            }
          >
            {record.verify.unknownBody}
          </Empty>
        </>
      )}
    </Page>
  );
}
