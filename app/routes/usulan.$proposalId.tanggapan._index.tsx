import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button, ButtonLink, Buttons } from '#app/components/button.tsx';
import { Checks } from '#app/components/choices.tsx';
import { TextArea } from '#app/components/field.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { MandateNote } from '#app/components/forum/voice-field.tsx';
import { Empty, Note } from '#app/components/note.tsx';
import { Section } from '#app/components/page-head.tsx';
import { Stage } from '#app/components/proposal/beside.tsx';
import { RemarkItem } from '#app/components/proposal/remark-item.tsx';
import { AT } from '#app/components/proposal/to-remark.ts';
import { ViewTabs } from '#app/components/rows.tsx';
import { REMARK_KINDS } from '#app/domain/remark.ts';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const kind = REMARK_KINDS.find((one) => one === asked.get('jenis'));
  const proposalId = params.proposalId ?? '';
  const after = asked.get('sesudah') ?? undefined;
  const at = asked.get(AT) ?? undefined;
  const said = await ask(context, request, 'remark.list', { proposalId, kind, after, at });
  // Amendments are merged from all pages.
  const merging = said.may.decide && (kind === undefined || kind === 'amendment');
  const open = merging
    ? await ask(context, request, 'remark.list', { proposalId, kind: 'amendment', open: true, limit: 200 })
    : null;
  const words = messagesFor(context.locale);
  const title = words.common.page.title(`${words.remark.title}: ${said.proposal.title}`);
  return {
    title,
    kind: kind ?? null,
    amendments: open?.remarks ?? [],
    key: newKey(),
    ...said,
  };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const extra = { proposalId: params.proposalId };
  return submitOneOf(context, request, {
    'remark.move': {},
    'objection.move': {},
    'amendment.support': {},
    'amendment.accept': { extra },
    'proposal.open-reactions': { extra },
  });
}

/** A refusal may mean that the text or the remark has changed: the page then stands on what is newest. */
export function shouldRevalidate() {
  return true;
}

/** Everything said about a proposal, by kind, each with its history and what the reader may do. */
export default function Remarks() {
  const { forum, proposal, kind, remarks, named, next, previous, counts, reactionsOpen, voices, may, key } =
    useLoaderData<typeof loader>();
  const { forum: forumWords, remark: words } = useMessages();
  const here = `/usulan/${proposal.id}/tanggapan`;
  const those: Record<string, string> = kind === null ? {} : { jenis: kind };
  return (
    <ForumPage
      forum={forum}
      part="proposals"
      title={words.title}
      facts={[forumWords.proposals.number(proposal.number), proposal.title]}
      lead={words.lead}
      crumbs={[
        { label: forumWords.proposals.title, to: `/forum/${forum.id}/usulan` },
        { label: proposal.title, to: `/usulan/${proposal.id}` },
      ]}
      side={
        may.ask && (
          <Buttons>
            <ButtonLink kind="main" icon="discuss" to={`${here}/baru?jenis=${kind ?? 'question'}`}>
              {words.make}
            </ButtonLink>
          </Buttons>
        )
      }
    >
      <div className="fwait">
        <MandateNote voices={voices} />
        {!reactionsOpen && (
          <Note
            tone={proposal.decided ? undefined : 'wait'}
            icon="discuss"
            end={
              may.decide && (
                <CommandForm command="proposal.open-reactions" pageKey={key} compact>
                  {may.decideFor && <input type="hidden" name="organisationId" value={may.decideFor} />}
                  <Button>{words.open}</Button>
                </CommandForm>
              )
            }
          >
            <Stage said={{ proposal, counts }} />
          </Note>
        )}
      </div>
      <div className="fviews">
        <ViewTabs
          label={words.title}
          views={[
            { label: words.all, to: here, current: kind === null },
            ...REMARK_KINDS.map((one) => ({
              label: words.count(words.kind[one], counts[one].all, counts[one].open),
              to: `${here}?jenis=${one}`,
              current: kind === one,
            })),
          ]}
        />
      </div>
      {remarks.length === 0 ? (
        <Empty level={2} title={words.empty}>
          {words.emptyBody}
        </Empty>
      ) : (
        <ul className="talks">
          {remarks.map((remark) => (
            <RemarkItem
              key={remark.id}
              remark={remark}
              proposal={proposal}
              named={named}
              decideFor={may.decideFor}
              pageKey={key}
            />
          ))}
        </ul>
      )}
      {(previous || next) && (
        <Buttons>
          {previous && (
            <ButtonLink to={`?${new URLSearchParams({ ...those, [AT]: previous })}`}>
              {words.earlier}
            </ButtonLink>
          )}
          {next && (
            <ButtonLink to={`?${new URLSearchParams({ ...those, sesudah: next })}`}>{words.later}</ButtonLink>
          )}
        </Buttons>
      )}
      <Merge />
    </ForumPage>
  );
}

/** Several amendments in one new version, where whoever decides has more than one to choose from. */
function Merge() {
  const { proposal, amendments, may, key } = useLoaderData<typeof loader>();
  const { remark: words } = useMessages();
  const ready = amendments.filter((remark) => remark.may.accept && !remark.stale);
  if (ready.length < 2) return null;
  return (
    <Section title={words.merge} id="gabung">
      <p className="soft">{words.mergeLead}</p>
      <CommandForm command="amendment.accept" pageKey={key} id="gabung-usul">
        <input type="hidden" name="onVersion" value={proposal.version} />
        {may.decideFor && <input type="hidden" name="organisationId" value={may.decideFor} />}
        <Checks
          name="remarkIds[]"
          legend={words.kind.amendment}
          choices={ready.map((remark) => ({
            value: remark.id,
            label: `${remark.author.organisation?.shortName ?? ''}, ${words.passage(remark.block ?? 0)}: ${remark.passage.slice(0, 80)}`,
          }))}
        />
        <TextArea name="note" label={words.acceptNote} rows={2} maxLength={300} optional />
        <div className="btns">
          <Button icon="stamp">{words.mergeDo}</Button>
        </div>
      </CommandForm>
    </Section>
  );
}
