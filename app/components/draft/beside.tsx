import { Org } from '#app/components/organisation.tsx';
import { Section } from '#app/components/page-head.tsx';
import { ConnectionSign } from '#app/components/top-bar.tsx';
import type { DraftView } from '#app/live/draft-client.ts';
import { useMessages } from '#app/reader.tsx';

const SIGN = { connecting: 'weak', live: 'ok', offline: 'off', closed: 'off' } as const;

/** How the shared text is reached, and whether what was written here is stored. */
export function DraftState({ view }: { view: DraftView }) {
  const { draft } = useMessages();
  const { connection, unsent, refused, over, mayWrite } = view;
  const saved = unsent ? draft.state.saving : draft.state.saved;
  return (
    <Section title={draft.state.title} id="keadaan">
      <div className="dstate">
        <ConnectionSign state={SIGN[connection]}>{draft.state[connection]}</ConnectionSign>
        {mayWrite && !refused && !over && (
          <p className="soft" aria-live="polite">
            {connection === 'live' || unsent ? saved : null}
          </p>
        )}
      </div>
    </Section>
  );
}

/** Who else has the draft open, each with the organisation they write for. */
export function DraftWriters({ view }: { view: DraftView }) {
  const { draft } = useMessages();
  return (
    <Section title={draft.here.title} id="penulis">
      {view.here.length === 0 && <p className="soft fempty">{draft.here.nobody}</p>}
      <ul className="dwho">
        {view.here.map(({ clientId, name, organisation, writing }) => (
          <li key={clientId}>
            {organisation && <Org organisation={organisation} />}
            <span>
              {name} <span className="quiet">{writing ? draft.here.writing : draft.here.reading}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
