import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button, ButtonLink } from '#app/components/button.tsx';
import { Field } from '#app/components/field.tsx';
import { Empty, Note } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead, Section } from '#app/components/page-head.tsx';
import { sessionIdOf } from '#app/components/session/room-page.server.ts';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { dayOf, formatTime, ZONE_NAME } from '#app/i18n/format.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import styles from '#app/styles/session.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { session, timeZone, may } = await ask(context, request, 'session.show', {
    sessionId: sessionIdOf(params),
  });
  if (!may.facilitate) throw data({ code: 'forbidden' }, { status: 403 });
  const { earliest } = await ask(context, request, 'session.planning', { forumId: session.forumId });
  const { common, preparation } = messagesFor(context.locale);
  return {
    session,
    timeZone,
    earliest,
    pageKey: newKey(),
    title: common.page.title(preparation.move.title(session.title)),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const sessionId = sessionIdOf(params);
  const { timeZone } = await ask(context, request, 'session.show', { sessionId });
  const sending = { extra: { sessionId }, redirectTo: `/sesi/${sessionId}` };
  return submitOneOf(context, request, {
    'session.reschedule': { ...sending, zone: timeZone },
    'session.cancel': sending,
  });
}

/** As a field for day and hour writes it: 2026-12-01T09:00, in the network's zone. */
const localValue = (instant: string, zone: string): string =>
  `${dayOf(instant, zone)}T${formatTime(instant, 'en', { zoneName: false }, zone)}`;

/** Moves a session to another date or place, or cancels it; everybody invited is told. */
export default function Move() {
  const { session, timeZone, earliest, pageKey } = useLoaderData<typeof loader>();
  const { preparation, session: sessionWords, common, calendar } = useMessages();
  const format = useFormat(timeZone);
  const words = preparation.move;
  const zone = sessionWords.plan.zone(ZONE_NAME[timeZone] ?? timeZone);
  const movable = session.status === 'scheduled' || session.status === 'postponed';
  return (
    <Page width="narrow">
      <PageHead
        title={words.change}
        lead={words.lead}
        crumbs={[
          { label: common.nav.sessions, to: '/sesi' },
          { label: session.title, to: `/sesi/${session.id}` },
        ]}
      />
      {!movable && (
        <Empty
          title={common.sessionStatus[session.status]}
          level={2}
          action={<ButtonLink to={`/sesi/${session.id}`}>{words.back}</ButtonLink>}
        >
          {words.tooLate}
        </Empty>
      )}
      {movable && (
        <>
          <CommandForm command="session.reschedule" pageKey={pageKey}>
            {earliest && <Note icon="clock">{calendar.earliest(format.day(earliest.day, 'full'))}</Note>}
            <div className="form form--two">
              <Field
                name="startsAt"
                type="time"
                label={sessionWords.plan.startsAt}
                help={zone}
                value={localValue(session.startsAt, timeZone)}
              />
              <Field
                name="endsAt"
                type="time"
                label={sessionWords.plan.endsAt}
                help={zone}
                value={localValue(session.endsAt, timeZone)}
              />
            </div>
            <Field name="place" label={sessionWords.plan.place} value={session.place} maxLength={200} />
            <Field name="note" label={words.note} help={words.noteHelp} optional maxLength={300} />
            <div className="btns">
              <Button kind="main" icon="sent">
                {words.send}
              </Button>
            </div>
          </CommandForm>
          <Section title={words.cancel} id="batal">
            <CommandForm command="session.cancel" pageKey={pageKey}>
              <p className="soft">{words.cancelLead}</p>
              <Field name="note" label={words.reason} maxLength={300} />
              <div className="btns">
                <Button kind="stop">{words.cancelSend}</Button>
              </div>
            </CommandForm>
          </Section>
        </>
      )}
    </Page>
  );
}
