import { Collaboration } from '@tiptap/extension-collaboration';
import { EditorContent, useEditor } from '@tiptap/react';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import type { DraftKind } from '#app/contract/draft.ts';
import { DraftClient, type DraftView } from '#app/live/draft-client.ts';
import { newKey, openSocket } from '#app/live/open-socket.ts';
import { useMessages } from '#app/reader.tsx';
import { carets } from './carets.ts';
import { withoutUnseen } from './document.ts';
import { plainTextOf } from './plain.ts';
import { extensions } from './schema.ts';
import { Toolbar } from './toolbar.tsx';

/** What the page gives its shared editor. */
export interface CollaborativeEditorProps {
  /** What is written: the draft of a proposal, or the minutes of a session. */
  kind: DraftKind;
  /** The proposal, or the session. */
  id: string;
  /** What the text is called, for those who do not see it. */
  label: string;
  /** On whose behalf one writes; none for a facilitator. */
  organisationId: string | undefined;
  /** Told whenever something beside the text changes. */
  onView(view: DraftView): void;
  /** Told, a moment after each change, how the text reads now. */
  onText(plain: string): void;
  /** The text as the server has drawn it: shown until the shared one has arrived. */
  children: ReactNode;
}

const TELL_TEXT_MS = 400;

/** The editor of a text that several people write at once. Loaded on its own, with all that belongs to it. */
export function CollaborativeEditor(props: CollaborativeEditorProps) {
  const { kind, id, label, organisationId, onView, onText, children } = props;
  const [client, setClient] = useState<DraftClient | null>(null);
  useEffect(() => {
    const made = new DraftClient({ owner: { kind, id }, organisationId, openSocket, newKey });
    const tell = () => onView(made.view());
    const stop = made.subscribe(tell);
    const wake = () => {
      // Phones freeze what is in the background; the socket may be dead without knowing it.
      if (document.visibilityState === 'visible') made.wake();
    };
    const sleep = () => made.sleep();
    const leaving = (event: BeforeUnloadEvent) => {
      if (made.view().unsent && !made.view().refused && !made.view().over) event.preventDefault();
    };
    window.addEventListener('online', wake);
    window.addEventListener('offline', sleep);
    window.addEventListener('beforeunload', leaving);
    document.addEventListener('visibilitychange', wake);
    setClient(made);
    tell();
    void made.start();
    return () => {
      window.removeEventListener('online', wake);
      window.removeEventListener('offline', sleep);
      window.removeEventListener('beforeunload', leaving);
      document.removeEventListener('visibilitychange', wake);
      stop();
      made.stop();
    };
  }, [kind, id, organisationId, onView]);
  return client ? (
    <Arrived client={client} label={label} onText={onText} key={client.doc.clientID}>
      {children}
    </Arrived>
  ) : (
    children
  );
}

interface ArrivedProps {
  client: DraftClient;
  label: string;
  onText(plain: string): void;
  children: ReactNode;
}

/** Waits for the shared text: an editor on an empty document would begin another one. */
function Arrived({ client, label, onText, children }: ArrivedProps) {
  const { base, mayWrite, over, connection } = useSyncExternalStore(
    client.subscribe,
    client.view,
    client.view,
  );
  if (!base) return children;
  const editable = mayWrite && !over && connection !== 'closed';
  return <Surface client={client} label={label} editable={editable} onText={onText} />;
}

function Surface({
  client,
  label,
  editable,
  onText,
}: {
  client: DraftClient;
  label: string;
  editable: boolean;
  onText(plain: string): void;
}) {
  const { draft } = useMessages();
  const editor = useEditor(
    {
      extensions: [
        ...extensions({ collaborative: true }),
        Collaboration.configure({ document: client.doc }),
        carets(client.awareness),
      ],
      editable,
      immediatelyRender: false,
      // The look is ours, and an injected style would need the page's nonce.
      injectCSS: false,
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          class: 'ed__text ed__text--tall prose prose--doc serif',
        },
        transformPastedText: withoutUnseen,
        transformPastedHTML: withoutUnseen,
      },
    },
    [client],
  );
  useEffect(() => {
    editor?.setEditable(editable, false);
  }, [editor, editable]);
  useEffect(() => {
    if (!editor) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      clearTimeout(timer);
      timer = setTimeout(() => onText(plainTextOf(editor.getJSON())), TELL_TEXT_MS);
    };
    tell();
    editor.on('update', tell);
    return () => {
      clearTimeout(timer);
      editor.off('update', tell);
    };
  }, [editor, onText]);
  return (
    <div className="editor editor--shared">
      {editor && editable && <Toolbar editor={editor} label={draft.toolbar} />}
      <EditorContent editor={editor} />
    </div>
  );
}
