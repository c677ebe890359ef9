import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { Select } from '#app/components/field.tsx';
import { AuthorName } from '#app/components/forum/author-name.tsx';
import { LineDifference } from '#app/components/forum/difference.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { Empty } from '#app/components/note.tsx';
import { Section } from '#app/components/page-head.tsx';
import { VersionReason } from '#app/components/proposal/version-reason.tsx';
import { Item, Rows, ViewTabs } from '#app/components/rows.tsx';
import { changeCount } from '#app/editor/difference.ts';
import { ask } from '#app/forms/ask.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useFormat, useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const version = (name: string) => {
    const number = Number(asked.get(name));
    return Number.isInteger(number) && number > 0 ? number : undefined;
  };
  const shown = await ask(context, request, 'proposal.compare', {
    proposalId: params.proposalId ?? '',
    from: version('dari'),
    to: version('ke'),
  });
  const words = messagesFor(context.locale);
  return {
    title: words.common.page.title(`${words.proposal.compare.title}: ${shown.proposal.title}`),
    only: asked.get('hanya') === 'perubahan',
    ...shown,
  };
}

/** Any two versions of a proposal, and what changed from the one to the other. */
export default function Compare() {
  const { forum, proposal, versions, from, to, only } = useLoaderData<typeof loader>();
  const { forum: forumWords, proposal: words } = useMessages();
  const format = useFormat();
  const here = `/usulan/${proposal.id}/banding?dari=${from.version}&ke=${to.version}`;
  const choices = versions.map((one) => ({
    value: String(one.version),
    label: words.compare.versionOf(
      one.version,
      one.author.organisation?.shortName ?? forumWords.thread.facilitator,
      format.date(one.createdAt),
    ),
  }));
  const { added, removed } = changeCount(from.plain, to.plain);
  const [low, high] = [Math.min(from.version, to.version), Math.max(from.version, to.version)];
  const between = versions.filter((one) => one.version > low && one.version <= high);
  return (
    <ForumPage
      forum={forum}
      part="proposals"
      title={words.compare.title}
      facts={[forumWords.proposals.number(proposal.number), proposal.title]}
      lead={words.compare.lead}
      crumbs={[
        { label: forumWords.proposals.title, to: `/forum/${forum.id}/usulan` },
        { label: proposal.title, to: `/usulan/${proposal.id}` },
      ]}
    >
      {versions.length < 2 ? (
        <Empty title={words.compare.onlyOne} level={2}>
          <Link to={`/usulan/${proposal.id}`}>{proposal.title}</Link>
        </Empty>
      ) : (
        <div className="two-col">
          <div>
            <Form className="form form--row" key={here}>
              <Select name="dari" label={words.compare.from} choices={choices} value={String(from.version)} />
              <Select name="ke" label={words.compare.to} choices={choices} value={String(to.version)} />
              {only && <input type="hidden" name="hanya" value="perubahan" />}
              <Button kind="main">{words.compare.show}</Button>
            </Form>
            <div className="row row--btw cmp__h">
              <p className="cap" aria-live="polite">
                {added + removed === 0 ? words.compare.same : words.compare.counted(added, removed)}
              </p>
              <Link className="cap" to={`?dari=${to.version}&ke=${from.version}`}>
                {words.compare.swap}
              </Link>
            </div>
            <div className="fviews">
              <ViewTabs
                label={words.compare.view}
                views={[
                  { label: words.compare.whole, to: here, current: !only },
                  { label: words.compare.onlyChanges, to: `${here}&hanya=perubahan`, current: only },
                ]}
              />
            </div>
            <article className="sheet ftext">
              <LineDifference before={from.plain} after={to.plain} onlyChanges={only} />
            </article>
          </div>
          <div className="fside">
            <Section title={words.compare.history} id="riwayat">
              <Rows>
                {between.map((one) => (
                  <Item
                    key={one.id}
                    title={forumWords.proposals.reviseTitle(one.version)}
                    to={`/usulan/${proposal.id}?versi=${one.version}`}
                    meta={<AuthorName author={one.author} />}
                  >
                    <VersionReason version={one} />
                  </Item>
                ))}
              </Rows>
            </Section>
          </div>
        </div>
      )}
    </ForumPage>
  );
}
