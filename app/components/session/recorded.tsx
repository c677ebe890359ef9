import type { Seat } from '#app/contract/session.ts';
import { isLevel, kindOf, LEVELS, type Level, levelOnScale, type Scale } from '#app/domain/consensus.ts';
import { lookup, openRound, partiesOf, pendingOf, type Round } from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { ANSWER_ICON } from '../answers.tsx';
import { Button, Buttons } from '../button.tsx';
import { Select, TextArea } from '../field.tsx';
import { Note } from '../note.tsx';
import { Org } from '../organisation.tsx';
import { Sheet } from '../sheet-dialog.tsx';
import { Tag } from '../tag.tsx';
import { ActForm } from './act-form.tsx';
import { AnswerWords, MoreWords, reasonMissing } from './answer-words.tsx';
import { MandateNote } from './mandate-note.tsx';
import { useRoomView } from './room-context.tsx';
import { shownOf } from './view.ts';

/** An answer in the words of its scale. */
function useLevelWord(scale: Scale): (level: Level) => string {
  const { common } = useMessages();
  return (level) => (scale === 'five' ? common.answer[kindOf(level)] : common.level[level]);
}

function LevelTag({ level, scale }: { level: Level | null; scale: Scale }) {
  const word = useLevelWord(scale);
  if (level === null || !isLevel(level)) return null;
  return (
    <Tag tone="line" icon={ANSWER_ICON[kindOf(level)]}>
      {word(level)}
    </Tag>
  );
}

/** On the console: answers that wait for their organisation. */
export function RecordedPositions({ round }: { round: Round }) {
  const { recorded: words } = useMessages();
  const { state } = useRoomView();
  if (round.status !== 'open') return null;
  const pending = pendingOf(round);
  if (pending.length === 0) return null;
  return (
    <Note tone="wait" icon="wait">
      <strong>{words.waiting}.</strong> {words.notCounted}
      <ul className="rows">
        {pending.map((position) => {
          const party = shownOf(state, position.organisationId);
          return (
            <li key={position.organisationId}>
              {party && <Org organisation={party} />} <LevelTag level={position.level} scale={round.scale} />
              <AnswerWords of={position} />
            </li>
          );
        })}
      </ul>
    </Note>
  );
}

/** On the console: notes the answer of an organisation that is not there, for it to confirm. */
export function RecordSheet({ round }: { round: Round }) {
  const { recorded: words } = useMessages();
  const { room, state } = useRoomView();
  const word = useLevelWord(round.scale);
  const silent = partiesOf(state).filter((party) => !lookup(round.positions, party.organisationId));
  if (round.status !== 'open' || silent.length === 0) return null;
  return (
    <Sheet summary={words.noteShort} title={words.note} buttonClass="btn btn--sm" icon="pen">
      <p className="soft">{words.lead}</p>
      <ActForm
        command="position.record"
        id="record-position"
        input={{ sessionId: room.sessionId, roundId: round.roundId }}
        className="form"
        clears
        check={recordIncomplete}
      >
        <Select
          name="organisationId"
          label={words.organisation}
          choices={silent.map((party) => ({ value: party.organisationId, label: party.name }))}
        />
        <Select
          name="level"
          label={words.answer}
          choices={LEVELS.filter((level) => levelOnScale(level, round.scale)).map((level) => ({
            value: String(level),
            label: word(level),
          }))}
        />
        <TextArea
          name="reason"
          label={words.reason}
          help={words.reasonHelp}
          rows={2}
          maxLength={2_000}
          optional
        />
        <MoreWords />
        <Button kind="main" size="lg" wide>
          {words.save}
        </Button>
      </ActForm>
    </Sheet>
  );
}

/** The form says first what is missing: for whom, which position, and its reason where one is due. */
function recordIncomplete(input: Readonly<Record<string, unknown>>) {
  if (typeof input.organisationId !== 'string')
    return { code: 'invalid_input', fields: { organisationId: 'field_required' } } as const;
  return reasonMissing(input);
}

/** On the phone, whether or not somebody of the organisation is there: what was noted for it, to confirm or reject. */
export function ConfirmPosition({ seat }: { seat: Seat }) {
  const { recorded: words } = useMessages();
  const { room, state } = useRoomView();
  const round = openRound(state);
  const noted = round && lookup(round.pending, seat.id);
  if (!round || !noted) return null;
  const input = { sessionId: room.sessionId, organisationId: seat.id, roundId: round.roundId };
  return (
    <section className="roompart stack-2" aria-labelledby="h-dicatatkan">
      <h2 className="h-sec" id="h-dicatatkan">
        {words.askTitle}
      </h2>
      <p className="soft">{words.askBody}</p>
      <p className="item__m">
        <LevelTag level={noted.level} scale={round.scale} />{' '}
        <Tag tone="wait" icon="wait">
          {words.waiting}
        </Tag>
      </p>
      <AnswerWords of={noted} />
      {seat.level === 'decide' ? (
        <Buttons>
          <ActForm
            command="position.confirm"
            id="confirm-position"
            input={{ ...input, textHash: round.text.hash, notedAt: noted.at }}
          >
            <Button kind="main" size="lg">
              {words.confirm}
            </Button>
          </ActForm>
          <ActForm command="position.reject" id="reject-position" input={input}>
            <Button size="lg">{words.reject}</Button>
          </ActForm>
        </Buttons>
      ) : (
        <MandateNote seat={seat} />
      )}
    </section>
  );
}
