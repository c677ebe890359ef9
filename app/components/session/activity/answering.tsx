import type { Seat } from '#app/contract/session.ts';
import { type Activity, ballotOf, dotsOf, type Entry, THE_WHOLE } from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../../button.tsx';
import { Radios } from '../../choices.tsx';
import { Icon } from '../../icon.tsx';
import { Receipt } from '../../receipt.tsx';
import { ActForm } from '../act-form.tsx';
import { useRoomView } from '../room-context.tsx';
import { AskTurn } from '../turn.tsx';
import { useActStage } from '../use-act-stage.ts';
import { By, Figures } from './outcome.tsx';
import {
  ANSWERS,
  givenBy,
  openStatements,
  type PartProps,
  questionsInOrder,
  resultsNow,
  WARMEST_FIRST,
} from './view.ts';
import { OwnEntries, Withdraw, WriteBar, WriteForm } from './writing.tsx';

function useMark(activity: Activity, seat: Seat) {
  const { room } = useRoomView();
  return { sessionId: room.sessionId, activityId: activity.activityId, organisationId: seat.id };
}

/** The receipt of the newest answer, and the wish to speak. */
function Bar({ activity, seat, children }: { activity: Activity; seat: Seat; children?: React.ReactNode }) {
  const about = { activityId: activity.activityId, organisationId: seat.id };
  const stage = useActStage('activity.mark', about, Object.keys(givenBy(activity, seat.id)).length > 0);
  return (
    <div className="thumb">
      <Receipt stage={stage} />
      <AskTurn seat={seat} wide={!children} />
      {children}
    </div>
  );
}

/** Results while the activity is open, or when they can be seen. */
function Now({ activity }: { activity: Activity }) {
  const { activity: words } = useMessages();
  const { room, state } = useRoomView();
  const results = resultsNow(state, activity, room.audience);
  if (results) return <Figures activity={activity} results={results} />;
  return <p className="cap">{words.hiddenUntilClosed}</p>;
}

/** One figure from 1 to 5. */
export function TemperaturePart({ activity, seat }: PartProps) {
  return seat ? <Thermometer activity={activity} seat={seat} /> : <Now activity={activity} />;
}

function Thermometer({ activity, seat }: { activity: Activity; seat: Seat }) {
  const { activity: words } = useMessages();
  const input = useMark(activity, seat);
  const mine = givenBy(activity, seat.id)[THE_WHOLE];
  const form = `temperature-${activity.activityId}`;
  return (
    <>
      <ActForm
        command="activity.mark"
        id={form}
        input={input}
        className="form"
        check={(typed) =>
          typeof typed.value === 'number'
            ? null
            : { code: 'invalid_input', fields: { value: 'field_required' } }
        }
      >
        <Radios
          name="value"
          legend={words.temperatureAsk}
          value={mine === undefined ? undefined : String(mine)}
          choices={WARMEST_FIRST.map((value) => ({
            value: String(value),
            label: `${value} · ${words.temperature[value]}`,
          }))}
        />
      </ActForm>
      <p className="cap">
        {words.whoAnswered} {words.hiddenUntilClosed}
      </p>
      <Bar activity={activity} seat={seat}>
        <Button kind="main" size="lg" form={form}>
          {mine === undefined ? words.give : words.update}
        </Button>
      </Bar>
    </>
  );
}

/** Statement by statement: agree, disagree, pass; and one's own proposals. */
export function StatementsPart({ activity, seat }: PartProps) {
  const { activity: words } = useMessages();
  const statements = openStatements(activity);
  const given = seat ? givenBy(activity, seat.id) : {};
  const answered = statements.filter((entry) => given[entry.entryId] !== undefined).length;
  return (
    <>
      {statements.length === 0 ? (
        <p className="soft">{words.noStatements}</p>
      ) : (
        <>
          {seat && <p className="cap">{words.answered(answered, statements.length)}</p>}
          <ol className="rows">
            {statements.map((entry) => (
              <li key={entry.entryId} className="stack-2">
                <p className="serif">
                  {entry.text} <By organisationId={entry.organisationId} />
                </p>
                {seat && (
                  <StatementAnswers
                    activity={activity}
                    entry={entry}
                    seat={seat}
                    mine={given[entry.entryId]}
                  />
                )}
              </li>
            ))}
          </ol>
          <p className="cap">{words.passIsNoAgreement}</p>
          <Now activity={activity} />
        </>
      )}
      {seat && (
        <>
          <WriteForm activity={activity} kind="statements" seat={seat} />
          <OwnEntries
            activity={{ ...activity, entries: activity.entries.filter((entry) => entry.status !== 'open') }}
            kind="statements"
            seat={seat}
          />
          <WriteBar activity={activity} kind="statements" seat={seat} />
        </>
      )}
    </>
  );
}

interface StatementAnswersProps {
  activity: Activity;
  entry: Entry;
  seat: Seat;
  mine: number | undefined;
}

