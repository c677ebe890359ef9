import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Button, ButtonLink } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { Select } from '#app/components/field.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { RuleChanges, Rules } from '#app/components/forum/rules.tsx';
import { MandateNote } from '#app/components/forum/voice-field.tsx';
import { Empty, Note } from '#app/components/note.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Section } from '#app/components/page-head.tsx';
import { Item, Rows } from '#app/components/rows.tsx';
import { Tag } from '#app/components/tag.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submit } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const version = Number(searchParams.get('versi') ?? '');
  const against = Number(searchParams.get('dari') ?? '');
  const shown = await ask(context, request, 'charter.show', {
    forumId: params.forumId ?? '',
    ...(Number.isInteger(version) && version > 0 ? { version } : {}),
    ...(Number.isInteger(against) && against > 0 ? { against } : {}),
  });
  const words = messagesFor(context.locale);
  return {
    title: words.common.page.title(`${words.forum.charter.title}, ${shown.forum.name}`),
    key: newKey(),
    ...shown,
  };
}

export function action({ context, request }: ActionFunctionArgs) {
  return submit(context, request, 'charter.accept');
}

/** The charter in words, what changed in it, and who has accepted it. */
export default function Charter() {
  const shown = useLoaderData<typeof loader>();
  const { forum: words } = useMessages();
  const { forum, charter, may } = shown;
  const draft = may.facilitate && (
    <ButtonLink kind={charter ? 'plain' : 'main'} to={`/forum/${forum.id}/piagam/baru`}>
      {charter ? words.charter.draftAgain : words.charter.draft}
    </ButtonLink>
  );
  return (
    <ForumPage
      forum={forum}
      part="charter"
      title={words.charter.title}
      facts={
        charter ? [words.charter.version(charter.version), <DateTime key="at" at={charter.createdAt} />] : []
      }
      lead={words.charter.lead}
      side={charter && draft}
    >
      {charter ? (
        <Written charter={charter} />
      ) : (
        <Empty level={2} title={words.charter.none} action={draft}>
          {words.charter.noneBody}
        </Empty>
      )}
    </ForumPage>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function Written({ charter }: { charter: NonNullable<Loaded['charter']> }) {
  const { forum, before, key, toAccept, voices, versions } = useLoaderData<typeof loader>();
  const { forum: words, membership } = useMessages();
  return (
    <>
      {!charter.newest && (
        <Note tone="wait" end={<Link to={`/forum/${forum.id}/piagam`}>{words.charter.toNewest}</Link>}>
          {words.charter.older}
        </Note>
      )}
      <div className="two-col">
        <div>
          <InForce />
          {versions.length > 1 && (
            <Section
              title={
                before
                  ? membership.charter.changed(before.version, charter.version)
                  : membership.charter.compare
              }
              id="perubahan"
            >
              <Compare />
              {before && <RuleChanges before={before.rules} after={charter.rules} />}
            </Section>
          )}
          <Section title={words.charter.rules} id="aturan">
            <Rules rules={charter.rules} />
          </Section>
          <p className="cap">
            {words.charter.hash}
            <br />
            <span className="hash">{charter.hash}</span>
          </p>
        </div>
        <div className="fside">
          {toAccept.map((organisation) => (
            <section className="askc" key={organisation.id} aria-labelledby={`terima-${organisation.id}`}>
              <h2 className="h-sec" id={`terima-${organisation.id}`}>
                {words.charter.acceptTitle}
              </h2>
              <p className="soft">{words.charter.acceptBody(charter.version)}</p>
              <CommandForm
                command="charter.accept"
                pageKey={key}
                id={`terima-${organisation.id}-form`}
                compact
              >
                <input type="hidden" name="charterId" value={charter.id} />
                <input type="hidden" name="organisationId" value={organisation.id} />
                <Button kind="main" wide>
                  {words.charter.acceptFor(organisation.shortName)}
                </Button>
              </CommandForm>
            </section>
          ))}
          {toAccept.length === 0 && <MandateNote voices={voices} />}
          <Acceptances />
        </div>
      </div>
    </>
  );
}

/** Which version binds today, and what that means while another one waits. */
function InForce() {
  const { charter, inForce } = useLoaderData<typeof loader>();
  const { membership } = useMessages();
  if (!charter?.newest || inForce === charter.version) return null;
  return (
    <Note tone="wait" icon="scale">
      {inForce === null
        ? membership.charter.noneInForce
        : membership.charter.waiting(charter.version, inForce)}
    </Note>
  );
}

/** Any two versions beside each other; a plain form, so that it needs no script. */
function Compare() {
  const { charter, before, versions } = useLoaderData<typeof loader>();
  const { forum, membership } = useMessages();
  const words = membership.charter;
  const choices = versions.map(({ version }) => ({
    value: String(version),
    label: forum.charter.version(version),
  }));
  return (
    <form method="get" className="form compare" key={`${before?.version} ${charter?.version}`}>
      <Select name="dari" label={words.from} choices={choices} value={String(before?.version ?? 1)} />
      <Select name="versi" label={words.to} choices={choices} value={String(charter?.version ?? 1)} />
      <Button>{words.show}</Button>
    </form>
  );
}

function Acceptances() {
  const { forum, acceptances, missing, versions, inForce } = useLoaderData<typeof loader>();
  const { forum: words, membership } = useMessages();
  const all = acceptances.length + missing.length;
  return (
    <>
      <Section
        title={words.charter.accepted}
        id="diterima"
        end={<span className="cap">{words.charter.acceptedCount(acceptances.length, all)}</span>}
      >
        {missing.length === 0 && (
          <Note tone="ok" icon="check">
            {words.charter.complete}
          </Note>
        )}
        <Rows>
          {acceptances.map((acceptance) => (
            <Item
              key={acceptance.organisation.id}
              title={<Org organisation={acceptance.organisation} />}
              meta={
                <span className="quiet">
                  {acceptance.by}, <DateTime at={acceptance.acceptedAt} show="date" />
                </span>
              }
            />
          ))}
        </Rows>
      </Section>
      {missing.length > 0 && (
        <Section title={words.charter.missing} id="belum">
          <ul className="orgs">
            {missing.map((organisation) => (
              <li key={organisation.id}>
                <Org organisation={organisation} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {versions.length > 1 && (
        <Section title={words.charter.versions} id="versi">
          <Rows>
            {versions.map((one) => (
              <Item
                key={one.version}
                title={words.charter.version(one.version)}
                to={`/forum/${forum.id}/piagam?versi=${one.version}`}
                meta={
                  <>
                    {one.version === inForce && (
                      <Tag tone="ok" icon="check">
                        {membership.charter.inForce}
                      </Tag>
                    )}
                    {one.version > (inForce ?? 0) && (
                      <Tag tone={one === versions[0] ? 'wait' : 'plain'} icon="wait">
                        {one === versions[0] ? membership.charter.notYet : membership.charter.replaced}
                      </Tag>
                    )}
                    <span className="quiet">
                      <DateTime at={one.createdAt} show="date" />
                    </span>
                  </>
                }
              />
            ))}
          </Rows>
        </Section>
      )}
    </>
  );
}
