import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button, ButtonLink, Buttons } from '#app/components/button.tsx';
import { Field } from '#app/components/field.tsx';
import { Note } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead, Section } from '#app/components/page-head.tsx';
import { ask, signIn } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submit } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import styles from '#app/styles/session.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

/**
 * The address of the QR code: straight into the room for whoever is signed in. A stranger may come in as an observer
 * where the charter lets them; else the way leads through the sign-in, and tells nobody whether there is such a code.
 */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const code = params.code ?? '';
  if (context.viewer) {
    const { sessionId } = await ask(context, request, 'session.by-code', { code });
    return redirect(`/sesi/${sessionId}`);
  }
  const door = await context.query('guest.door', { code });
  if (!door.ok && door.refusal.code !== 'rate_limited') throw signIn(request);
  const { sessionId, ...shown } = door.ok ? door.output : await ask(context, request, 'guest.door', { code });
  if (context.guestAt === sessionId) return redirect(`/sesi/${sessionId}`);
  const { common } = messagesFor(context.locale);
  return { door: shown, code, pageKey: newKey(), title: common.page.title(shown.title) };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  return submit(context, request, 'guest.enter', {
    extra: { code: params.code ?? '' },
    redirectTo: ({ sessionId }) => `/sesi/${sessionId}`,
  });
}

export default function Door() {
  const { door, code, pageKey } = useLoaderData<typeof loader>();
  const { guest: words } = useMessages();
  const format = useFormat(door.timeZone);
  return (
    <Page width="narrow">
      <PageHead
        title={door.title}
        facts={[words.of(door.forumName), format.dateTime(door.startsAt, 'full')]}
      />
      <Section title={words.account} id="akun">
        <p className="soft door__lead">{words.accountLead}</p>
        <Buttons>
          <ButtonLink kind="main" size="lg" icon="right" to={`/masuk?ke=${encodeURIComponent(`/g/${code}`)}`}>
            {words.signIn}
          </ButtonLink>
        </Buttons>
      </Section>
      <Section title={words.observe} id="pengamat">
        <p className="soft door__lead">{words.observeLead}</p>
        {door.ready ? (
          <CommandForm command="guest.enter" pageKey={pageKey}>
            <Field name="name" label={words.name} autoComplete="name" maxLength={80} />
            <Field
              name="institution"
              label={words.institution}
              autoComplete="organization"
              maxLength={120}
              optional
            />
            <p className="cap">{words.sees}</p>
            <p className="cap">{words.kept}</p>
            <Button size="lg" icon="eye">
              {words.enter}
            </Button>
          </CommandForm>
        ) : (
          <Note tone="wait">{words.from(format.dateTime(door.from, 'full'))}</Note>
        )}
      </Section>
    </Page>
  );
}
