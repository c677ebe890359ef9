import {
  type Activity,
  type ActivityResults,
  isPresent,
  opinionsOf,
  partiesOf,
  type SessionState,
  SMALLEST_CROWD,
  THE_WHOLE,
} from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { Icon } from '../../icon.tsx';
import { Org } from '../../organisation.tsx';
import { useRoomView } from '../room-context.tsx';
import { shownOf } from '../view.ts';
import { WallTally } from '../wall-tally.tsx';
import { By } from './outcome.tsx';
import {
  dotted,
  hasAnswered,
  lineOf,
  openStatements,
  promiseOf,
  questionsInOrder,
  resultsNow,
  WARMEST_FIRST,
} from './view.ts';

/** As many lines as are read at eight metres. */
const MOST_LINES = 6;

/** Organisations that have answered, and those that could. */
export function answeredOf(state: SessionState, activity: Activity): { answered: number; of: number } {
  const answered = partiesOf(state).filter((party) => hasAnswered(activity, party.organisationId)).length;
  const present = partiesOf(state).filter((party) => isPresent(state, party.organisationId)).length;
  return { answered, of: Math.max(answered, present) };
}

/** Kinds in which it is counted who has answered. */
export function countsAnswers(activity: Activity): boolean {
  return (
    activity.kind === 'temperature' ||
    activity.kind === 'statements' ||
    (activity.kind === 'writing' && activity.stage === 'dots')
  );
}

/** An activity on the wall: what is asked, and what may be seen of it. */
export function WallActivity({ activity }: { activity: Activity }) {
  const { activity: words } = useMessages();
  const { room, state } = useRoomView();
  const results = resultsNow(state, activity, room.audience);
  return (
    <div className="wall__tally wall__act">
      <p className="wall__q serif">{activity.question}</p>
      <WallBody activity={activity} results={results} />
      {activity.status === 'open' && <p className="wall__promise">{promiseOf(activity, words)}</p>}
    </div>
  );
}

function WallBody({ activity, results }: { activity: Activity; results: ActivityResults | null }) {
  const { activity: words } = useMessages();
  switch (activity.kind) {
    case 'writing':
      if (activity.stage === 'gathering')
        return <p className="wall__big">{words.written(activity.written)}</p>;
      return results && results.lines.length > 0 ? (
        <Dotted activity={activity} results={results} />
      ) : (
        <WallIdeas activity={activity} />
      );
    case 'temperature':
      return results ? (
        <Temperature results={results} />
      ) : (
        <p className="wall__hidden">{words.hiddenUntilClosed}</p>
      );
    case 'statements':
      return <WallStatements activity={activity} results={activity.status === 'closed' ? results : null} />;
    case 'questions':
      return (
        <ol className="wall__list">
          {questionsInOrder(activity)
            .slice(0, MOST_LINES)
            .map((entry) => (
              <li key={entry.entryId} className={entry.status === 'answered' ? 'soft' : undefined}>
                <strong>{entry.support}</strong> {entry.text}{' '}
                {entry.status === 'answered' && <Icon name="check" />}
              </li>
            ))}
        </ol>
      );
    case 'draw':
      return <WallDrawn activity={activity} />;
    case 'breakout':
      return <WallTeams activity={activity} />;
  }
}

function WallIdeas({ activity }: { activity: Activity }) {
  const { activity: words, session } = useMessages();
  const alone = activity.entries.filter((entry) => entry.groupId === null);
  const lines = [
    ...activity.groups.map((group) => ({
      key: group.groupId,
      text: group.name,
      count: activity.entries.filter((entry) => entry.groupId === group.groupId).length,
    })),
    ...alone.map((entry) => ({ key: entry.entryId, text: entry.text, count: 0 })),
  ];
  return (
    <>
      <ul className="wall__list">
        {lines.slice(0, MOST_LINES).map((line) => (
          <li key={line.key}>
            {line.text} {line.count > 0 && <span className="soft">{words.ideasIn(line.count)}</span>}
          </li>
        ))}
      </ul>
      {lines.length > MOST_LINES && (
        <p className="soft">{session.console.andMore(lines.length - MOST_LINES)}</p>
      )}
    </>
  );
}

