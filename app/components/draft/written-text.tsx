import { useActionData, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button } from '#app/components/button.tsx';
import { TextArea } from '#app/components/field.tsx';
import { Note } from '#app/components/note.tsx';
import type { Passage } from '#app/contract/draft.ts';
import { CHOSEN } from '#app/editor/collaborative.tsx';
import { RichText } from '#app/editor/rich-text.tsx';
import { CommandForm } from '#app/forms/command-form.tsx';
import { isRefused } from '#app/forms/form-state.ts';
import { useMessages, useReader } from '#app/reader.tsx';

const FORM = 'bagian';

interface WrittenTextProps {
  body: unknown;
  passages: readonly (Passage | null)[];
  label: string;
  lang?: string;
  /** Null for whoever may only read. */
  writing: {
    command: 'draft.rewrite' | 'minutes.rewrite';
    base: string;
    pageKey: string;
    /** For whom it is written, where that is asked. */
    voice?: ReactNode;
  } | null;
}

/**
 * A shared text where the editor does not run: it reads as it stands, and each passage can be written anew by a plain
 * form. Nobody else's words are touched.
 */
export function WrittenText({ body, passages, label, lang, writing }: WrittenTextProps) {
  const { draft: words } = useMessages();
  const [address] = useSearchParams();
  const chosen = writing ? address.get(CHOSEN) : null;
  const there = passages.some((one) => one?.id === chosen);
  return (
    <article className="sheet ftext" aria-label={label} lang={lang}>
      {writing && chosen !== null && !there && (
        <div className="no-js">
          <Gone />
        </div>
      )}
      {body ? (
        <RichText
          doc={body}
          serif
          heading={2}
          {...(writing && {
            passages: {
              beside: (place) => {
                const one = passages[place];
                return one && one.id !== chosen && <ChangeLink passage={one} />;
              },
              below: (place) => {
                const one = passages[place];
                return one && one.id === chosen && <Rewrite passage={one} writing={writing} />;
              },
            },
          })}
        />
      ) : (
        <p className="soft">{words.blank}</p>
      )}
    </article>
  );
}

function ChangeLink({ passage }: { passage: Passage }) {
  const { draft: words } = useMessages();
  const { locale } = useReader();
  const start = passage.text.split('\n')[0]?.slice(0, 60) ?? '';
  return (
    <a
      className="no-js ftext__change"
      lang={locale}
      href={`?${CHOSEN}=${passage.id}#${FORM}`}
      aria-label={start === '' ? undefined : words.plain.changeWhat(start)}
    >
      {start === '' ? words.plain.here : words.plain.change}
    </a>
  );
}

function Rewrite({
  passage,
  writing,
}: {
  passage: Passage;
  writing: NonNullable<WrittenTextProps['writing']>;
}) {
  const { draft: words, common } = useMessages();
  const { locale } = useReader();
  const answer: unknown = useActionData();
  const changed = isRefused(answer) && answer.form === FORM && answer.refusal.code === 'passage_changed';
  const lines = passage.text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 50), 1);
  return (
    <div className="no-js ftext__form" id={FORM} lang={locale}>
      <CommandForm command={writing.command} pageKey={writing.pageKey} id={FORM}>
        <input type="hidden" name="base" value={writing.base} />
        <input type="hidden" name="passage" value={passage.id} />
        <input type="hidden" name="mark" value={passage.mark} />
        {changed && (
          <p className="soft">
            {words.plain.now} “{passage.text}”
          </p>
        )}
        {writing.voice}
        <TextArea
          name="text"
          label={words.plain.label}
          help={words.plain.help}
          value={passage.text}
          rows={Math.min(12, lines + 1)}
          maxLength={10_000}
          optional
        />
        <div className="btns">
          <Button kind="main">{words.plain.submit}</Button>
          <a className="btn" href="?">
            {common.do.cancel}
          </a>
        </div>
      </CommandForm>
    </div>
  );
}

/** The passage was taken away while somebody wrote it anew: what they typed is still theirs. */
function Gone() {
  const { draft: words } = useMessages();
  const answer: unknown = useActionData();
  const typed = isRefused(answer) && answer.form === FORM ? answer.typed.text : undefined;
  return (
    <Note tone="wait" announce="alert">
      {words.plain.gone}
      {typed && <textarea className="input" readOnly rows={5} aria-label={words.plain.yours} value={typed} />}
    </Note>
  );
}

/** Adds lines at the end of a draft, without an editor. */
export function AddLines({ base, pageKey, voice }: { base: string; pageKey: string; voice?: ReactNode }) {
  const { draft: words } = useMessages();
  return (
    <div className="no-js dadd">
      <CommandForm command="draft.append" pageKey={pageKey}>
        <input type="hidden" name="base" value={base} />
        {voice}
        <TextArea
          name="text"
          label={words.plain.add}
          help={words.plain.addHelp}
          rows={4}
          maxLength={10_000}
        />
        <div className="btns">
          <Button>{words.plain.addSubmit}</Button>
        </div>
      </CommandForm>
    </div>
  );
}
