import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { CommitmentItem } from '#app/components/commitment/line.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { TextArea } from '#app/components/field.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { Note } from '#app/components/note.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Section } from '#app/components/page-head.tsx';
import { Facts, Rows } from '#app/components/rows.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

const organisationIn = (request: Request) => new URL(request.url).searchParams.get('lembaga') ?? '';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const organisationId = organisationIn(request);
  // Without an organisation there is nobody to leave: the list of parties has the way for each.
  if (!organisationId) throw redirect(`/forum/${params.forumId}/lembaga`);
  const shown = await ask(context, request, 'party.withdrawal', {
    forumId: params.forumId ?? '',
    organisationId,
  });
  const words = messagesFor(context.locale);
  return { title: words.common.page.title(words.membership.leave.title), key: newKey(), ...shown };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const extra = { forumId: params.forumId, organisationId: organisationIn(request) };
  return submitOneOf(context, request, { 'party.withdraw': { extra }, 'party.stay': { extra } });
}

/** An organisation's leaving: what the charter says, what it means, and what it hands over. */
export default function Leave() {
  const { forum, organisation, rule, withdrawal, may, key } = useLoaderData<typeof loader>();
  const { membership, forum: forumWords } = useMessages();
  const words = membership.leave;
  return (
    <ForumPage
      forum={forum}
      part="parties"
      title={words.title}
      facts={[<Org key="org" organisation={organisation} full />]}
      lead={words.lead}
      crumbs={[{ label: forumWords.parties.title, to: `/forum/${forum.id}/lembaga` }]}
    >
      <div className="two-col">
        <div>
          {withdrawal && <Declared />}
          {may.withdraw && (
            <>
              <Section title={words.effects} id="akibat">
                <p>
                  <strong>{words.rule}:</strong> {membership.rule.text(rule.noticeDays, rule.leaves)}.
                </p>
                <ul className="bullets">
                  <li>{words.effect.counted(rule.noticeDays, rule.leaves)}</li>
                  <li>{words.effect.record}</li>
                  <li>{words.effect.commitments}</li>
                  {rule.noticeDays > 0 && <li>{words.effect.back}</li>}
                  <li>{words.effect.readmit}</li>
                </ul>
              </Section>
              <CommandForm command="party.withdraw" pageKey={key}>
                <TextArea
                  name="reason"
                  label={words.reason}
                  help={words.reasonHelp}
                  rows={4}
                  maxLength={1_000}
                />
                <div className="btns">
                  <Button kind="stop">{words.declare}</Button>
                </div>
              </CommandForm>
            </>
          )}
        </div>
        <div className="fside">
          <Handover />
        </div>
      </div>
    </ForumPage>
  );
}

function Declared() {
  const { withdrawal, may, key } = useLoaderData<typeof loader>();
  const { membership } = useMessages();
  const words = membership.leave;
  if (!withdrawal) return null;
  const inNotice = withdrawal.state === 'in-notice';
  const counted = inNotice && withdrawal.leaves === 'after-notice';
  return (
    <>
      <Note tone={inNotice ? 'wait' : 'plain'} icon="ret">
        <strong>
          {words.state[withdrawal.state]}, {counted ? words.counted.yes : words.counted.no}.
        </strong>{' '}
        {!inNotice && words.ended}
      </Note>
      <blockquote className="said">{withdrawal.reason}</blockquote>
      <Facts
        facts={[
          [words.declared, <DateTime key="d" at={withdrawal.declaredAt} />],
          [words.ends, <DateTime key="e" at={withdrawal.endsAt} />],
        ]}
      />
      {may.stay && (
        <section className="askc" aria-labelledby="tetap">
          <h2 className="h-sec" id="tetap">
            {words.stay}
          </h2>
          <p className="soft">{words.stayBody}</p>
          <CommandForm command="party.stay" pageKey={key} compact>
            <Button kind="main">{words.stay}</Button>
          </CommandForm>
        </section>
      )}
    </>
  );
}

function Handover() {
  const { commitments } = useLoaderData<typeof loader>();
  const { membership } = useMessages();
  const words = membership.leave;
  return (
    <Section title={words.handover} id="serah" end={<span className="cap">{commitments.length}</span>}>
      {commitments.length === 0 ? (
        <p className="soft fempty">{words.handoverNone}</p>
      ) : (
        <>
          <p className="soft">{words.handoverBody}</p>
          <Rows>
            {commitments.map((line) => (
              <CommitmentItem key={line.id} line={line} />
            ))}
          </Rows>
        </>
      )}
    </Section>
  );
}
