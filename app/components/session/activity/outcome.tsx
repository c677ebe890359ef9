import {
  type Activity,
  type ActivityResults,
  activitiesOn,
  opinionsOf,
  picked,
  SMALLEST_CROWD,
  THE_WHOLE,
} from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { Icon } from '../../icon.tsx';
import { Note } from '../../note.tsx';
import { Org } from '../../organisation.tsx';
import { useRoomView } from '../room-context.tsx';
import { shownOf } from '../view.ts';
import { TallyRow } from './tallies.tsx';
import {
  ANSWERS,
  dotted,
  lineOf,
  openStatements,
  promiseOf,
  questionsInOrder,
  WARMEST_FIRST,
} from './view.ts';

/** Activities that are over on an item, each with what it came to. */
export function HeldActivities({ itemId }: { itemId: string }) {
  const { activity: words } = useMessages();
  const { state } = useRoomView();
  const held = activitiesOn(state, itemId).filter((activity) => activity.status === 'closed');
  if (held.length === 0) return null;
  return (
    <section className="roompart" aria-label={words.held}>
      {held.reverse().map((activity, at) => (
        <Outcome
          key={activity.activityId}
          activity={activity}
          open={at === 0 && state.openActivityId === null}
        />
      ))}
    </section>
  );
}

/** What one activity came to; the newest is open, the others fold away. */
function Outcome({ activity, open }: { activity: Activity; open: boolean }) {
  const { activity: words } = useMessages();
  const results = activity.results;
  return (
    <details className="outcome" open={open}>
      <summary>
        <span className="cap">{words.kind[activity.kind]}</span>
        <span className="h-doc outcome__q">{activity.question}</span>
        <Icon name="down" />
      </summary>
      <div className="outcome__b">
        {results && <Figures activity={activity} results={results} />}
        <Told activity={activity} />
        <Promised activity={activity} />
      </div>
    </details>
  );
}

/** Whose is told from whose: said wherever one answers, and beside what came of it. */
export function Promised({ activity }: { activity: Activity }) {
  const { activity: words } = useMessages();
  const icon =
    activity.anonymity === 'named' ? 'people' : activity.anonymity === 'facilitator' ? 'eye' : 'lock';
  return (
    <p className="cap promised">
      <Icon name={icon} /> {promiseOf(activity, words)}
    </p>
  );
}

/** The figures of an activity: a temperature, statements, dots. */
export function Figures({ activity, results }: { activity: Activity; results: ActivityResults }) {
  const { activity: words } = useMessages();
  const { answered, lines } = results;
  if (lines.length === 0) return null;
  const withheld = lines.some((line) => line.bySector === null);
  return (
    <>
      {activity.kind === 'temperature' && (
        <ol className="trows" aria-label={words.resultsCaption}>
          {WARMEST_FIRST.map((value) => (
            <TallyRow
              key={value}
              label={`${value} · ${words.temperature[value]}`}
              line={lineOf(results, THE_WHOLE, value)}
            />
          ))}
        </ol>
      )}
      {activity.kind === 'statements' && <Opinions activity={activity} results={results} />}
      {activity.kind === 'writing' && (
        <ol className="trows" aria-label={words.resultsCaption}>
          {dotted(activity, results).map((choice) => (
            <TallyRow
              key={choice.target}
              line={choice.line}
              label={
                <>
                  {choice.text}
                  {choice.ideas.length > 0 && <IdeasIn ideas={choice.ideas} />}
                </>
              }
            />
          ))}
        </ol>
      )}
      {withheld && <Note icon="lock">{words.tooFew(SMALLEST_CROWD)}</Note>}
      <p className="cap">{words.took(answered.government, answered['non-government'])}</p>
    </>
  );
}

function IdeasIn({ ideas }: { ideas: readonly string[] }) {
  const { activity: words } = useMessages();
  return (
    <details className="more">
      <summary>{words.ideasIn(ideas.length)}</summary>
      <ul className="ideas">
        {ideas.map((idea, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two organisations may have written the same words
          <li key={at}>{idea}</li>
        ))}
      </ul>
    </details>
  );
}

const VERDICT_LOOK = {
  bridging: 'tag tag--ok',
  divisive: 'tag tag--bad',
  mixed: 'tag tag--line',
  'too-few': 'tag tag--line',
} as const;
const VERDICT_ICON = { bridging: 'shake', divisive: 'dispute', mixed: 'minus', 'too-few': 'wait' } as const;

