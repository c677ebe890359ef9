import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { Prompts } from '#app/components/conditions/prompts.tsx';
import { DateTime, Day } from '#app/components/date-time.tsx';
import { MeasureFields } from '#app/components/empowerment/measure-fields.tsx';
import { Field } from '#app/components/field.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { Empty } from '#app/components/note.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Section } from '#app/components/page-head.tsx';
import { Item, Rows } from '#app/components/rows.tsx';
import { Tag } from '#app/components/tag.tsx';
import type { Measure } from '#app/contract/empowerment.ts';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const shown = await ask(context, request, 'empowerment.show', { forumId: params.forumId ?? '' });
  const words = messagesFor(context.locale);
  return {
    title: words.common.page.title(words.empowerment.title),
    key: newKey(),
    changing: new URL(request.url).searchParams.get('ubah'),
    ...shown,
  };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const page = { redirectTo: `/forum/${params.forumId}/penguatan` };
  return submitOneOf(context, request, {
    'empowerment.add': { extra: { forumId: params.forumId }, ...page },
    'empowerment.revise': page,
    'empowerment.finish': page,
    'empowerment.remove': page,
  });
}

/** The empowerment plan: why, what is promised to whom, and for those who write it the form. */
export default function Plan() {
  const { forum, because, measures, may } = useLoaderData<typeof loader>();
  const { empowerment: words, conditions } = useMessages();
  const done = measures.filter((one) => one.done).length;
  return (
    <ForumPage
      forum={forum}
      part="conditions"
      title={words.title}
      lead={words.lead}
      crumbs={[{ label: conditions.title, to: `/forum/${forum.id}/kondisi` }]}
    >
      <div className="two-col">
        <div>
          <Section
            title={words.measures}
            id="langkah"
            end={measures.length > 0 && <span className="cap">{words.doneOf(done, measures.length)}</span>}
          >
            {measures.length === 0 ? (
              <Empty title={words.empty}>{words.emptyBody}</Empty>
            ) : (
              <Rows>
                {measures.map((measure) => (
                  <MeasureItem key={measure.id} measure={measure} />
                ))}
              </Rows>
            )}
          </Section>
          <Section title={words.because} id="mengapa">
            {because ? <Prompts prompts={[because]} /> : <p className="soft fempty">{words.calm}</p>}
          </Section>
        </div>
        <div className="fside">{may.write && <Write />}</div>
      </div>
    </ForumPage>
  );
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function MeasureItem({ measure }: { measure: Measure }) {
  const { may, key } = useLoaderData<typeof loader>();
  const { empowerment: words } = useMessages();
  const { forSector, forWhom, provider, done, late } = measure;
  return (
    <Item
      title={measure.what}
      meta={
        <>
          {done ? (
            <Tag tone="ok" icon="check">
              {words.done}
            </Tag>
          ) : (
            <Tag tone={late ? 'bad' : 'line'} icon={late ? 'late' : 'right'}>
              {late ? words.late : words.open}
            </Tag>
          )}
          <span>
            {words.for}{' '}
            {[
              ...(forSector ? [<span key={forSector}>{lower(words.forSectorAll[forSector])}</span>] : []),
              ...forWhom.map((one) => <Org key={one.id} organisation={one} />),
            ].map((one, at) => [at > 0 && ', ', one])}
          </span>
          <span>
            {words.by} <Org organisation={provider} />
          </span>
          <span className="quiet">
            {done ? <DateTime at={done.at} show="date" /> : <Due on={measure.dueOn} />}
          </span>
        </>
      }
    >
      {done?.note && <p className="soft">{done.note}</p>}
      {may.write && !done && (
        <details className="fold fold--s">
          <summary>
            {words.more}
            <span className="vh">: {words.moreFor(measure.what)}</span>
          </summary>
          <CommandForm command="empowerment.finish" pageKey={key} id={`selesai-${measure.id}`}>
            <input type="hidden" name="measureId" value={measure.id} />
            <Field name="note" label={words.finishNote} maxLength={300} />
            <div className="btns">
              <Button>{words.finish}</Button>
            </div>
          </CommandForm>
          <div className="btns">
            <Link className="btn btn--bare" to={`?ubah=${measure.id}#tulis`}>
              {words.change}
            </Link>
            <CommandForm
              command="empowerment.remove"
              pageKey={key}
              id={`hapus-${measure.id}`}
              className="form--bare"
              compact
            >
              <input type="hidden" name="measureId" value={measure.id} />
              <Button kind="bare">{words.remove}</Button>
            </CommandForm>
          </div>
        </details>
      )}
    </Item>
  );
}

function Due({ on }: { on: string }) {
  const { empowerment: words } = useMessages();
  const [before, after] = words.due('|').split('|');
  return (
    <>
      {before}
      <Day on={on} />
      {after}
    </>
  );
}

function Write() {
  const { measures, parties, changing, key } = useLoaderData<typeof loader>();
  const { empowerment: words, common } = useMessages();
  const measure = measures.find((one) => one.id === changing && !one.done);
  return (
    <Section title={measure ? words.edit : words.add} id="tulis">
      <CommandForm
        command={measure ? 'empowerment.revise' : 'empowerment.add'}
        pageKey={key}
        key={`${measure?.id} ${key}`}
      >
        {measure && <input type="hidden" name="measureId" value={measure.id} />}
        <MeasureFields parties={parties} measure={measure} />
        <div className="btns">
          <Button kind="main">{measure ? common.do.save : words.add}</Button>
        </div>
      </CommandForm>
    </Section>
  );
}
