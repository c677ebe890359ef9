import { useEffect, useRef } from 'react';
import { type Activity, type Entry, isPresent, partiesOf } from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../../button.tsx';
import { TextArea } from '../../field.tsx';
import { Badge } from '../../organisation.tsx';
import { Sheet } from '../../sheet-dialog.tsx';
import { ActForm } from '../act-form.tsx';
import { useRoomView } from '../room-context.tsx';
import { shown } from '../view.ts';
import { ConsoleSorting } from './console-sorting.tsx';
import { By, DrawnList, Figures, Promised, Reports } from './outcome.tsx';
import { hasAnswered, openStatements, questionsInOrder, resultsNow } from './view.ts';

/** The open activity as the facilitator runs it. */
export function ConsoleActivity({ activity }: { activity: Activity }) {
  const { activity: words } = useMessages();
  const stage = activity.kind === 'writing' ? words.stage[activity.stage] : null;
  const place = useRef<HTMLElement>(null);
  // What was just opened is looked at next, wherever the column was scrolled to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: again at each stage
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [activity.stage]);
  return (
    <section ref={place} className="activity activity--console" aria-label={words.kind[activity.kind]}>
      <p className="eyebrow">
        <strong className="ask__now">{words.kind[activity.kind]}</strong>
        {stage && <span>{stage}</span>}
      </p>
      <h2 className="h-doc activity__q">{activity.question}</h2>
      <Promised activity={activity} />
      <Body activity={activity} />
    </section>
  );
}

function Body({ activity }: { activity: Activity }) {
  const { activity: words } = useMessages();
  switch (activity.kind) {
    case 'writing':
      if (activity.stage === 'gathering')
        return (
          <p className="bigline" aria-live="polite">
            <strong>{words.written(activity.written)}</strong>{' '}
            <span className="soft">{words.notYetSeen}</span>
          </p>
        );
      if (activity.stage === 'sorting') return <ConsoleSorting activity={activity} />;
      return <Answers activity={activity} />;
    case 'temperature':
      return <Answers activity={activity} />;
    case 'statements':
      return (
        <>
          <Waiting activity={activity} />
          <AddStatement activity={activity} />
          <Answers activity={activity} />
        </>
      );
    case 'questions':
      return <QuestionList activity={activity} />;
    case 'draw':
      return <DrawnList activity={activity} />;
    case 'breakout':
      return (
        <>
          <Reports activity={activity} />
          <WithoutTeam activity={activity} />
        </>
      );
  }
}

/** Who is there and talks in no group. */
function WithoutTeam({ activity }: { activity: Activity }) {
  const { activity: words } = useMessages();
  const { state } = useRoomView();
  const placed = new Set(activity.teams.flatMap((team) => team.organisationIds));
  const left = partiesOf(state).filter(({ organisationId: id }) => isPresent(state, id) && !placed.has(id));
  if (left.length === 0) return null;
  return (
    <p className="orglist">
      {words.withoutTeam}:{' '}
      {left.map(({ organisationId }) => (
        <By key={organisationId} organisationId={organisationId} />
      ))}
    </p>
  );
}

/** Who has answered, and what as far as it may be seen. */
function Answers({ activity }: { activity: Activity }) {
  const { activity: words, activityConsole } = useMessages();
  const { room, state } = useRoomView();
  const results = resultsNow(state, activity, room.audience);
  return (
    <>
      <p className="label">{activityConsole.who}</p>
      <div className="badges">
        {partiesOf(state)
          .filter(
            (party) => isPresent(state, party.organisationId) || hasAnswered(activity, party.organisationId),
          )
          .map((party) => {
            const answered = hasAnswered(activity, party.organisationId);
            return (
              <span key={party.organisationId}>
                <Badge organisation={shown(party)} state={answered ? 'filled' : 'open'} />
                {!answered && <span className="vh"> {activityConsole.notYet}</span>}
              </span>
            );
          })}
      </div>
      {!results && activity.kind === 'statements' && <StatementList activity={activity} />}
      {results ? (
        <Figures activity={activity} results={results} />
      ) : (
        <p className="cap">{words.hiddenUntilClosed}</p>
      )}
    </>
  );
}

interface SettleProps {
  activity: Activity;
  entry: Entry;
  status: 'open' | 'declined' | 'answered';
  children: string;
}

function Settle({ activity, entry, status, children }: SettleProps) {
  const { room } = useRoomView();
  return (
    <ActForm
      command="activity.settle"
      id={`settle-${status}-${entry.entryId}`}
      input={{ sessionId: room.sessionId, activityId: activity.activityId, entryId: entry.entryId, status }}
    >
      <Button size="sm">
        {children}
        <span className="vh">: {entry.text}</span>
      </Button>
    </ActForm>
  );
}

/** Statements that wait for the facilitator. */
function Waiting({ activity }: { activity: Activity }) {
  const { activityConsole: words } = useMessages();
  const waiting = activity.entries.filter((entry) => entry.status === 'proposed');
  if (waiting.length === 0) return null;
  return (
    <div className="note note--wait">
      <div className="grow stack-2">
        <p className="label">{words.waiting}</p>
        <ul className="rows">
          {waiting.map((entry) => (
            <li key={entry.entryId} className="stack-2">
              <p className="serif">
                {entry.text} <By organisationId={entry.organisationId} />
              </p>
              <div className="own__acts">
                <Settle activity={activity} entry={entry} status="open">
                  {words.admit}
                </Settle>
                <Settle activity={activity} entry={entry} status="declined">
                  {words.decline}
                </Settle>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function StatementList({ activity }: { activity: Activity }) {
  const { activity: words } = useMessages();
  const statements = openStatements(activity);
  if (statements.length === 0) return <p className="soft">{words.noStatements}</p>;
  return (
    <ol className="rows">
      {statements.map((entry) => (
        <li key={entry.entryId} className="serif">
          {entry.text} <By organisationId={entry.organisationId} />
        </li>
      ))}
    </ol>
  );
}

function AddStatement({ activity }: { activity: Activity }) {
  const { activityConsole: words } = useMessages();
  const { room } = useRoomView();
  return (
    <Sheet summary={words.add} title={words.add} icon="plus" buttonClass="btn btn--sm">
      <ActForm
        command="activity.add"
        id="add-statement"
        input={{ sessionId: room.sessionId, activityId: activity.activityId }}
        className="form"
        clears
      >
        <TextArea name="text" label={words.addText} rows={2} maxLength={500} />
        <Button kind="main">{words.add}</Button>
      </ActForm>
    </Sheet>
  );
}

function QuestionList({ activity }: { activity: Activity }) {
  const { activity: words, activityConsole } = useMessages();
  const entries = questionsInOrder(activity);
  if (entries.length === 0) return <p className="soft">{words.noQuestions}</p>;
  return (
    <ol className="rows">
      {entries.map((entry) => (
        <li key={entry.entryId} className="qline">
          <div className="grow">
            <p>{entry.text}</p>
            <p className="item__m">
              <By organisationId={entry.organisationId} />
              <span className="cap">{words.supportOf(entry.support)}</span>
              {entry.status === 'answered' && <span className="tag tag--ok">{words.status.answered}</span>}
            </p>
          </div>
          <Settle
            activity={activity}
            entry={entry}
            status={entry.status === 'answered' ? 'open' : 'answered'}
          >
            {entry.status === 'answered' ? activityConsole.reopen : activityConsole.answered}
          </Settle>
        </li>
      ))}
    </ol>
  );
}
