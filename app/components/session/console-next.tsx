import type { ReactNode } from 'react';
import {
  type ItemState,
  MOST_POSTPONEMENTS,
  openActivity,
  openRound,
  openVote,
  quorumNow,
} from '#app/domain/session/index.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import { Button, ButtonLink } from '../button.tsx';
import { Field } from '../field.tsx';
import { Note } from '../note.tsx';
import { Sheet } from '../sheet-dialog.tsx';
import { ActForm } from './act-form.tsx';
import { ActivityMain, CloseAside, OpenActivity, PlannedActivity } from './activity/console-acts.tsx';
import { MainSheet, MainWords } from './console-main.tsx';
import { CancelSheet, CloseRound, CloseVote, OpenRound, OpenVote } from './console-rounds.tsx';
import { type NextAct, nextAct, stepBeside } from './next-act.ts';
import { type RoomCommandName, useNow, useRoomView } from './room-context.tsx';
import { shownOf } from './view.ts';

/** The bar at the foot of the console: the next step, always one key away, and what else may be done now. */
export function ConsoleNext({ canPutText }: { canPutText: boolean }) {
  const { room, state } = useRoomView();
  const next = nextAct(state, room.withdrawn);
  const round = openRound(state);
  const vote = openVote(state);
  const activity = openActivity(state);
  const item = state.currentItemId === null ? undefined : state.items[state.currentItemId];
  return (
    <div className="nextbar">
      {item && !round && !vote && !activity && <BackStep item={item} />}
      {item && !round && !vote && !activity && <OpenActivity item={item} />}
      {activity && <CloseAside activity={activity} />}
      {round && <CancelSheet kind="round" id={round.roundId} />}
      {round && next.kind !== 'close-round' && <CloseRound round={round} />}
      {vote && <CancelSheet kind="vote" id={vote.voteId} />}
      {state.status !== 'closed' && !round && !vote && !activity && <Postpone />}
      {next.kind === 'finish-item' && item?.mode === 'deciding' && mayTest(item, room.withdrawn) && (
        <OpenRound item={item} again />
      )}
      {(next.kind === 'step' || next.kind === 'planned-activity') && item && <Finish item={item} />}
      <Main next={next} canPutText={canPutText} />
    </div>
  );
}

/** Whether there is a text on which the item can be decided. */
const mayTest = ({ text }: ItemState, withdrawn: readonly string[]): boolean =>
  text !== null && !withdrawn.includes(text.proposalId);

function Main({ next, canPutText }: { next: NextAct; canPutText: boolean }) {
  const { session } = useMessages();
  const { room, state } = useRoomView();
  const words = session.console;
  switch (next.kind) {
    case 'open-session':
      return <OpenSession />;
    case 'start-item':
      return (
        <MainForm command="agenda.start" input={{ itemId: next.item.itemId }}>
          {words.startItem(next.item.title)}
        </MainForm>
      );
    case 'step':
      return (
        <MainForm command="agenda.step" input={{ itemId: next.item.itemId, step: next.step }}>
          {words.next(session.step[next.step])}
        </MainForm>
      );
    case 'put-text':
      return canPutText ? (
        <a className="btn btn--lg btn--main" href="#letakkan" data-shortcut="main">
          <MainWords>{words.putText}</MainWords>
        </a>
      ) : (
        <MainForm command="agenda.finish" input={{ itemId: next.item.itemId }}>
          {words.finishItem}
        </MainForm>
      );
    case 'planned-activity':
      return <PlannedActivity key={next.item.itemId} item={next.item} kind={next.activity} />;
    case 'open-round':
      return <OpenRound item={next.item} />;
    case 'discuss': {
      const { objectionId, organisationId } = next.objection;
      return (
        <MainForm command="objection.set" input={{ objectionId, organisationId, status: 'discussed' }}>
          {words.next(words.discussObjection(shownOf(state, organisationId)?.shortName ?? ''))}
        </MainForm>
      );
    }
    case 'close-round':
      return <CloseRound round={next.round} main />;
    case 'activity':
      // Anew for each stage: a sheet that was open for the last act must not stand open for the next.
      return (
        <ActivityMain key={`${next.activity.activityId}-${next.activity.stage}`} activity={next.activity} />
      );
    case 'open-vote':
      return <OpenVote item={next.item} secret={next.secret} />;
    case 'close-vote':
      return <CloseVote vote={next.vote} />;
    case 'finish-item':
      return (
        <MainForm command="agenda.finish" input={{ itemId: next.item.itemId }}>
          {words.finishItem}
        </MainForm>
      );
    case 'close-session':
      return (
        <MainSheet summary={words.close}>
          <p>{words.closeLead}</p>
          <ActForm command="session.close" id="close-session" input={{ sessionId: room.sessionId }}>
            <Button kind="main" size="lg" wide>
              {words.closeConfirm}
            </Button>
          </ActForm>
        </MainSheet>
      );
    case 'none':
      return (
        <ButtonLink kind="main" size="lg" to={`/sesi/${room.sessionId}`}>
          {words.results}
        </ButtonLink>
      );
  }
}

