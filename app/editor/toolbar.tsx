import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { useMessages } from '#app/reader.tsx';
import { safeHref } from './document.ts';

interface ToolProps {
  label: string;
  pressed?: boolean;
  disabled?: boolean;
  onPress: () => void;
  children: ReactNode;
}

function Tool({ label, pressed, disabled, onPress, children }: ToolProps) {
  return (
    <button
      type="button"
      className="ed__tool"
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onPress}
    >
      <span className="vh">{label}</span>
      {children}
    </button>
  );
}

/** What is written as "dinsos.go.id" or "nama@lembaga.id" becomes an address; null when it cannot be one. */
export function addressOf(written: string): string | null {
  const text = written.trim();
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)) return safeHref(`mailto:${text}`);
  return safeHref(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
}

/** The editor's tools, each a button with a word for screen readers; the keys are those people know (Ctrl+B, Ctrl+I). */
export function Toolbar({ editor, label }: { editor: Editor; label: string }) {
  const { forum, common } = useMessages();
  const words = forum.editor;
  const [linking, setLinking] = useState(false);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      large: now.isActive('heading', { level: 2 }),
      small: now.isActive('heading', { level: 3 }),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      quote: now.isActive('blockquote'),
      link: now.isActive('link'),
      undo: now.can().undo?.() ?? false,
    }),
  });
  const chain = () => editor.chain().focus();
  return (
    <>
      <div className="ed__tools" role="toolbar" aria-label={label}>
        <Tool label={words.bold} pressed={on.bold} onPress={() => chain().toggleBold().run()}>
          <strong aria-hidden="true">B</strong>
        </Tool>
        <Tool label={words.italic} pressed={on.italic} onPress={() => chain().toggleItalic().run()}>
          <em aria-hidden="true">I</em>
        </Tool>
        <Tool
          label={words.heading}
          pressed={on.large}
          onPress={() => chain().toggleHeading({ level: 2 }).run()}
        >
          <span aria-hidden="true">H1</span>
        </Tool>
        <Tool
          label={words.subheading}
          pressed={on.small}
          onPress={() => chain().toggleHeading({ level: 3 }).run()}
        >
          <span aria-hidden="true">H2</span>
        </Tool>
        <Tool label={words.bullets} pressed={on.bullets} onPress={() => chain().toggleBulletList().run()}>
          <span aria-hidden="true">•&thinsp;–</span>
        </Tool>
        <Tool label={words.numbers} pressed={on.numbers} onPress={() => chain().toggleOrderedList().run()}>
          <span aria-hidden="true">1.&thinsp;–</span>
        </Tool>
        <Tool label={words.quote} pressed={on.quote} onPress={() => chain().toggleBlockquote().run()}>
          <span aria-hidden="true">“ ”</span>
        </Tool>
        <Tool
          label={on.link ? words.unlink : words.link}
          pressed={on.link || linking}
          onPress={() => (on.link ? chain().extendMarkRange('link').unsetLink().run() : setLinking(!linking))}
        >
          <Icon name="link" />
        </Tool>
        <Tool label={common.do.undo} disabled={!on.undo} onPress={() => chain().undo().run()}>
          <Icon name="undo" />
        </Tool>
      </div>
      {linking && <LinkRow editor={editor} done={() => setLinking(false)} />}
    </>
  );
}

function LinkRow({ editor, done }: { editor: Editor; done: () => void }) {
  const { forum, common } = useMessages();
  const words = forum.editor;
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState(false);
  const put = () => {
    const href = addressOf(address);
    if (href === null) {
      setWrong(true);
      return;
    }
    const chain = editor.chain().focus();
    if (editor.state.selection.empty)
      chain
        .insertContent({ type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href } }] })
        .run();
    else chain.setLink({ href }).run();
    done();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') done();
    // Enter belongs to the address here: it must not send the whole form.
    if (event.key !== 'Enter') return;
    event.preventDefault();
    put();
  };
  return (
    <div className="ed__link">
      <label>
        <span className="cap">{words.address}</span>
        <input
          className="input"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          onKeyDown={onKey}
          placeholder="https://"
          inputMode="url"
          spellCheck={false}
          aria-invalid={wrong || undefined}
        />
      </label>
      <button type="button" className="btn" onClick={put}>
        {common.do.add}
      </button>
      {wrong && (
        <p className="field__error" role="alert">
          <Icon name="alert" />
          <span>{words.wrongAddress}</span>
        </p>
      )}
    </div>
  );
}
