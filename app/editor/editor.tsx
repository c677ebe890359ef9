import type { Editor as TiptapEditor } from '@tiptap/core';
import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { useState } from 'react';
import { classNames } from '#app/components/class-names.ts';
import { useMessages } from '#app/reader.tsx';
import { readDocument } from './document.ts';
import { readWritten } from './read-written.ts';
import { extensions } from './schema.ts';
import { Toolbar } from './toolbar.tsx';

/** What the field gives its editor. */
export interface EditorProps {
  id: string;
  name: string;
  /** A document, or plain text that was typed before the editor arrived. */
  start: unknown;
  labelledBy: string;
  describedBy: string | undefined;
  invalid: boolean;
  /** Least height in lines. */
  rows: number;
  serif: boolean;
}

/** Made once: a new set for every drawing would make the editor start over. */
const EXTENSIONS = extensions();

function contentOf(start: unknown) {
  const read = readDocument(typeof start === 'string' ? readWritten(start) : start);
  return read.ok ? JSON.parse(JSON.stringify(read.document)) : null;
}

/** What the form sends: nothing when nothing is written, so that an optional field stays away. */
function sentBy(editor: TiptapEditor | null): string {
  return editor && !editor.isEmpty ? JSON.stringify(editor.getJSON()) : '';
}

/** The editor that takes the textarea's place: the same field, with headings, lists and links. Loaded on its own. */
export function Editor({ id, name, start, labelledBy, describedBy, invalid, rows, serif }: EditorProps) {
  const { forum } = useMessages();
  const [first] = useState(() => contentOf(start));
  // Tiptap applies these anew whenever they change, so that a refusal reaches the field's description.
  const attributes = {
    id,
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-labelledby': labelledBy,
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    ...(invalid ? { 'aria-invalid': 'true' } : {}),
    class: classNames('ed__text', 'prose', serif && 'serif', rows > 8 && 'ed__text--tall'),
  };
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: first,
    immediatelyRender: false,
    // The look is ours, and an injected style would need the page's nonce.
    injectCSS: false,
    editorProps: { attributes },
  });
  const sent = useEditorState({ editor, selector: ({ editor: now }) => sentBy(now) }) ?? '';

  return (
    <div className="editor">
      <input type="hidden" name={name} value={sent} />
      {editor && <Toolbar editor={editor} label={forum.editor.toolbar} />}
      <EditorContent editor={editor} />
    </div>
  );
}
