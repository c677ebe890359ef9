import { useState } from 'react';
import type { Seat } from '#app/contract/session.ts';
import { VOTE_CHOICES } from '#app/domain/consensus.ts';
import { lookup, type Vote } from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Radios } from '../choices.tsx';
import { Note } from '../note.tsx';
import { Org } from '../organisation.tsx';
import { Receipt } from '../receipt.tsx';
import { ActForm } from './act-form.tsx';
import { MandateNote } from './mandate-note.tsx';
import { useRoomView } from './room-context.tsx';
import { AskTurn } from './turn.tsx';
import { useActStage } from './use-act-stage.ts';

const FORM = 'secret-ballot';
const ICON = { for: 'check', against: 'objection', abstain: 'abstain' } as const;

/** The secret vote as one organisation is asked: a code to note, three choices, once. */
export function SecretBallotCard({ vote, seat }: { vote: Vote; seat: Seat }) {
  const { session, ballot: words } = useMessages();
  const { room } = useRoomView();
  // The code that was shown is the code that is sent, also when the page is drawn anew around it.
  const [code] = useState(room.ballotCode);
  const mine = lookup(vote.ballots, seat.id);
  const stage = useActStage(
    'ballot.cast',
    { voteId: vote.voteId, organisationId: seat.id },
    mine !== undefined,
  );
  const onRoll = vote.roll.includes(seat.id);
  const mayCast = onRoll && seat.level === 'decide';
  const asks = mayCast && !mine;
  return (
    <section className="answers" aria-label={words.title}>
      <p className="answers__q">
        {words.title} <Org organisation={seat} />
      </p>
      <p className="cap">{words.lead}</p>
      {asks && (
        <ActForm
          command="ballot.cast"
          id={FORM}
          input={{
            sessionId: room.sessionId,
            organisationId: seat.id,
            voteId: vote.voteId,
            receiptCode: code,
          }}
          className="form ballot"
        >
          <div className="ballotcode">
            <p className="label">{words.code}</p>
            <p className="ballotcode__n mono">{code}</p>
            <p className="cap">{words.codeHelp}</p>
          </div>
          <Radios
            name="choice"
            legend={words.title}
            choices={VOTE_CHOICES.map((choice) => ({
              value: choice,
              label: session.choice[choice],
              icon: ICON[choice],
            }))}
          />
        </ActForm>
      )}
      {mine && (
        <Note tone="ok" announce="status">
          {words.given}
        </Note>
      )}
      {!mayCast && (onRoll ? <MandateNote seat={seat} /> : <Note>{session.room.notOnRoll}</Note>)}
      <div className="thumb">
        {mayCast && <Receipt stage={stage} at={mine ? new Date(mine.at).toISOString() : undefined} />}
        <AskTurn seat={seat} wide={!asks} />
        {asks && (
          <Button kind="main" size="lg" form={FORM}>
            {words.send}
          </Button>
        )}
      </div>
    </section>
  );
}