function StatementAnswers({ activity, entry, seat, mine }: StatementAnswersProps) {
  const { activity: words } = useMessages();
  const input = useMark(activity, seat);
  return (
    <ActForm
      command="activity.mark"
      id={`statement-${entry.entryId}`}
      input={{ ...input, target: entry.entryId }}
      className="three"
      label={entry.text}
    >
      {ANSWERS.map(({ value, word, icon }) => (
        <Button key={word} name="value" value={String(value)} aria-pressed={mine === value} icon={icon}>
          {words.answer[word]}
        </Button>
      ))}
    </ActForm>
  );
}

/** Questions of the room, with one's own and the wish to know as well. */
export function QuestionsPart({ activity, seat }: PartProps) {
  const { activity: words } = useMessages();
  const entries = questionsInOrder(activity);
  return (
    <>
      {entries.length === 0 && <p className="soft">{words.noQuestions}</p>}
      <ol className="rows">
        {entries.map((entry) => (
          <QuestionLine key={entry.entryId} activity={activity} entry={entry} seat={seat} />
        ))}
      </ol>
      {seat && (
        <>
          <WriteForm activity={activity} kind="questions" seat={seat} />
          <WriteBar activity={activity} kind="questions" seat={seat} />
        </>
      )}
    </>
  );
}

function QuestionLine({ activity, entry, seat }: { activity: Activity; entry: Entry; seat: Seat | null }) {
  const { activity: words } = useMessages();
  return (
    <li className="stack-2">
      <p>{entry.text}</p>
      <p className="item__m">
        <By organisationId={entry.organisationId} />
        <span className="cap">{words.supportOf(entry.support)}</span>
        {entry.status === 'answered' && (
          <span className="tag tag--ok">
            <Icon name="check" /> {words.status.answered}
          </span>
        )}
      </p>
      {seat && entry.status === 'open' && <QuestionActs activity={activity} entry={entry} seat={seat} />}
    </li>
  );
}

function QuestionActs({ activity, entry, seat }: { activity: Activity; entry: Entry; seat: Seat }) {
  const { activity: words } = useMessages();
  const input = useMark(activity, seat);
  const supports = givenBy(activity, seat.id)[entry.entryId] === 1;
  return (
    <div className="own__acts">
      {/* Who asked it asks it already; a mark of one's own is only taken back. */}
      {(entry.organisationId !== seat.id || supports) && (
        <ActForm
          command="activity.mark"
          id={`support-${entry.entryId}`}
          input={{ ...input, target: entry.entryId, value: supports ? 0 : 1 }}
        >
          <Button size="sm" icon={supports ? 'check' : 'hand'} aria-pressed={supports}>
            {supports ? words.supported : words.support}
          </Button>
        </ActForm>
      )}
      {entry.organisationId === seat.id && (
        <Withdraw input={{ ...input, entryId: entry.entryId }} entry={entry} />
      )}
    </div>
  );
}

/** Dots within the budget of one's organisation. */
export function DotsPart({ activity, seat }: PartProps) {
  const { activity: words } = useMessages();
  const dots = activity.dots;
  if (!dots) return null;
  const given = seat ? givenBy(activity, seat.id) : {};
  const left = dots.budget - dotsOf(given);
  return (
    <>
      <p className="soft">{words.dotsRule(dots.budget, dots.most)}</p>
      {seat && (
        <p aria-live="polite">
          <strong>{words.dots(left, dots.budget)}</strong>
        </p>
      )}
      <ol className="rows">
        {ballotOf(activity).map((choice) => (
          <li key={choice.target} className="dotline">
            <span>
              {choice.text}
              {choice.ideas.length > 0 && <span className="cap"> {words.ideasIn(choice.ideas.length)}</span>}
            </span>
            {seat && (
              <Dots
                activity={activity}
                seat={seat}
                choice={choice}
                mine={given[choice.target] ?? 0}
                most={Math.min(dots.most, (given[choice.target] ?? 0) + left)}
              />
            )}
          </li>
        ))}
      </ol>
      <Now activity={activity} />
      {seat && <Bar activity={activity} seat={seat} />}
    </>
  );
}

interface DotsProps {
  activity: Activity;
  seat: Seat;
  choice: { readonly target: string; readonly text: string };
  mine: number;
  /** As many as may lie here now. */
  most: number;
}

function Dots({ activity, seat, choice, mine, most }: DotsProps) {
  const { activity: words } = useMessages();
  const input = { ...useMark(activity, seat), target: choice.target };
  return (
    <span className="dots">
      <ActForm command="activity.mark" id={`less-${choice.target}`} input={{ ...input, value: mine - 1 }}>
        <Button icon="minus" iconOnly disabled={mine === 0}>
          {words.fewerDots(choice.text)}
        </Button>
      </ActForm>
      <strong className="dots__n">
        {mine}
        <span className="vh"> {words.dotsOn(mine)}</span>
      </strong>
      <ActForm command="activity.mark" id={`more-${choice.target}`} input={{ ...input, value: mine + 1 }}>
        <Button icon="plus" iconOnly disabled={mine >= most}>
          {words.moreDots(choice.text)}
        </Button>
      </ActForm>
    </span>
  );
}
