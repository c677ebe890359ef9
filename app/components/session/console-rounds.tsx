import { SCALES } from '#app/domain/consensus.ts';
import {
  type ItemState,
  lookup,
  quorumNow,
  type Round,
  SMALLEST_CROWD,
  standingNow,
  unansweredParties,
  VISIBILITIES,
  type Vote,
} from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Radios } from '../choices.tsx';
import { Field, Select } from '../field.tsx';
import { Sheet } from '../sheet-dialog.tsx';
import { OutcomeTag } from '../tag.tsx';
import { ActForm } from './act-form.tsx';
import { MainSheet } from './console-main.tsx';
import { useRoomView } from './room-context.tsx';
import { lateObjections, verdictSentence } from './view.ts';

/** What a test gets when nothing is chosen, in minutes. */
const ROUND_MINUTES = 5;

/** Opens a test: the usual choices are made already; a second one on the same text stands aside. */
export function OpenRound({ item, again = false }: { item: ItemState; again?: boolean }) {
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
        // Written silently first: nobody follows whoever answers first. A second test is a talk already.
        value={again ? 'live' : 'after-close'}
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

/** The day for looking at the decision again; it can be set or moved on the decision's page as well. */
function ReviewOn() {
  const words = useMessages().session.console;
  return <Field name="reviewOn" type="date" label={words.reviewOn} help={words.reviewOnHelp} optional />;
}

/** Closes a test: says what will be recorded, and asks for the way on if there is no consensus. */
export function CloseRound({ round, main = false }: { round: Round; main?: boolean }) {
  const messages = useMessages();
  const { session } = messages;
  const { room, state } = useRoomView();
  const words = session.console;
  const standing = standingNow(state, round);
  const missing = unansweredParties(state, round).length;
  const late = lateObjections(room.written, state, round).length;
  const open = standing?.outcome === 'no-consensus' || late > 0;
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
      {late > 0 && <p className="note note--wait">{words.lateObjections(late)}</p>}
      {open && state.groundRules.fallback.length > 0 && (
        <Radios
          name="next"
          legend={words.wayOn}
          value={state.groundRules.fallback[0]}
          choices={state.groundRules.fallback.map((value) => ({ value, label: session.fallback[value] }))}
        />
      )}
      {!open && <ReviewOn />}
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

/** Opens the vote, the last resort the parties chose. */
export function OpenVote({ item, secret }: { item: ItemState; secret: boolean }) {
  const { session, ballot } = useMessages();
  const { room } = useRoomView();
  if (secret) {
    return (
      <MainSheet summary={ballot.open}>
        <p>{ballot.openLead}</p>
        <p className="cap">{ballot.lead}</p>
        <ActForm
          command="vote.open"
          id="open-vote"
          input={{ sessionId: room.sessionId, itemId: item.itemId, visibility: 'after-close', secret: true }}
          className="form"
        >
          <Button kind="main" size="lg" wide>
            {ballot.open}
          </Button>
        </ActForm>
      </MainSheet>
    );
  }
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

/**
 * Closes the vote and records its decision; says first how many are still awaited, that a vote not cast is not one in
 * favour, and when a secret one would give away who chose what.
 */
export function CloseVote({ vote }: { vote: Vote }) {
  const { session } = useMessages();
  const missing = vote.roll.filter((id) => !lookup(vote.ballots, id)).length;
  const cast = vote.roll.length - missing;
  const tellsWho = vote.secret && cast > 0 && cast < SMALLEST_CROWD;
  const { room } = useRoomView();
  return (
    <MainSheet summary={session.console.closeVote}>
      <ActForm
        command="vote.close"
        id="close-vote"
        input={{ sessionId: room.sessionId, voteId: vote.voteId }}
        className="form"
      >
        <p>{session.console.closeVoteLead}</p>
        {missing > 0 && <p className="note note--wait">{session.console.remaining(missing)}</p>}
        {tellsWho && <p className="note note--wait">{session.console.secretTellsWho(cast)}</p>}
        <ReviewOn />
        <Button kind="main" size="lg" wide>
          {session.console.closeVote}
        </Button>
      </ActForm>
    </MainSheet>
  );
}

/** Cancels what is open, with a reason; nothing is decided. */
export function CancelSheet({ kind, id }: { kind: 'round' | 'vote'; id: string }) {
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
