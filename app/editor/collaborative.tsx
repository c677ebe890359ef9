import { type ComponentType, useEffect, useState } from 'react';
import type { CollaborativeEditorProps } from './collaborative-editor.tsx';

/** After so long on a weak network one writes without the editor: a plain form now is better than an editor later. */
const PATIENCE_MS = 15_000;

/** In the address: the passage somebody writes anew without an editor. */
export const CHOSEN = 'ubah';

/** Shows what is otherwise only there without JavaScript (`.no-js`). */
const plainly = (so: boolean) => document.documentElement.toggleAttribute('data-plain', so);

/**
 * A text that several people write at once. Until the editor's code has arrived, and without JavaScript, it is
 * what `children` draw: the same text, to be read and to be changed by plain forms. Where the code does not come in
 * time it stays so, however late it comes: nobody's half-written line is taken from under their fingers.
 */
export function CollaborativeText(props: CollaborativeEditorProps) {
  const [Editor, setEditor] = useState<ComponentType<CollaborativeEditorProps> | null>(null);
  useEffect(() => {
    let settled = false;
    const settle = (then: () => void) => {
      if (!settled) then();
      settled = true;
    };
    const giveUp = () => settle(() => plainly(true));
    // Whoever has chosen a passage to write without the editor is not kept waiting for it again.
    if (new URLSearchParams(location.search).has(CHOSEN)) giveUp();
    const waiting = setTimeout(giveUp, PATIENCE_MS);
    import('./collaborative-editor.tsx').then(
      (loaded) => settle(() => setEditor(() => loaded.CollaborativeEditor)),
      giveUp,
    );
    return () => {
      settled = true;
      clearTimeout(waiting);
      plainly(false);
    };
  }, []);
  return Editor ? <Editor {...props} /> : props.children;
}
