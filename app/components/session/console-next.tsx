import type { ReactNode } from 'react';
import { SCALES } from '#app/domain/consensus.ts';
import {
  type ItemState,
  openRound,
  openVote,
  quorumNow,
  type Round,
  standingNow,
  unansweredParties,
  VISIBILITIES,
  type Vote,
} from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { Button, ButtonLink } from '../button.tsx';
import { Radios } from '../choices.tsx';
import { Field, Select } from '../field.tsx';
import { Icon } from '../icon.tsx';
import { Sheet } from '../sheet-dialog.tsx';
import { OutcomeTag } from '../tag.tsx';
import { ActForm } from './act-form.tsx';
import { type NextAct, nextAct, stepBeside } from './next-act.ts';
import { type RoomCommandName, useRoomView } from './room-context.tsx';
import { shownOf, verdictSentence } from './view.ts';

const ROUND_MINUTES = 5;

/** The bar at the foot of the console: the next step, always one key away, and what else may be done now. */
export function ConsoleNext({ canPutText }: { canPutText: boolean }) {
  const { state } = useRoomView();
  const next = nextAct(state);
  const round = openRound(state);
  const vote = openVote(state);
  const item = state.currentItemId === null ? undefined : state.items[state.currentItemId];
  return (
    <div className="nextbar">
      {item && !round && !vote && <BackStep item={item} />}
      {round && <CancelSheet kind="round" id={round.roundId} />}
      {round && next.kind !== 'close-round' && <CloseRound round={round} />}
      {vote && <CancelSheet kind="vote" id={vote.voteId} />}
      {state.status !== 'open' && state.status !== 'closed' && <Postpone />}
      {next.kind === 'finish-item' && item?.mode === 'deciding' && item.text && (
        <OpenRound item={item} again />
      )}
      {next.kind === 'step' && item && <Finish item={item} />}
      <Main next={next} canPutText={canPutText} />
    </div>
  );
}

