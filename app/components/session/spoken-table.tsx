import { partiesOf, spokenBy } from '#app/domain/session/index.ts';
import { useMessages, useReader } from '#app/reader.tsx';
import { Badge } from '../organisation.tsx';
import { useNow, useRoomView } from './room-context.tsx';
import { minutesAndSeconds, shown } from './view.ts';

/** Speaking time of each organisation as bars in the colour and mark of its sector, with the figures beside them. */
export function SpokenTable() {
  const { room: words } = useMessages();
  const { locale } = useReader();
  const { state } = useRoomView();
  const now = useNow(5_000);
  const rows = partiesOf(state)
    .map((party) => {
      const { turns, ms } = spokenBy(state, party.organisationId);
      const speaking = state.turn?.organisationId === party.organisationId ? state.turn : null;
      const running = speaking ? Math.max(0, now - speaking.startedAt) : 0;
      return { party: shown(party), turns: turns + (speaking ? 1 : 0), ms: ms + running };
    })
    .filter((row) => row.turns > 0)
    .sort((a, b) => b.ms - a.ms);
  const most = Math.max(1, ...rows.map((row) => row.ms));
  if (rows.length === 0) return null;
  return (
    <details className="more">
      <summary>{words.spokenBy}</summary>
      <table className="spoken">
        <caption className="vh">{words.spokenBy}</caption>
        <thead className="vh">
          <tr>
            <th scope="col">{words.organisation}</th>
            <th scope="col">{words.time}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ party, turns, ms }) => (
            <tr key={party.id}>
              <th scope="row">
                <Badge organisation={party} /> {party.shortName}
              </th>
              <td>
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect
                    width={Math.max(1, (ms / most) * 100)}
                    height="8"
                    className={party.sector === 'government' ? 'f-nila' : 'f-soga'}
                  />
                </svg>
                <span className="num">
                  {minutesAndSeconds(ms, locale)} <span className="cap">{words.spokenTurns(turns)}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
