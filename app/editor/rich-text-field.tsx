import { type ComponentType, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { classNames } from '#app/components/class-names.ts';
import { FieldError } from '#app/components/field.tsx';
import { FormStateContext, fieldSentence, useField } from '#app/forms/form-state.ts';
import { fieldId, pathOf } from '#app/forms/names.ts';
import { useMessages } from '#app/reader.tsx';
import { readDocument } from './document.ts';
import type { EditorProps } from './editor.tsx';
import { written } from './written.ts';

interface RichTextFieldProps {
  /** Path into the command's input, a `richText` of the contract. Default "body". */
  name?: string;
  /** What is asked, in a few words. */
  label: ReactNode;
  /** One sentence that helps to answer. */
  help?: ReactNode;
  /** May stay empty. */
  optional?: boolean;
  /** The document that stands there at first, for a revision. */
  value?: unknown;
  /** Height in lines. Default 6. */
  rows?: number;
  /** In serif: texts that parties agree on. */
  serif?: boolean;
}

/** A document that was sent by the editor and came back with a refusal; null for plain text. */
function documentOf(typed: string): unknown {
  if (!typed.trimStart().startsWith('{')) return null;
  try {
    return JSON.parse(typed) as unknown;
  } catch {
    // Somebody began a sentence with a brace: it is text like any other.
    return null;
  }
}

/** A stored document as it is written without the editor: sent back as it stands, it is still the same. */
function writtenOf(value: unknown): string {
  const read = readDocument(value);
  return read.ok ? written(read.document) : '';
}

/** The refusal at this field or anywhere inside the document: the kernel names the very run of text. */
function useInnerError(name: string) {
  const { id, refused } = useContext(FormStateContext);
  const messages = useMessages();
  const own = pathOf(name);
  const inner = Object.entries(refused?.refusal.fields ?? {}).filter(([path]) => path.startsWith(`${own}.`));
  const code = inner[0]?.[1];
  return {
    anchors: inner.map(([path]) => fieldId(id, path)),
    error: code && fieldSentence(code, refused?.typed[name], messages),
  };
}

/** The reader's device asks to save data: the editor's 130 kB are then not worth their price. */
function savesData(): boolean {
  const connection: unknown = 'connection' in navigator ? navigator.connection : null;
  return (
    typeof connection === 'object' &&
    connection !== null &&
    'saveData' in connection &&
    connection.saveData === true
  );
}

/**
 * A field for a text with headings, lists and links. Without JavaScript it is a plain textarea; with it, an editor
 * takes its place once its code has arrived, keeping what was typed meanwhile.
 */
export function RichTextField(props: RichTextFieldProps) {
  const { name = 'body', label, help, optional = false, value, rows = 6, serif = false } = props;
  const { common } = useMessages();
  const plainState = useField(name);
  const { anchors, error } = useInnerError(name);
  const state = { ...plainState, error: plainState.error ?? error };
  const typed = state.wasSent ? (state.typed ?? '') : null;
  const given = typed === null ? value : (documentOf(typed) ?? typed);
  const firstText = typeof given === 'string' ? given : writtenOf(given);
  const area = useRef<HTMLTextAreaElement>(null);
  const [Editor, setEditor] = useState<ComponentType<EditorProps> | null>(null);
  const [start, setStart] = useState<unknown>(null);
  /** No editor comes: the textarea is what there is. */
  const [stays, setStays] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor takes over once; later refusals leave its text alone
  useEffect(() => {
    if (savesData()) {
      setStays(true);
      return undefined;
    }
    let gone = false;
    import('./editor.tsx').then(
      (loaded) => {
        if (gone) return;
        const there = area.current?.value ?? firstText;
        setStart(there === firstText ? given : there);
        setEditor(() => loaded.Editor);
      },
      // The code did not arrive on a weak network: the textarea stays, and does the same work.
      () => setStays(true),
    );
    return () => {
      gone = true;
    };
  }, []);

  const signs = <p className="field__help">{common.form.signs}</p>;
  const described =
    [help && `${state.id}-help`, state.error && `${state.id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={classNames('field', 'two__w', state.error && 'field--bad')}>
      {anchors.map((anchor) => (
        <span id={anchor} key={anchor} />
      ))}
      <label htmlFor={state.id} id={`${state.id}-label`}>
        {label}
        {optional && <span className="quiet field__may"> {common.form.optional}</span>}
      </label>
      {Editor ? (
        <Editor
          id={state.id}
          name={name}
          start={start}
          labelledBy={`${state.id}-label`}
          describedBy={described}
          invalid={state.error !== undefined}
          rows={rows}
          serif={serif}
        />
      ) : (
        <textarea
          ref={area}
          className={classNames('input', serif && 'serif')}
          id={state.id}
          name={name}
          rows={rows}
          defaultValue={firstText}
          required={!optional || undefined}
          aria-invalid={state.error ? true : undefined}
          aria-describedby={described}
        />
      )}
      {help && (
        <p className="field__help" id={`${state.id}-help`}>
          {help}
        </p>
      )}
      {stays ? signs : <noscript>{signs}</noscript>}
      <FieldError state={state} />
    </div>
  );
}