function Main({ next, canPutText }: { next: NextAct; canPutText: boolean }) {
  const { session } = useMessages();
  const { room, state } = useRoomView();
  const words = session.console;
  switch (next.kind) {
    case 'open-session':
      return <MainForm command="session.open">{words.open}</MainForm>;
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
    case 'open-vote':
      return <OpenVote item={next.item} />;
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

function MainWords({ children }: { children: ReactNode }) {
  return (
    <>
      <span>{children}</span>
      <span className="row">
        <kbd>Enter</kbd>
        <Icon name="right" />
      </span>
    </>
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

/** The main button where something has to be chosen or confirmed first. */
function MainSheet({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <div className="nextbar__f" data-shortcut="main-sheet">
      <Sheet
        summary={<MainWords>{summary}</MainWords>}
        title={summary}
        buttonClass="btn btn--lg btn--main btn--wide"
      >
        {children}
      </Sheet>
    </div>
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
      <Button size="lg" icon="undo" data-shortcut="back">
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
  const { session, common } = useMessages();
  const { room, state } = useRoomView();
  if (quorumNow(state).met || state.status === 'postponed') return null;
  return (
    <Sheet summary={session.console.postpone} title={session.console.postpone} buttonClass="btn btn--lg">
      <p>{session.console.noQuorumYet}</p>
      <ActForm
        command="session.postpone"
        id="postpone"
        input={{ sessionId: room.sessionId }}
        className="form"
      >
        <Field name="note" label={session.console.postponeNote} optional maxLength={300} />
        <Button kind="stop">{common.do.confirm}</Button>
      </ActForm>
    </Sheet>
  );
}

/** Opens a test: the usual choices are made already; a second one on the same text stands aside. */
function OpenRound({ item, again = false }: { item: ItemState; again?: boolean }) {
  const { session } = useMessages();
  const { room, state } = useRoomView();
  const id = again ? 'open-round-again' : 'open-round';
  const words = session.console;
  const form = (
    <ActForm
      command="round.open"
      id={id}
      input={{ sessionId: room.sessionId, itemId: item.itemId }}
      className="form"
    >
      {!quorumNow(state).met && <p className="note note--wait">{words.noQuorumYet}</p>}
      <Radios
        name="visibility"
        legend={words.roundOptions}
        value="live"
        choices={VISIBILITIES.map((value) => ({ value, label: session.visibility[value] }))}
      />
      <Select
        name="scale"
        label={words.scale}
        value={state.groundRules.scale}
        choices={SCALES.map((value) => ({ value, label: words.scaleOf[value] }))}
      />
      <Field
        name="minutes"
        type="number"
        label={words.roundMinutes}
        value={String(ROUND_MINUTES)}
        unit={session.plan.minutesUnit}
        optional
      />
      <Button kind="main" size="lg" wide>
        {words.openRound}
      </Button>
    </ActForm>
  );
  return again ? (
    <Sheet summary={words.openRound} title={words.openRound} buttonClass="btn btn--lg">
      {form}
    </Sheet>
  ) : (
    <MainSheet summary={words.openRound}>{form}</MainSheet>
  );
}

/** Closes a test: says what will be recorded, and asks for the way on if there is no consensus. */
function CloseRound({ round, main = false }: { round: Round; main?: boolean }) {
  const messages = useMessages();
  const { session } = messages;
  const { room, state } = useRoomView();
  const words = session.console;
  const standing = standingNow(state, round);
  const missing = unansweredParties(state, round).length;
  const body = (
    <ActForm
      command="round.close"
      id="close-round"
      input={{ sessionId: room.sessionId, roundId: round.roundId }}
      className="form"
    >
      <p>{words.closeRoundLead}</p>
      {standing && (
        <p className="verdict">
          <OutcomeTag outcome={standing.outcome} /> <span>{verdictSentence(standing, messages)}</span>
        </p>
      )}
      {missing > 0 && <p className="note note--wait">{words.remaining(missing)}</p>}
      {standing?.outcome === 'no-consensus' && state.groundRules.fallback.length > 0 && (
        <Radios
          name="next"
          legend={words.wayOn}
          value={state.groundRules.fallback[0]}
          choices={state.groundRules.fallback.map((value) => ({ value, label: session.fallback[value] }))}
        />
      )}
      <Button kind="main" size="lg" wide>
        {words.recordAndClose}
      </Button>
    </ActForm>
  );
  return main ? (
    <MainSheet summary={words.closeRound}>{body}</MainSheet>
  ) : (
    <Sheet summary={words.closeRound} title={words.closeRound} buttonClass="btn btn--lg">
      {body}
    </Sheet>
  );
}

function OpenVote({ item }: { item: ItemState }) {
  const { session } = useMessages();
  const { room } = useRoomView();
  return (
    <MainSheet summary={session.console.openVote}>
      <p>{session.room.voteLead}</p>
      <ActForm
        command="vote.open"
        id="open-vote"
        input={{ sessionId: room.sessionId, itemId: item.itemId }}
        className="form"
      >
        <Radios
          name="visibility"
          legend={session.console.roundOptions}
          value="after-close"
          choices={VISIBILITIES.map((value) => ({ value, label: session.visibility[value] }))}
        />
        <Button kind="main" size="lg" wide>
          {session.console.openVote}
        </Button>
      </ActForm>
    </MainSheet>
  );
}

function CloseVote({ vote }: { vote: Vote }) {
  const { session } = useMessages();
  const { room } = useRoomView();
  return (
    <MainSheet summary={session.console.closeVote}>
      <ActForm
        command="vote.close"
        id="close-vote"
        input={{ sessionId: room.sessionId, voteId: vote.voteId }}
      >
        <Button kind="main" size="lg" wide>
          {session.console.closeVote}
        </Button>
      </ActForm>
    </MainSheet>
  );
}

/** Cancels what is open, with a reason; nothing is decided. */
function CancelSheet({ kind, id }: { kind: 'round' | 'vote'; id: string }) {
  const { session } = useMessages();
  const { room } = useRoomView();
  const title = kind === 'round' ? session.console.cancelRound : session.console.cancelVote;
  const input = kind === 'round' ? { roundId: id } : { voteId: id };
  return (
    <Sheet summary={title} title={title} buttonClass="btn btn--lg">
      <ActForm
        command={kind === 'round' ? 'round.cancel' : 'vote.cancel'}
        id="cancel"
        input={{ sessionId: room.sessionId, ...input }}
        className="form"
      >
        <Field name="note" label={session.console.cancelNote} maxLength={300} />
        <Button kind="stop">{title}</Button>
      </ActForm>
    </Sheet>
  );
}
