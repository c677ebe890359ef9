import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Button, ButtonLink } from '#app/components/button.tsx';
import { Distributions } from '#app/components/conditions/distributions.tsx';
import { Prompts } from '#app/components/conditions/prompts.tsx';
import { AssessForm, Assessment } from '#app/components/conditions/readiness.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { FormFold } from '#app/components/form-fold.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { Empty, Note } from '#app/components/note.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Section } from '#app/components/page-head.tsx';
import { Item, Rows } from '#app/components/rows.tsx';
import type { OrganisationRef } from '#app/contract/contract.ts';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const number = Number(new URL(request.url).searchParams.get('pengisian') ?? '');
  const shown = await ask(context, request, 'conditions.show', {
    forumId: params.forumId ?? '',
    ...(Number.isInteger(number) && number > 0 ? { number } : {}),
  });
  const words = messagesFor(context.locale);
  return {
    title: words.common.page.title(`${words.conditions.title}, ${shown.forum.name}`),
    key: newKey(),
    ...shown,
  };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const page = `/forum/${params.forumId}/kondisi`;
  return submitOneOf(context, request, {
    'conditions.open': { extra: { forumId: params.forumId }, redirectTo: page },
    'conditions.close': { redirectTo: page },
    'readiness.assess': { extra: { forumId: params.forumId }, redirectTo: page },
  });
}

/** Starting conditions: the reader's own turn first, then the counts, what they bring up, and readiness. */
export default function Conditions() {
  const { forum, form, parties } = useLoaderData<typeof loader>();
  const { conditions: words } = useMessages();
  const all = parties.government + parties['non-government'];
  return (
    <ForumPage
      forum={forum}
      part="conditions"
      title={words.title}
      facts={
        form
          ? [
              words.form(form.number),
              form.closedAt ? (
                <>
                  {words.closedAt} <DateTime at={form.closedAt} show="date" />
                </>
              ) : (
                words.answeredOf(form.answered.length, all)
              ),
            ]
          : []
      }
      lead={words.lead}
    >
      <Cues />
      <div className="two-col">
        <div>
          <Counts />
          <Advice />
        </div>
        <div className="fside">
          <ReadinessPart />
          <Form />
        </div>
      </div>
    </ForumPage>
  );
}

/** What waits for the reader's own organisations. */
function Cues() {
  const { forum, form, mine } = useLoaderData<typeof loader>();
  const { conditions: words } = useMessages();
  if (!form) return null;
  const base = `/forum/${forum.id}/kondisi`;
  return (
    <div className="fwait">
      {!form.newest && (
        <Note tone="wait" end={<Link to={base}>{words.toNewest}</Link>}>
          {words.older}
        </Note>
      )}
      {mine.map(({ organisation, state }) => (
        <Note
          key={organisation.id}
          tone={state === 'given' ? 'ok' : 'wait'}
          end={
            <ButtonLink
              kind={state === 'given' ? 'plain' : 'main'}
              to={`${base}/jawab?pengisian=${form.id}&lembaga=${organisation.id}`}
            >
              {words.do[state]}
            </ButtonLink>
          }
        >
          <strong>{words.cue[state](organisation.name)}</strong>
        </Note>
      ))}
    </div>
  );
}

function Counts() {
  const { forum, form, forms, result, may, key } = useLoaderData<typeof loader>();
  const { conditions: words } = useMessages();
  const closed = forms.find((one) => one.closedAt !== null);
  if (!form)
    return (
      <Empty
        level={2}
        title={words.none}
        action={
          may.facilitate && (
            <CommandForm command="conditions.open" pageKey={key} className="form--bare" compact>
              <Button kind="main">{words.open}</Button>
            </CommandForm>
          )
        }
      >
        {words.noneBody}
      </Empty>
    );
  return (
    <Section title={words.result.title} id="jumlah">
      {result ? (
        <Distributions result={result} />
      ) : (
        <Note
          icon="lock"
          end={
            closed && (
              <Link to={`/forum/${forum.id}/kondisi?pengisian=${closed.number}`}>
                {words.earlier(closed.number)}
              </Link>
            )
          }
        >
          <strong>{words.collecting}.</strong> {words.collectingBody}
        </Note>
      )}
    </Section>
  );
}

