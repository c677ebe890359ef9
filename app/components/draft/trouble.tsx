import { Link } from '@remix-run/react';
import { Note } from '#app/components/note.tsx';
import type { DraftView } from '#app/live/draft-client.ts';
import { useMessages } from '#app/reader.tsx';

/** What stops the writing: the draft is over, what was written was not taken, or there is no line. */
export function DraftTrouble({ view, page }: { view: DraftView | null; page: string }) {
  const { draft: words, errors } = useMessages();
  const again = (
    <Link to={page} reloadDocument>
      {words.reload}
    </Link>
  );
  if (view?.over)
    return (
      <Note tone="wait" announce="alert" end={again}>
        <strong>{words.overTitle}</strong> {words.over}
      </Note>
    );
  if (view?.refused)
    return (
      <Note tone="bad" announce="alert" end={again}>
        <strong>{errors.sentence[view.refused]}</strong> {words.refused}
      </Note>
    );
  if (view?.connection === 'offline' && view.mayWrite)
    return (
      <Note tone="wait" icon="offline" announce="status">
        <strong>{words.state.offline}.</strong> {words.state.kept}
      </Note>
    );
  return null;
}

/** Whether something stands on this page only: what is frozen or offered now would lack it. */
export const hasUnsaved = (view: DraftView | null): boolean =>
  view !== null && (view.unsent || view.over || view.refused !== null);

/** Why the button that freezes waits: only where waiting helps. */
export const onlyUnsent = (view: DraftView | null): boolean =>
  view?.unsent === true && !view.over && view.refused === null;
