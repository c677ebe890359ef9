import { type ComponentType, useEffect, useState } from 'react';
import type { CollaborativeEditorProps } from './collaborative-editor.tsx';

/**
 * A text that several people write at once. Until the editor's code has arrived, and without JavaScript, it is
 * what `children` draw: the same text, to be read.
 */
export function CollaborativeText(props: CollaborativeEditorProps) {
  const [Editor, setEditor] = useState<ComponentType<CollaborativeEditorProps> | null>(null);
  useEffect(() => {
    let gone = false;
    import('./collaborative-editor.tsx').then(
      (loaded) => {
        if (!gone) setEditor(() => loaded.CollaborativeEditor);
      },
      // The code did not arrive on a weak network: the text stays to be read.
      () => setEditor(null),
    );
    return () => {
      gone = true;
    };
  }, []);
  return Editor ? <Editor {...props} /> : props.children;
}
