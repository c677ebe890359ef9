import { Link } from '@remix-run/react';
import type { ToldAct } from '#app/contract/ledger.ts';
import { useMessages } from '#app/reader.tsx';
import { Icon } from '../icon.tsx';
import { actWords } from './act-words.ts';

/** The quiet receipt of the form that led to this page: what was done, and where its proof is. */
export function Recorded({ act }: { act: ToldAct }) {
  const messages = useMessages();
  const { acts } = messages;
  return (
    <aside className="recorded" aria-label={acts.region}>
      <p aria-live="polite">
        <Icon name="counted" />
        <span>
          <strong>{acts.recorded}</strong> {actWords(act, messages)}.
        </span>
        <Link to={`/jejak/${act.entryId}`}>{acts.proof}</Link>
      </p>
    </aside>
  );
}
