import { useState } from 'react';
import type { Seat } from '#app/contract/session.ts';
import { kindOf, type Level, reasonRequired } from '#app/domain/consensus.ts';
import { lookup, type Round } from '#app/domain/session/index.ts';
import { useField } from '#app/forms/form-state.ts';
import { useMessages, useViewer } from '#app/reader.tsx';
import { RadioAnswers } from '../answers.tsx';
import { Button } from '../button.tsx';
import { Check } from '../choices.tsx';
import { classNames } from '../class-names.ts';
import { FieldError } from '../field.tsx';
import { Receipt } from '../receipt.tsx';
import { ActForm } from './act-form.tsx';
import { MoreWords, reasonMissing } from './answer-words.tsx';
import { useOwnAttendance } from './check-in.tsx';
import { MandateNote } from './mandate-note.tsx';
import { useRoomView } from './room-context.tsx';
import { RoundTerms } from './round-terms.tsx';
import { AskTurn } from './turn.tsx';
import { useActStage } from './use-act-stage.ts';

const ANSWER_FORM = 'answer';

/** What is asked of an organisation while a consensus test is open: all answers at once, the reason, the receipt. */
export function AnswerCard({ round, seat }: { round: Round; seat: Seat }) {
  const { session, common } = useMessages();
  const { room } = useRoomView();
  const viewer = useViewer();
  const attendance = useOwnAttendance(seat.id);
  const mine = lookup(round.positions, seat.id);
  const [level, setLevel] = useState<Level | null>(mine?.level ?? null);
  const stage = useActStage(
    'position.give',
    { roundId: round.roundId, organisationId: seat.id },
    mine !== undefined,
  );
  const mayAnswer = seat.level === 'decide';
  const byOther = mine !== undefined && mine.personId !== viewer?.personId;
  return (
    <section className="answers" aria-label={session.step.test}>
      <RoundTerms round={round} />
      <ActForm
        command="position.give"
        id={ANSWER_FORM}
        input={{
          sessionId: room.sessionId,
          organisationId: seat.id,
          roundId: round.roundId,
          textHash: round.text.hash,
        }}
        check={reasonMissing}
      >
        <RadioAnswers
          scale={round.scale}
          organisation={seat}
          by={session.attendee[attendance?.role ?? 'delegate']}
          value={mine?.level ?? null}
          disabled={!mayAnswer}
          onChange={setLevel}
        />
        {mayAnswer && (
          <>
            <Reason level={level} value={mine?.reason ?? ''} />
            <MoreWords suggestion={mine?.suggestion} passage={mine?.passage} />
            {byOther && (
              <div className="stack-2">
                <p className="note note--wait">{session.room.answeredByOther}</p>
                <Check name="replace" label={session.room.replace} />
              </div>
            )}
          </>
        )}
        {mayAnswer ? (
          <p className="cap answers__foot">{session.room.mandateIs(common.mandateSpoken.decide)}</p>
        ) : (
          <MandateNote seat={seat} />
        )}
      </ActForm>
      <div className="thumb">
        {mayAnswer && <Receipt stage={stage} at={mine ? new Date(mine.at).toISOString() : undefined} />}
        <AskTurn seat={seat} wide={!mayAnswer} />
        {mayAnswer && (
          <Button kind="main" size="lg" form={ANSWER_FORM}>
            {mine ? session.room.update : session.room.give}
          </Button>
        )}
      </div>
    </section>
  );
}

/** The reason, always there so that nothing jumps; its label says when it is required. */
function Reason({ level, value }: { level: Level | null; value: string }) {
  const { session, common } = useMessages();
  const words = session.room.reason;
  const state = useField('reason');
  const kind = level === null ? null : kindOf(level);
  const label =
    kind === 'discuss'
      ? words.discuss
      : kind === 'object'
        ? words.object
        : kind === 'agree-with-note'
          ? words.note
          : kind === null
            ? words.any
            : words.optional;
  const required = level !== null && reasonRequired(level);
  return (
    <div className={classNames('reason', state.error && 'field--bad')}>
      <label htmlFor={state.id}>
        {label}{' '}
        <span className="quiet">
          {required ? words.required : level === null ? words.requiredSome : common.form.optional}
        </span>
      </label>
      <textarea
        className="input"
        id={state.id}
        name="reason"
        rows={2}
        maxLength={2_000}
        defaultValue={state.wasSent ? (state.typed ?? '') : value}
        aria-required={required || undefined}
        aria-invalid={state.error ? true : undefined}
        aria-describedby={state.error ? `${state.id}-error` : undefined}
      />
      <FieldError state={state} />
    </div>
  );
}
