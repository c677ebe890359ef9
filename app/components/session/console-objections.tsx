import { isOpenObjection, mayBecome } from '#app/domain/consensus.ts';
import { type Objection, roundOf } from '#app/domain/session/index.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Org } from '../organisation.tsx';
import { Tag } from '../tag.tsx';
import { ActForm } from './act-form.tsx';
import { useRoomView } from './room-context.tsx';
import { objectionForm, objectionsOn, shownOf } from './view.ts';

const STEPS_OF_THE_FACILITATOR = ['discussed', 'resolved', 'maintained'] as const;

/** Objections on the running item with their life, and what the facilitator can do about each. */
export function ConsoleObjections({ itemId }: { itemId: string }) {
  const { session } = useMessages();
  const { state } = useRoomView();
  const all = objectionsOn(state, itemId);
  if (all.length === 0) return null;
  const open = all.filter((objection) => isOpenObjection(objection.status)).length;
  return (
    <section className="stack-2" aria-labelledby="h-obj" id="keberatan">
      <h2 className="h-sec" id="h-obj">
        {session.console.objections} <span className="cap">{session.verdict.objections(open)}</span>
      </h2>
      {all.map((objection) =>
        isOpenObjection(objection.status) ? (
          <OpenObjection key={objection.objectionId} objection={objection} />
        ) : (
          <SettledObjection key={objection.objectionId} objection={objection} />
        ),
      )}
    </section>
  );
}

function OpenObjection({ objection }: { objection: Objection }) {
  const { session, common } = useMessages();
  const { room, state } = useRoomView();
  const format = useFormat(room.timeZone);
  const party = shownOf(state, objection.organisationId);
  const at = (ms: number) => format.time(new Date(ms).toISOString(), { zoneName: false });
  const id = objectionForm(objection.objectionId);
  return (
    <div className="obj">
      <p className="row row--btw">
        {party && <Org organisation={party} />}
        <span className="cap">
          {session.console.settledIn(objection.version)},{' '}
          {objection.written
            ? session.console.inWriting(format.date(new Date(objection.raisedAt).toISOString()))
            : at(objection.raisedAt)}
        </span>
      </p>
      <p className="obj__q serif">
        “{objection.reason}”{' '}
        {objection.suggestion && (
          <strong>
            {session.console.suggestion} {objection.suggestion}
          </strong>
        )}
      </p>
      {objection.note && <p className="cap">{session.room.objectionHandled(objection.note)}</p>}
      <ol className="life" aria-label={session.console.objectionLife}>
        <li className={objection.status === 'raised' ? 'is-now' : 'is-done'}>
          <span>
            {common.objectionStatus.raised} {!objection.written && at(objection.raisedAt)}
          </span>
        </li>
        {objection.status !== 'raised' && (
          <li className="is-now">
            <span>{common.objectionStatus[objection.status]}</span>
          </li>
        )}
        <li>{session.console.objectionEnd}</li>
      </ol>
      <ActForm
        command="objection.set"
        id={id}
        input={{
          sessionId: room.sessionId,
          organisationId: objection.organisationId,
          objectionId: objection.objectionId,
        }}
        className="objform"
        clears
      >
        <label className="vh" htmlFor={`${id}-note`}>
          {session.console.note}
        </label>
        <input
          className="input"
          id={`${id}-note`}
          name="note"
          maxLength={1_000}
          placeholder={session.console.note}
        />
        <div className="btns">
          {STEPS_OF_THE_FACILITATOR.filter((status) => mayBecome(objection.status, status)).map((status) => (
            <Button key={status} size="sm" name="status" value={status}>
              {session.console.set[status]}
            </Button>
          ))}
        </div>
      </ActForm>
    </div>
  );
}

function SettledObjection({ objection }: { objection: Objection }) {
  const { common } = useMessages();
  const { state } = useRoomView();
  const party = shownOf(state, objection.organisationId);
  const version = roundOf(state, objection.roundId)?.text.version ?? objection.version;
  return (
    <div className="obj obj--done">
      <p className="row row--btw">
        <span>
          {party && <Org organisation={party} />}{' '}
          <span className="cap">{objection.note || objection.reason}</span>
        </span>
        <Tag tone={objection.status === 'resolved' ? 'ok' : 'plain'} icon="check">
          {common.objectionStatus[objection.status]}, {common.word.version(version).toLowerCase()}
        </Tag>
      </p>
    </div>
  );
}