function Advice() {
  const { forum, prompts } = useLoaderData<typeof loader>();
  const { conditions: words, empowerment } = useMessages();
  return (
    <Section title={words.prompts.title} id="proposisi">
      <Prompts
        prompts={prompts}
        way={(proposition) =>
          proposition === 1 && <Link to={`/forum/${forum.id}/penguatan`}>{empowerment.title}</Link>
        }
      />
    </Section>
  );
}

function ReadinessPart() {
  const { readiness, may, key } = useLoaderData<typeof loader>();
  const { conditions } = useMessages();
  const words = conditions.readiness;
  const [newest, ...earlier] = readiness;
  return (
    <Section title={words.title} id="kesiapan">
      {newest ? (
        <Assessment one={newest} />
      ) : (
        <p className="soft fempty">
          <strong>{words.none}.</strong> {words.noneBody}
        </p>
      )}
      {earlier.length > 0 && (
        <details className="fold fold--s">
          <summary>{words.earlier}</summary>
          {earlier.map((one) => (
            <Assessment key={one.id} one={one} />
          ))}
        </details>
      )}
      {may.facilitate && (
        <details className="fold">
          <summary>{newest ? words.assessAgain : words.assess}</summary>
          <AssessForm pageKey={key} />
        </details>
      )}
    </Section>
  );
}

function Names({ organisations }: { organisations: readonly OrganisationRef[] }) {
  const { conditions: words } = useMessages();
  if (organisations.length === 0) return <p className="soft">{words.nobody}</p>;
  return (
    <ul className="orgs">
      {organisations.map((organisation) => (
        <li key={organisation.id}>
          <Org organisation={organisation} />
        </li>
      ))}
    </ul>
  );
}

/** The facilitator's one act on the form: it is closed, or asked anew. */
function OpenOrClose() {
  const { form, key } = useLoaderData<typeof loader>();
  const { conditions: words } = useMessages();
  if (!form) return null;
  const closed = form.closedAt !== null;
  return (
    <CommandForm command={closed ? 'conditions.open' : 'conditions.close'} pageKey={key} id="tutup" compact>
      {!closed && <input type="hidden" name="formId" value={form.id} />}
      <Button wide>{closed ? words.openAgain : words.close}</Button>
    </CommandForm>
  );
}

/** Who has answered; for the facilitator to close, or to ask again. */
function Form() {
  const { forum, form, forms, may, key } = useLoaderData<typeof loader>();
  const { conditions: words } = useMessages();
  if (!form) return null;
  const { answered, missing } = form;
  const all = answered.length + missing.length;
  return (
    <>
      <Section title={words.answered} id="sudah" end={<span className="cap">{answered.length}</span>}>
        <Names organisations={answered} />
      </Section>
      <Section title={words.missing} id="belum" end={<span className="cap">{missing.length}</span>}>
        <Names organisations={missing} />
      </Section>
      {may.facilitate && form.newest && (
        <section className="askc" aria-labelledby="atur">
          <h2 className="h-sec" id="atur">
            {form.closedAt ? words.openAgain : words.closeTitle}
          </h2>
          <p className="soft">
            {form.closedAt ? words.openAgainBody : words.closeBody(answered.length, all)}
          </p>
          {!form.closedAt && missing.length > 0 ? (
            // Not by a slip of the thumb: whoever has not answered cannot any more, and all begin anew.
            <FormFold form="tutup" pageKey={key} summary={words.close}>
              <p className="soft">{words.closeSure(missing.length)}</p>
              <OpenOrClose />
            </FormFold>
          ) : (
            <OpenOrClose />
          )}
        </section>
      )}
      {forms.length > 1 && (
        <Section title={words.forms} id="pengisian">
          <Rows>
            {forms.map((one) => (
              <Item
                key={one.number}
                title={words.form(one.number)}
                to={`/forum/${forum.id}/kondisi?pengisian=${one.number}`}
                meta={
                  <span className="quiet">
                    <DateTime at={one.closedAt ?? one.openedAt} show="date" />
                  </span>
                }
              />
            ))}
          </Rows>
        </Section>
      )}
    </>
  );
}
