import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { Field } from '#app/components/field.tsx';
import { Difference } from '#app/components/forum/difference.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { MandateNote, VoiceField } from '#app/components/forum/voice-field.tsx';
import { Note } from '#app/components/note.tsx';
import { MentionCompletion } from '#app/components/notice/mention-completion.tsx';
import { RichTextField } from '#app/editor/rich-text-field.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { isRefused } from '#app/forms/form-state.ts';
import { newKey } from '#app/forms/key.ts';
import { submit } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const shown = await ask(context, request, 'proposal.show', { proposalId: params.proposalId ?? '' });
  const words = messagesFor(context.locale);
  const mentionable = await ask(context, request, 'mention.choices', { forumId: shown.forum.id });
  return {
    title: words.common.page.title(words.forum.proposals.revise),
    key: newKey(),
    mentionable,
    ...shown,
  };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  return submit(context, request, 'proposal.revise', {
    extra: { proposalId: params.proposalId },
    redirectTo: `/usulan/${params.proposalId}`,
  });
}

/** A refusal may mean that there is a newer version: the page must then stand on that one. */
export function shouldRevalidate() {
  return true;
}

/** Writes the next version of a proposal on the newest one. */
export default function Revise() {
  const { forum, proposal, shown, before, plain, voices, may, key, mentionable } =
    useLoaderData<typeof loader>();
  const { forum: words, draft } = useMessages();
  const answer: unknown = useActionData();
  const late = isRefused(answer) && answer.refusal.code === 'stale_version';
  const alone = may['revise-as-facilitator'];
  const proposing = voices.filter((voice) => voice.organisation.id === proposal.organisation.id);
  return (
    <ForumPage
      forum={forum}
      part="proposals"
      title={proposal.title}
      doc
      facts={[words.proposals.number(proposal.number), words.proposals.reviseTitle(shown.version + 1)]}
      lead={words.proposals.reviseLead(shown.version)}
      crumbs={[{ label: words.proposals.number(proposal.number), to: `/usulan/${proposal.id}` }]}
      narrow
    >
      <MandateNote voices={voices} />
      <MentionCompletion mentionable={mentionable} />
      {late && before && (
        <details className="changes" open>
          <summary>{words.proposals.changes(before.version, shown.version)}</summary>
          <Difference before={before.plain} after={plain} />
        </details>
      )}
      {may.revise ? (
        <CommandForm command="proposal.revise" pageKey={key}>
          <input type="hidden" name="onVersion" value={shown.version} />
          <VoiceField voices={proposing} alone={alone} />
          <Field name="title" label={words.proposals.name} value={proposal.title} maxLength={160} />
          <RichTextField name="body" label={words.proposals.text} value={shown.body} rows={14} serif />
          <Field
            name="reason"
            label={words.proposals.reason}
            help={words.proposals.reasonHelp}
            maxLength={300}
          />
          <div className="btns">
            <Button kind="main">{words.proposals.freeze}</Button>
          </div>
        </CommandForm>
      ) : (
        <Note icon="lock" end={<Link to={`/usulan/${proposal.id}`}>{words.proposals.text}</Link>}>
          {draft.freeze.may}
        </Note>
      )}
    </ForumPage>
  );
}
