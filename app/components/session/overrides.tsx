import { useFormat, useMessages } from '#app/reader.tsx';
import { useRoomView } from './room-context.tsx';
import { shownOf } from './view.ts';

/** As many changes are shown; the log and the ledger keep them all. */
const SHOWN = 5;

/** Every time the floor was given against the proposed order, the newest first: whom, past whom, when, why, by whom. */
export function Overrides() {
  const { room: words } = useMessages();
  const { room, state } = useRoomView();
  const format = useFormat(room.timeZone);
  if (state.overrides.length === 0) return null;
  const nameOf = (personId: string | null) =>
    room.facilitators.find((one) => one.personId === personId)?.name;
  return (
    <details className="more">
      <summary>
        {words.overrides} ({state.overrides.length})
      </summary>
      <ul className="stack-2 cap">
        {state.overrides
          .slice(-SHOWN)
          .reverse()
          .map((override) => (
            <li key={`${override.at}-${override.organisationId}`}>
              {format.time(new Date(override.at).toISOString(), { zoneName: false })}{' '}
              {words.override(
                shownOf(state, override.organisationId)?.shortName ?? '',
                shownOf(state, override.over)?.shortName ?? '',
              )}
              , {override.why ? words.overrideWhy(override.why) : words.overrideNoWhy}
              {nameOf(override.personId) && `, ${words.overrideBy(nameOf(override.personId) ?? '')}`}
            </li>
          ))}
      </ul>
    </details>
  );
}