function Dotted({ activity, results }: { activity: Activity; results: ActivityResults }) {
  const { activity: words } = useMessages();
  return (
    <ol className="wall__list">
      {dotted(activity, results)
        .slice(0, MOST_LINES)
        .map((choice) => (
          <li key={choice.target}>
            <strong>{choice.line?.total ?? words.tooFew(SMALLEST_CROWD)}</strong> {choice.text}
            {choice.line?.bySector && <Sectors figures={choice.line.bySector} />}
          </li>
        ))}
    </ol>
  );
}

function Sectors({ figures }: { figures: { government: number; 'non-government': number } }) {
  const { common } = useMessages();
  return (
    <span className="wall__sectors">
      <span className="org gov">
        <span className="mark" aria-hidden="true" />
        {figures.government}
        <span className="vh"> {common.sector.government}</span>
      </span>
      <span className="org ngo">
        <span className="mark" aria-hidden="true" />
        {figures['non-government']}
        <span className="vh"> {common.sector['non-government']}</span>
      </span>
    </span>
  );
}

function Temperature({ results }: { results: ActivityResults }) {
  const { activity: words } = useMessages();
  const lines = WARMEST_FIRST.map((value) => ({ value, line: lineOf(results, THE_WHOLE, value) }));
  if (lines.some(({ line }) => !line?.bySector)) {
    return (
      <>
        <ol className="wall__list">
          {lines.map(({ value, line }) => (
            <li key={value}>
              <strong>{line?.total ?? '–'}</strong> {words.temperature[value]}
            </li>
          ))}
        </ol>
        <p className="soft">{words.tooFew(SMALLEST_CROWD)}</p>
      </>
    );
  }
  return (
    <WallTally
      heads={[String(results.answered.government), String(results.answered['non-government'])]}
      rows={lines.map(({ value, line }) => ({
        label: words.temperature[value],
        icon: value > 3 ? 'up' : value < 3 ? 'down' : 'minus',
        government: line?.bySector?.government ?? 0,
        others: line?.bySector?.['non-government'] ?? 0,
      }))}
    />
  );
}

function WallStatements({ activity, results }: { activity: Activity; results: ActivityResults | null }) {
  const { activity: words } = useMessages();
  const byId = new Map(openStatements(activity).map((entry) => [entry.entryId, entry.text]));
  const verdicts = new Map(results && opinionsOf(results).map((one) => [one.target, one.verdict]));
  const order = results ? opinionsOf(results).map((one) => one.target) : [...byId.keys()];
  return (
    <ol className="wall__list">
      {order.slice(0, MOST_LINES).map((id) => {
        const verdict = verdicts.get(id);
        return (
          <li key={id}>
            <span className="serif">{byId.get(id)}</span>
            {verdict && <span className="soft">{words.verdict[verdict]}</span>}
          </li>
        );
      })}
    </ol>
  );
}

function WallDrawn({ activity }: { activity: Activity }) {
  const { activity: words } = useMessages();
  const { state } = useRoomView();
  const last = activity.drawn.at(-1);
  const party = last && shownOf(state, last.organisationId);
  return (
    <>
      <p className="wall__big">{party ? <Org organisation={party} /> : words.nobodyDrawn}</p>
      {activity.drawn.length > 1 && <p className="soft">{words.drawnBefore(activity.drawn.length)}</p>}
    </>
  );
}

function WallTeams({ activity }: { activity: Activity }) {
  const { activity: words } = useMessages();
  return (
    <ol className="wall__list">
      {activity.teams.map((team, at) => (
        <li key={team.teamId}>
          <strong>{words.team(at + 1)}</strong> {team.question}
          {Object.hasOwn(activity.reports, team.teamId) && <Icon name="check" />}
          <span className="wall__team">
            {team.organisationIds.map((id) => (
              <By key={id} organisationId={id} />
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}
