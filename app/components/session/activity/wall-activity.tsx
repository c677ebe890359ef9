import type { ReactNode } from 'react';
import {
  type Activity,
  type ActivityResults,
  AGREE,
  isPresent,
  opinionsOf,
  partiesOf,
  type SessionState,
  SMALLEST_CROWD,
  THE_WHOLE,
} from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { classNames } from '../../class-names.ts';
import { Icon } from '../../icon.tsx';
import { Org } from '../../organisation.tsx';
import { useRoomView } from '../room-context.tsx';
import { shownOf } from '../view.ts';
import { WallTally } from '../wall-tally.tsx';
import { By } from './outcome.tsx';
import {
  dotted,
  hasAnswered,
  LONG_QUESTION,
  lineOf,
  linesThatFit,
  openStatements,
  promiseOf,
  questionsInOrder,
  resultsNow,
  WARMEST_FIRST,
} from './view.ts';

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
      <p
        className={classNames(
          'wall__q serif',
          activity.question.length > LONG_QUESTION && 'wall__q--long',
          activity.kind === 'breakout' && 'wall__q--two',
        )}
      >
        {activity.question}
      </p>
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
        <Lines
          activity={activity}
          lines={questionsInOrder(activity).map((entry) => ({
            key: entry.entryId,
            text: entry.text,
            before: entry.support,
            soft: entry.status === 'answered',
            after: entry.status === 'answered' && <Icon name="check" />,
          }))}
        />
      );
    case 'draw':
      return <WallDrawn activity={activity} />;
    case 'breakout':
      return <WallTeams activity={activity} />;
  }
}

interface Line {
  key: string;
  text: string;
  /** A figure at its head. */
  before?: ReactNode;
  after?: ReactNode;
  /** Done with. */
  soft?: boolean;
  serif?: boolean;
}

/** As many entries as the wall has room for, each cut after two lines; then how many more there are. */
function Lines({ activity, lines }: { activity: Activity; lines: readonly Line[] }) {
  const { session } = useMessages();
  const fit = linesThatFit(
    activity.question,
    lines.map((line) => line.text),
  );
  return (
    <>
      <ol className="wall__list">
        {lines.slice(0, fit).map((line) => (
          <li key={line.key} className={line.soft ? 'soft' : undefined}>
            {line.before !== undefined && <strong>{line.before}</strong>}
            <span className={classNames('wall__line', line.serif && 'serif')}>{line.text}</span>
            {line.after}
          </li>
        ))}
      </ol>
      {lines.length > fit && <p className="soft">{session.console.andMore(lines.length - fit)}</p>}
    </>
  );
}

function WallIdeas({ activity }: { activity: Activity }) {
  const { activity: words } = useMessages();
  const inGroup = (groupId: string) => activity.entries.filter((entry) => entry.groupId === groupId).length;
  return (
    <Lines
      activity={activity}
      lines={[
        ...activity.groups.map(({ groupId, name }) => ({
          key: groupId,
          text: name,
          after: <span className="soft">{words.ideasIn(inGroup(groupId))}</span>,
        })),
        ...activity.entries
          .filter((entry) => entry.groupId === null)
          .map((entry) => ({ key: entry.entryId, text: entry.text })),
      ]}
    />
  );
}

function Dotted({ activity, results }: { activity: Activity; results: ActivityResults }) {
  const { activity: words } = useMessages();
  return (
    <Lines
      activity={activity}
      lines={dotted(activity, results).map((choice) => ({
        key: choice.target,
        text: choice.text,
        before: choice.line?.total ?? words.tooFew(SMALLEST_CROWD),
        after: choice.line?.bySector && <Sectors figures={choice.line.bySector} />,
      }))}
    />
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
  const agreed = (id: string) => results && lineOf(results, id, AGREE)?.bySector;
  return (
    <Lines
      activity={activity}
      lines={order.map((id) => {
        const verdict = verdicts.get(id);
        const figures = agreed(id);
        return {
          key: id,
          text: byId.get(id) ?? '',
          serif: true,
          after: (
            <>
              {verdict && <span className="soft">{words.verdict[verdict]}</span>}
              {figures && <Sectors figures={figures} />}
            </>
          ),
        };
      })}
    />
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
          <strong>{words.team(at + 1)}</strong>
          <span className="wall__line">{team.question}</span>
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