/** Statements as they stand by sector: those both sectors agree on first, and which of them divide. */
function Opinions({ activity, results }: { activity: Activity; results: ActivityResults }) {
  const { activity: words } = useMessages();
  const { state } = useRoomView();
  const byId = new Map(openStatements(activity).map((entry) => [entry.entryId, entry]));
  return (
    <>
      <ol className="rows">
        {opinionsOf(results).map((opinion) => {
          const entry = byId.get(opinion.target);
          const by = entry?.organisationId ? shownOf(state, entry.organisationId) : undefined;
          return (
            <li key={opinion.target} className="item">
              <p className="item__t serif">{entry?.text}</p>
              <p className="item__m">
                <span className={VERDICT_LOOK[opinion.verdict]}>
                  <Icon name={VERDICT_ICON[opinion.verdict]} /> {words.verdict[opinion.verdict]}
                </span>
                {by && <Org organisation={by} />}
              </p>
              <ul className="trows trows--tight">
                {ANSWERS.map(({ value, word }) => (
                  <TallyRow
                    key={word}
                    label={words.answer[word]}
                    line={lineOf(results, opinion.target, value)}
                  />
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
      <details className="more">
        <summary>{words.formulaTitle}</summary>
        <p className="cap">{words.formula}</p>
      </details>
    </>
  );
}

/** What was said in words: ideas without a vote, questions, who was drawn, reports of groups. */
function Told({ activity }: { activity: Activity }) {
  const { activity: words } = useMessages();
  switch (activity.kind) {
    case 'writing':
      if (activity.entries.length === 0) return <p className="cap">{words.nothingWritten}</p>;
      return activity.dots ? null : <Ideas activity={activity} />;
    case 'statements':
      return openStatements(activity).length === 0 ? <p className="cap">{words.nothingWritten}</p> : null;
    case 'questions':
      return <Questions activity={activity} />;
    case 'draw':
      return <DrawnList activity={activity} />;
    case 'breakout':
      return <Reports activity={activity} />;
    default:
      return null;
  }
}

/** All ideas, group by group. */
export function Ideas({ activity }: { activity: Activity }) {
  const { activity: words } = useMessages();
  const parts = [
    ...activity.groups.map((group) => ({
      key: group.groupId,
      name: group.name,
      id: group.groupId as string | null,
    })),
    { key: 'alone', name: activity.groups.length > 0 ? words.ungrouped : '', id: null },
  ];
  return (
    <>
      {parts.map(({ key, name, id }) => {
        const entries = activity.entries.filter((entry) => entry.groupId === id);
        if (entries.length === 0) return null;
        return (
          <div key={key} className="stack-2">
            {name && <h4 className="label">{name}</h4>}
            <ul className="ideas">
              {entries.map((entry) => (
                <li key={entry.entryId}>
                  {entry.text} <By organisationId={entry.organisationId} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </>
  );
}

/** Whose something is, where that may be seen. */
export function By({ organisationId }: { organisationId: string | null }) {
  const { state } = useRoomView();
  const party = organisationId === null ? undefined : shownOf(state, organisationId);
  return party ? <Org organisation={party} /> : null;
}

/** Questions as they stand. */
function Questions({ activity }: { activity: Activity }) {
  const { activity: words } = useMessages();
  const entries = questionsInOrder(activity);
  if (entries.length === 0) return <p className="cap">{words.noQuestions}</p>;
  return (
    <ol className="rows">
      {entries.map((entry) => (
        <li key={entry.entryId} className="item">
          <p className="item__t">{entry.text}</p>
          <p className="item__m">
            <By organisationId={entry.organisationId} />
            <span className="cap">{words.supportOf(entry.support)}</span>
            {entry.status === 'answered' && (
              <span className="tag tag--ok">
                <Icon name="check" /> {words.status.answered}
              </span>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** Who was drawn, the last one first and large, and how anybody can check it. */
export function DrawnList({ activity }: { activity: Activity }) {
  const { activity: words } = useMessages();
  const { state } = useRoomView();
  const last = activity.drawn.at(-1);
  const party = last && shownOf(state, last.organisationId);
  return (
    <>
      {party ? (
        <p className="drawn" aria-live="polite">
          <span className="label">{words.drawn}</span> <Org organisation={party} />
        </p>
      ) : (
        <p className="soft">{words.nobodyDrawn}</p>
      )}
      {activity.drawn.length > 1 && (
        <ol className="orglist">
          {activity.drawn.slice(0, -1).map((drawn) => (
            <li key={drawn.roll}>
              <By organisationId={drawn.organisationId} />
            </li>
          ))}
        </ol>
      )}
      <details className="more">
        <summary>{words.check}</summary>
        <p className="cap">{words.checkLead}</p>
        <dl className="dl">
          <dt>{words.seedHash}</dt>
          <dd className="hash">{activity.seedHash}</dd>
          <dt>{words.seed}</dt>
          <dd className={activity.seed ? 'hash' : undefined}>{activity.seed ?? words.seedLater}</dd>
          {activity.drawn.map((drawn, at) => (
            <div className="dl__r" key={drawn.roll}>
              <dt>{words.rollOf(at + 1)}</dt>
              <dd>
                <span className="hash">{drawn.roll}</span>
                <br />
                {words.among(
                  drawn.candidates.indexOf(picked(drawn.candidates, drawn.roll) ?? '') + 1,
                  drawn.candidates.length,
                )}
                : <By organisationId={drawn.organisationId} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

/** Breakout groups with what each reported. */
export function Reports({ activity, but }: { activity: Activity; but?: string }) {
  const { activity: words } = useMessages();
  return (
    <ol className="rows">
      {activity.teams.map((team, at) => {
        if (team.teamId === but) return null;
        const report = Object.hasOwn(activity.reports, team.teamId)
          ? activity.reports[team.teamId]
          : undefined;
        return (
          <li key={team.teamId} className="item stack-2">
            <p className="item__t">
              {words.team(at + 1)}: {team.question}
            </p>
            <p className="orglist">
              {team.organisationIds.map((id) => (
                <By key={id} organisationId={id} />
              ))}
            </p>
            {report ? (
              <>
                <p className="serif prewrap">{report.text}</p>
                <p className="cap">
                  {words.reportedBy} <By organisationId={report.organisationId} />
                </p>
              </>
            ) : (
              <p className="cap">{words.noReport}</p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
