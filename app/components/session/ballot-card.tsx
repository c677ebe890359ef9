import type { Seat } from '#app/contract/session.ts';
import { VOTE_CHOICES } from '#app/domain/consensus.ts';
import { lookup, type Vote } from '#app/domain/session/index.ts';
import { useMessages, useViewer } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Check, Radios } from '../choices.tsx';
import { TextArea } from '../field.tsx';
import { Note } from '../note.tsx';
import { Org } from '../organisation.tsx';
import { Receipt } from '../receipt.tsx';
import { ActForm } from './act-form.tsx';
import { MandateNote } from './mandate-note.tsx';
import { useRoomView } from './room-context.tsx';
import { WhoSees } from './round-terms.tsx';
import { AskTurn } from './turn.tsx';
import { useActStage } from './use-act-stage.ts';

const BALLOT_FORM = 'ballot';
const ICON = { for: 'check', against: 'objection', abstain: 'abstain' } as const;

/** The vote, the recorded last resort, as one organisation is asked. */
export function BallotCard({ vote, seat }: { vote: Vote; seat: Seat }) {
  const { session } = useMessages();
  const { room } = useRoomView();
  const viewer = useViewer();
  const mine = lookup(vote.ballots, seat.id);
  const stage = useActStage(
    'vote.cast',
    { voteId: vote.voteId, organisationId: seat.id },
    mine !== undefined,
  );
  const onRoll = vote.roll.includes(seat.id);
  const mayCast = onRoll && seat.level === 'decide';
  return (
    <section className="answers" aria-label={session.room.vote}>
      <p className="answers__q">
        {session.room.vote} <Org organisation={seat} />
      </p>
      <p className="cap">{session.room.voteLead}</p>
      <WhoSees of={vote} />
      {mayCast ? (
        <ActForm
          command="vote.cast"
          id={BALLOT_FORM}
          input={{ sessionId: room.sessionId, organisationId: seat.id, voteId: vote.voteId }}
          className="form ballot"
        >
          <Radios
            name="choice"
            legend={session.room.vote}
            value={mine?.choice ?? undefined}
            choices={VOTE_CHOICES.map((choice) => ({
              value: choice,
              label: session.choice[choice],
              icon: ICON[choice],
            }))}
          />
          <TextArea
            name="reason"
            label={session.room.voteReason}
            value={mine?.reason}
            optional
            rows={2}
            maxLength={2_000}
          />
          {mine && mine.personId !== viewer?.personId && (
            <Check name="replace" label={session.room.replace} />
          )}
        </ActForm>
      ) : onRoll ? (
        <MandateNote seat={seat} />
      ) : (
        <Note>{session.room.notOnRoll}</Note>
      )}
      <div className="thumb">
        {mayCast && <Receipt stage={stage} at={mine ? new Date(mine.at).toISOString() : undefined} />}
        <AskTurn seat={seat} wide={!mayCast} />
        {mayCast && (
          <Button kind="main" size="lg" form={BALLOT_FORM}>
            {mine ? session.room.recast : session.room.cast}
          </Button>
        )}
      </div>
    </section>
  );
}
