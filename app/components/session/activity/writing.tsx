import type { Seat } from '#app/contract/session.ts';
import { type Activity, type Entry, entriesOf } from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../../button.tsx';
import { TextArea } from '../../field.tsx';
import { Receipt } from '../../receipt.tsx';
import { ActForm } from '../act-form.tsx';
import { useRoomView } from '../room-context.tsx';
import { AskTurn } from '../turn.tsx';
import { useActStage } from '../use-act-stage.ts';
import { givenBy, type PartProps } from './view.ts';

/** Kinds in which organisations write. */
type Written = 'writing' | 'statements' | 'questions';
const LONGEST = 500;

/** Silent writing: a field, one's own ideas, and how many there are in all. */
export function WritingPart({ activity, seat }: PartProps) {
  const { activity: words } = useMessages();
  return (
    <>
      <p className="soft" aria-live="polite">
        {words.written(activity.written)}. {words.notYetSeen}
      </p>
      {seat && (
        <>
          <WriteForm activity={activity} kind="writing" seat={seat} />
          <OwnEntries activity={activity} kind="writing" seat={seat} />
          <WriteBar activity={activity} kind="writing" seat={seat} />
        </>
      )}
    </>
  );
}

interface WriteProps {
  activity: Activity;
  kind: Written;
  seat: Seat;
}

const formIdOf = (activity: Activity) => `write-${activity.activityId}`;

function isFull(activity: Activity, seat: Seat): boolean {
  return entriesOf(activity, seat.id).length >= activity.most;
}

/** The field for a new idea, statement or question. */
export function WriteForm({ activity, kind, seat }: WriteProps) {
  const { activity: words } = useMessages();
  const { room } = useRoomView();
  if (isFull(activity, seat)) return <p className="cap">{words.full}</p>;
  return (
    <ActForm
      command="activity.write"
      id={formIdOf(activity)}
      input={{ sessionId: room.sessionId, activityId: activity.activityId, organisationId: seat.id }}
      className="form"
      clears
    >
      <TextArea
        name="text"
        label={words.text[kind]}
        help={words.textHelp[kind]}
        rows={2}
        maxLength={LONGEST}
      />
    </ActForm>
  );
}

/** Where one both writes and answers what others wrote, the receipt is that of whichever came last. */
const RECEIPT_OF = {
  writing: ['activity.write'],
  statements: ['activity.write', 'activity.mark'],
  questions: ['activity.write', 'activity.mark'],
} as const;

/** The bar at the thumb: the receipt of what was written or answered last, the wish to speak, and sending. */
export function WriteBar({ activity, kind, seat }: WriteProps) {
  const { activity: words } = useMessages();
  const own = entriesOf(activity, seat.id);
  const about = { activityId: activity.activityId, organisationId: seat.id };
  const given = own.length > 0 || Object.keys(givenBy(activity, seat.id)).length > 0;
  const stage = useActStage(RECEIPT_OF[kind], about, given);
  const full = isFull(activity, seat);
  return (
    <div className="thumb">
      <Receipt stage={stage} />
      <AskTurn seat={seat} wide={full} />
      {!full && (
        <Button kind="main" size="lg" form={formIdOf(activity)}>
          {words.sendText[kind]}
        </Button>
      )}
    </div>
  );
}

/** What one's own organisation has written, to change or to take back as long as that is possible. */
export function OwnEntries({ activity, kind, seat }: WriteProps) {
  const { activity: words } = useMessages();
  const own = activity.entries.filter((entry) => entry.organisationId === seat.id);
  if (own.length === 0) return null;
  return (
    <div className="stack-2">
      <h3 className="h-sec">
        {words.mine[kind]} <span className="cap">{words.mineOf(own.length, activity.most)}</span>
      </h3>
      <ul className="rows">
        {own.map((entry) => (
          <OwnEntry key={entry.entryId} activity={activity} entry={entry} seat={seat} />
        ))}
      </ul>
    </div>
  );
}

function OwnEntry({ activity, entry, seat }: { activity: Activity; entry: Entry; seat: Seat }) {
  const { activity: words } = useMessages();
  const { room } = useRoomView();
  const { kind, activityId } = activity;
  const input = { sessionId: room.sessionId, activityId, organisationId: seat.id, entryId: entry.entryId };
  const changes = kind === 'writing' || entry.status === 'proposed';
  return (
    <li className="stack-2">
      <p>
        {entry.text}{' '}
        {kind === 'statements' && <span className="tag tag--line">{words.status[entry.status]}</span>}
      </p>
      {changes && (
        <div className="own__acts">
          <details className="more">
            <summary>{words.change}</summary>
            <ActForm
              command="activity.rewrite"
              id={`rewrite-${entry.entryId}`}
              input={input}
              className="form"
            >
              <TextArea
                name="text"
                label={words.text[kind === 'statements' ? 'statements' : 'writing']}
                value={entry.text}
                rows={2}
                maxLength={LONGEST}
              />
              <Button>{words.save}</Button>
            </ActForm>
          </details>
          <Withdraw input={input} entry={entry} />
        </div>
      )}
    </li>
  );
}

/** Takes one's own words back. */
export function Withdraw({ input, entry }: { input: Readonly<Record<string, string>>; entry: Entry }) {
  const { activity: words } = useMessages();
  return (
    <ActForm command="activity.withdraw" id={`withdraw-${entry.entryId}`} input={input}>
      <Button kind="bare">
        {words.withdraw}
        <span className="vh">: {entry.text}</span>
      </Button>
    </ActForm>
  );
}
