import {
  ACTIVITY_KINDS,
  type Activity,
  type ActivityKind,
  ANONYMITIES_OF,
  type ItemState,
  USUAL_MOST,
  VISIBILITIES,
} from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../../button.tsx';
import { Radios } from '../../choices.tsx';
import { Field, Select, TextArea } from '../../field.tsx';
import { Sheet } from '../../sheet-dialog.tsx';
import { ActForm } from '../act-form.tsx';
import { MainSheet, MainWords } from '../console-main.tsx';
import { useRoomView } from '../room-context.tsx';

const USUAL_BUDGET = 3;
const USUAL_MOST_DOTS = 2;

/** Opens an activity: each kind has a form of its own, with the usual choices made already. */
export function OpenActivity({ item }: { item: ItemState }) {
  const { activity, activityConsole: words } = useMessages();
  return (
    <Sheet summary={words.open} title={words.open} buttonClass="btn btn--lg">
      <p className="cap">{words.openLead}</p>
      <div className="kinds">
        {ACTIVITY_KINDS.map((kind) => (
          <details key={kind} name="kind" className="kind" open={kind === item.activity || undefined}>
            <summary>
              <strong>{activity.kind[kind]}</strong>
              <span className="cap">{words.about[kind]}</span>
            </summary>
            <OpenForm item={item} kind={kind} />
          </details>
        ))}
      </div>
    </Sheet>
  );
}

/** The activity the agenda planned for an item, as the console's main button. */
export function PlannedActivity({ item, kind }: { item: ItemState; kind: ActivityKind }) {
  const { activity, activityConsole: words } = useMessages();
  return (
    <MainSheet summary={words.openPlanned(activity.kind[kind])}>
      <p className="cap">{words.about[kind]}</p>
      <OpenForm item={item} kind={kind} />
    </MainSheet>
  );
}

function OpenForm({ item, kind }: { item: ItemState; kind: ActivityKind }) {
  const { session, activityConsole: words } = useMessages();
  const { room } = useRoomView();
  const anonymities = ANONYMITIES_OF[kind];
  return (
    <ActForm
      command="activity.open"
      id={`open-${item.itemId}-${kind}`}
      input={{ sessionId: room.sessionId, itemId: item.itemId, kind }}
      className="form"
    >
      <Field
        name="question"
        label={words.question}
        value={kind === item.activity ? item.title : words.questionFor[kind]}
        maxLength={300}
      />
      {anonymities.length > 1 && (
        <Radios
          name="anonymity"
          legend={words.anonymity}
          value={anonymities[0]}
          choices={anonymities.map((value) => ({ value, label: words.anonymityOf[value] }))}
        />
      )}
      {kind === 'statements' && (
        <Select
          name="visibility"
          label={words.visibility}
          help={words.liveNamedOnly}
          value="after-close"
          choices={VISIBILITIES.map((value) => ({ value, label: session.visibility[value] }))}
        />
      )}
      {(kind === 'writing' || kind === 'statements' || kind === 'questions') && (
        <Field name="most" type="number" label={words.most[kind]} value={String(USUAL_MOST)} />
      )}
      {kind === 'breakout' && <TextArea name="teams" label={words.teams} help={words.teamsHelp} rows={3} />}
      <Button kind="main" wide>
        {words.go[kind]}
      </Button>
    </ActForm>
  );
}

/** The next act in an open activity, as the console's main button. */
export function ActivityMain({ activity }: { activity: Activity }) {
  const { activityConsole: words } = useMessages();
  const { room } = useRoomView();
  const input = { sessionId: room.sessionId, activityId: activity.activityId };
  if (activity.kind === 'writing' && activity.stage === 'gathering' && activity.written > 0)
    return (
      <ActForm command="activity.reveal" id="next" input={input} className="nextbar__f">
        <MainButton>{words.reveal}</MainButton>
      </ActForm>
    );
  if (activity.kind === 'writing' && activity.stage === 'sorting')
    return (
      <MainSheet summary={words.openDots}>
        <DotsForm activity={activity} />
      </MainSheet>
    );
  if (activity.kind === 'draw')
    return (
      <ActForm
        command="activity.draw"
        id="next"
        input={{ ...input, drawn: activity.drawn.length }}
        className="nextbar__f"
      >
        <MainButton>{activity.drawn.length === 0 ? words.draw : words.drawAgain}</MainButton>
      </ActForm>
    );
  return (
    <MainSheet summary={words.close}>
      <CloseForm activity={activity} />
    </MainSheet>
  );
}

function MainButton({ children }: { children: string }) {
  return (
    <Button kind="main" size="lg" wide data-shortcut="main">
      <MainWords>{children}</MainWords>
    </Button>
  );
}

/** Closing, where something else comes first. */
export function CloseAside({ activity }: { activity: Activity }) {
  const { activityConsole: words } = useMessages();
  const isMain =
    activity.kind !== 'draw' &&
    (activity.kind !== 'writing' ||
      activity.stage === 'dots' ||
      (activity.stage === 'gathering' && activity.written === 0));
  if (isMain) return null;
  const unseen = activity.kind === 'writing' && activity.stage === 'gathering';
  return (
    <Sheet
      summary={unseen ? words.closeUnseen : words.close}
      title={unseen ? words.closeUnseen : words.close}
      buttonClass="btn btn--lg"
    >
      <CloseForm activity={activity} />
    </Sheet>
  );
}

function CloseForm({ activity }: { activity: Activity }) {
  const { activityConsole: words } = useMessages();
  const { room } = useRoomView();
  return (
    <ActForm
      command="activity.close"
      id="close-activity"
      input={{ sessionId: room.sessionId, activityId: activity.activityId }}
      className="form"
    >
      {activity.kind === 'writing' && activity.stage === 'gathering' && activity.written > 0 ? (
        <p className="note note--wait">{words.closeUnseenLead(activity.written)}</p>
      ) : (
        <p>{words.closeLead}</p>
      )}
      <Button kind="main" size="lg" wide>
        {words.close}
      </Button>
    </ActForm>
  );
}

function DotsForm({ activity }: { activity: Activity }) {
  const { session, activityConsole: words } = useMessages();
  const { room } = useRoomView();
  return (
    <ActForm
      command="activity.open-dots"
      id="open-dots"
      input={{ sessionId: room.sessionId, activityId: activity.activityId }}
      className="form"
    >
      <Field name="budget" type="number" label={words.budget} value={String(USUAL_BUDGET)} />
      <Field name="most" type="number" label={words.mostDots} value={String(USUAL_MOST_DOTS)} />
      {activity.anonymity === 'named' && (
        <Radios
          name="visibility"
          legend={words.visibility}
          value="after-close"
          choices={VISIBILITIES.map((value) => ({ value, label: session.visibility[value] }))}
        />
      )}
      <Button kind="main" size="lg" wide>
        {words.openDots}
      </Button>
    </ActForm>
  );
}