/** So long before the hour on the invitation nobody opens a session by habit. */
const EARLY_MS = 3_600_000;

/** Opens the session. Well before its hour it is asked first: everybody invited is told, and it cannot be undone. */
function OpenSession() {
  const { session } = useMessages();
  const { room, state } = useRoomView();
  const format = useFormat(room.timeZone);
  const now = useNow(60_000);
  const words = session.console;
  if (state.rehearsalOf !== null || Date.parse(room.startsAt) - now <= EARLY_MS)
    return <MainForm command="session.open">{words.open}</MainForm>;
  return (
    <MainSheet summary={words.open}>
      <p>{words.openEarly(format.dateTime(room.startsAt, 'full'))}</p>
      <ActForm command="session.open" id="open-early" input={{ sessionId: room.sessionId }}>
        <Button kind="main" size="lg" wide>
          {words.openNow}
        </Button>
      </ActForm>
    </MainSheet>
  );
}

interface MainFormProps {
  command: RoomCommandName;
  input?: Readonly<Record<string, string>>;
  children: ReactNode;
}

/** The main button as a form of its own. */
function MainForm({ command, input = {}, children }: MainFormProps) {
  const { room } = useRoomView();
  return (
    <ActForm
      command={command}
      id="next"
      input={{ sessionId: room.sessionId, ...input }}
      className="nextbar__f"
    >
      <Button kind="main" size="lg" wide data-shortcut="main">
        <MainWords>{children}</MainWords>
      </Button>
    </ActForm>
  );
}

function BackStep({ item }: { item: ItemState }) {
  const { session } = useMessages();
  const { room } = useRoomView();
  const step = stepBeside(item, -1);
  if (!step) return null;
  return (
    <ActForm
      command="agenda.step"
      id="back-step"
      input={{ sessionId: room.sessionId, itemId: item.itemId, step }}
    >
      <Button size="lg" icon="undo" iconOnly data-shortcut="back">
        {session.console.back}
      </Button>
    </ActForm>
  );
}

function Finish({ item }: { item: ItemState }) {
  const { session } = useMessages();
  const { room } = useRoomView();
  return (
    <ActForm
      command="agenda.finish"
      id="finish-item"
      input={{ sessionId: room.sessionId, itemId: item.itemId }}
    >
      <Button size="lg">{session.console.finishItem}</Button>
    </ActForm>
  );
}

function Postpone() {
  const { session, errors } = useMessages();
  const { state } = useRoomView();
  if (quorumNow(state).met || state.status === 'postponed') return null;
  return (
    <Sheet summary={session.console.postpone} title={session.console.postpone} buttonClass="btn btn--lg">
      <p>{session.console.noQuorumYet}</p>
      {state.postponements >= MOST_POSTPONEMENTS ? (
        <Note
          tone="wait"
          end={<ButtonLink to={`/sesi/baru?forum=${state.forumId}`}>{session.plan.title}</ButtonLink>}
        >
          {errors.sentence.postponed_twice}
        </Note>
      ) : (
        <PostponeForm />
      )}
    </Sheet>
  );
}

function PostponeForm() {
  const { session, common } = useMessages();
  const { room } = useRoomView();
  return (
    <ActForm command="session.postpone" id="postpone" input={{ sessionId: room.sessionId }} className="form">
      <Field name="note" label={session.console.postponeNote} optional maxLength={300} />
      <Button kind="stop">{common.do.confirm}</Button>
    </ActForm>
  );
}
