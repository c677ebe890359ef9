import { agendaDrift, type ItemState, spentOn } from '#app/domain/session/index.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';
import { ActForm } from './act-form.tsx';
import { useNow, useRoomView } from './room-context.tsx';
import { WithdrawnTag } from './withdrawn-tag.tsx';

const minutesOf = (ms: number) => Math.round(ms / 60_000);

/** The run-sheet: what was planned, what it took, what is expected. */
export function ConsoleAgenda() {
  const { session } = useMessages();
  const { room, state } = useRoomView();
  const format = useFormat(room.timeZone);
  const now = useNow(5_000);
  const drift = agendaDrift(state, now);
  const behind = minutesOf(drift.driftMs);
  const longest = Math.max(...drift.items.map((line) => Math.max(line.plannedMs, line.spentMs)), 1);
  const open = state.status === 'open';
  const end = new Date(drift.expectedEnd).toISOString();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls beside a long cue card, and keys must reach it
    <section className="runsheet" aria-labelledby="h-agenda" tabIndex={0}>
      <h2 className="h-sec" id="h-agenda">
        {session.agenda}{' '}
        <span className={behind > 0 ? 'cap bad' : 'cap'}>
          {behind > 0
            ? session.console.behind(behind)
            : behind < 0
              ? session.console.ahead(-behind)
              : session.console.onTime}
        </span>
      </h2>
      <ol className="run">
        {drift.items.map((line, at) => {
          const item = state.items[line.itemId];
          if (!item) return null;
          return (
            <RunLine
              key={line.itemId}
              item={item}
              number={at + 1}
              spentMs={spentOn(item, now)}
              plannedMs={line.plannedMs}
              expected={open && line.expectedStart ? new Date(line.expectedStart).toISOString() : null}
              longest={longest}
            />
          );
        })}
      </ol>
      {open && (
        <p className="cap run__end">
          {session.console.expected} <strong>{format.time(end, { zoneName: false })}</strong>,{' '}
          {session.console.planned(format.time(room.endsAt, { zoneName: false }))}.
        </p>
      )}
    </section>
  );
}

interface RunLineProps {
  item: ItemState;
  number: number;
  spentMs: number;
  plannedMs: number;
  /** When it is expected to begin, ISO 8601. */
  expected: string | null;
  /** The longest time of all items: the width of the bars. */
  longest: number;
}

function RunLine({ item, number, spentMs, plannedMs, expected, longest }: RunLineProps) {
  const { session, common } = useMessages();
  const { room, state } = useRoomView();
  const format = useFormat(room.timeZone);
  const look = { finished: 'is-done', running: 'is-now', waiting: '' }[item.status];
  const started = item.startedAt === null ? null : new Date(item.startedAt).toISOString();
  const scale = (ms: number) => Math.round((ms / longest) * 200);
  const within = Math.min(spentMs, plannedMs);
  const fill = item.status === 'running' ? 'f-ink' : 'f-edge';
  const startable =
    state.status === 'open' &&
    item.status !== 'running' &&
    state.openRoundId === null &&
    state.openVoteId === null;
  return (
    <li className={`run__i ${look}`} aria-current={item.status === 'running' ? 'step' : undefined}>
      <span className="run__n">
        {item.status === 'finished' ? (
          <>
            <Icon name="check" />
            <span className="vh">{common.word.done}</span>
          </>
        ) : (
          number
        )}
      </span>
      <p className="run__t">{item.title}</p>
      <svg className="run__bar" viewBox="0 0 200 8" preserveAspectRatio="none" aria-hidden="true">
        <rect
          width={scale(plannedMs)}
          height="8"
          rx="1"
          className={item.status === 'running' ? 'f-sheet' : 'f-rule'}
        />
        <rect width={scale(within)} height="8" rx="1" className={fill} />
        {spentMs > plannedMs && (
          <rect x={scale(plannedMs)} width={scale(spentMs - plannedMs)} height="8" className="f-bad" />
        )}
      </svg>
      <p className="run__m">
        <span>
          {item.status === 'finished' && started
            ? format.time(started, { zoneName: false })
            : [
                common.itemMode[item.mode],
                expected && session.console.approx(format.time(expected, { zoneName: false })),
              ]
                .filter(Boolean)
                .join(', ')}
        </span>
        <span>
          {spentMs > 0
            ? session.timeOfMinutes(String(minutesOf(spentMs)), String(item.minutes))
            : session.console.minutes(item.minutes)}
        </span>
      </p>
      {item.text && room.withdrawn.includes(item.text.proposalId) && <WithdrawnTag />}
      {startable && (
        <ActForm
          command="agenda.start"
          id={`start-${item.itemId}`}
          input={{ sessionId: room.sessionId, itemId: item.itemId }}
          className="run__f"
        >
          <Button kind="bare" size="sm">
            {item.status === 'finished' ? session.console.again : session.console.start}
            <span className="vh"> {item.title}</span>
          </Button>
        </ActForm>
      )}
    </li>
  );
}
