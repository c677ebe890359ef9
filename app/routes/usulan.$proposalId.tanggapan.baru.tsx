import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { Select, TextArea } from '#app/components/field.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { MandateNote, VoiceField } from '#app/components/forum/voice-field.tsx';
import { Note } from '#app/components/note.tsx';
import { MentionCompletion } from '#app/components/notice/mention-completion.tsx';
import { MentionHelp } from '#app/components/notice/mention-help.tsx';
import { Section } from '#app/components/page-head.tsx';
import { Stage } from '#app/components/proposal/beside.tsx';
import { toRemark } from '#app/components/proposal/to-remark.ts';
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
  const said = await ask(context, request, 'remark.list', {
    proposalId: params.proposalId ?? '',
    limit: 1,
  });
  const { forum, proposal, blocks, counts, reactionsOpen, voices, may } = said;
  const kind = REMARK_KINDS.find((one) => one === asked.get('jenis')) ?? 'question';
  const words = messagesFor(context.locale);
  return {
    title: words.common.page.title(`${words.remark.makeKind[kind]}: ${proposal.title}`),
    key: newKey(),
    kind,
    passage: (asked.get('bagian') ?? '').slice(0, 4_000),
    counts,
    ...{ forum, proposal, blocks, reactionsOpen, voices, may },
    mentionable: await ask(context, request, 'mention.choices', { forumId: forum.id }),
  };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const sending = {
    extra: { proposalId: params.proposalId },
    redirectTo: ({ remarkId }: { remarkId: string }) => toRemark(String(params.proposalId), remarkId),
  };
  return submitOneOf(context, request, { 'remark.make': sending, 'objection.raise': sending });
}

/** A refusal may mean that there is a newer version: the page must then stand on that one. */
export function shouldRevalidate() {
  return true;
}

/** Says something about a proposal: the passage is what was marked, or a paragraph chosen by its number. */
export default function MakeRemark() {
  const { forum, proposal, blocks, counts, reactionsOpen, voices, may, kind, passage, key, mentionable } =
    useLoaderData<typeof loader>();
  const { forum: forumWords, remark: words, errors } = useMessages();
  const here = `/usulan/${proposal.id}/tanggapan`;
  const marked = passage ? `&${new URLSearchParams({ bagian: passage })}` : '';
  const closed = kind !== 'question' && !reactionsOpen;
  const allowed = kind === 'objection' ? may.object : may.ask;
  const deciding = voices.map((voice) => ({ ...voice, maySpeak: voice.mayTakePosition }));
  return (
    <ForumPage
      forum={forum}
      part="proposals"
      title={words.makeKind[kind]}
      facts={[
        forumWords.proposals.number(proposal.number),
        proposal.title,
        forumWords.proposals.reviseTitle(proposal.version),
      ]}
      lead={words.makeLead[kind]}
      crumbs={[
        { label: proposal.title, to: `/usulan/${proposal.id}` },
        { label: words.title, to: here },
      ]}
    >
      <div className="fviews">
        <ViewTabs
          label={words.make}
          views={REMARK_KINDS.map((one) => ({
            label: words.kind[one],
            to: `${here}/baru?jenis=${one}${marked}`,
            current: one === kind,
          }))}
        />
      </div>
      <div className="two-col">
        <div>
          <MandateNote voices={voices} />
          {closed ? (
            <Note tone="wait" icon="lock">
              <Stage said={{ proposal, counts }} />
            </Note>
          ) : !allowed ? (
            <Note icon="lock">
              {voices.some((voice) => voice.mayDecide && !voice.mayTakePosition)
                ? errors.sentence.facilitator_is_neutral
                : forumWords.voice.readOnly}
            </Note>
          ) : (
            <CommandForm
              command={kind === 'objection' ? 'objection.raise' : 'remark.make'}
              pageKey={key}
              id={`kirim-${kind}`}
              key={kind}
            >
              <input type="hidden" name="onVersion" value={proposal.version} />
              {kind !== 'objection' && <input type="hidden" name="kind" value={kind} />}
              <VoiceField
                voices={kind === 'objection' ? deciding : voices}
                alone={may.alone && (kind === 'question' || kind === 'comment')}
              />
              <Select
                name="block"
                label={words.block}
                empty={kind === 'amendment' && !passage ? undefined : words.wholeText}
                choices={blocks.map((block) => ({
                  value: String(block.number),
                  label: `${block.number}. ${block.text.slice(0, 60)}`,
                }))}
              />
              <TextArea
                name="passage"
                label={words.words}
                help={words.wordsHelp}
                value={passage}
                rows={2}
                maxLength={4_000}
                optional
              />
              {kind === 'amendment' && (
                <TextArea
                  name="wording"
                  label={words.wording}
                  help={words.wordingHelp}
                  value={passage}
                  rows={3}
                  maxLength={4_000}
                  optional
                />
              )}
              <TextArea name="body" label={words.bodyOf[kind]} rows={3} maxLength={2_000} />
              {kind === 'objection' && (
                <TextArea name="suggestion" label={words.suggestion} rows={2} maxLength={2_000} optional />
              )}
              <MentionHelp mentionable={mentionable} />
              <MentionCompletion mentionable={mentionable} />
              <div className="btns">
                <Button kind="main">{words.send}</Button>
              </div>
            </CommandForm>
          )}
        </div>
        <div className="fside">
          <Section title={words.numbered} id="naskah">
            <ol className="pnum serif">
              {blocks.map((block) => (
                <li key={block.number}>{block.text}</li>
              ))}
            </ol>
          </Section>
        </div>
      </div>
    </ForumPage>
  );
}
