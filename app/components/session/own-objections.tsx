import type { Seat } from '#app/contract/session.ts';
import { isOpenObjection, mayBecome } from '#app/domain/consensus.ts';
import { type Objection, valuesOf } from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { TextArea } from '../field.tsx';
import { Tag } from '../tag.tsx';
import { ActForm } from './act-form.tsx';
import { useRoomView } from './room-context.tsx';
import { objectionForm } from './view.ts';

const STEPS_ONE_MAY_TAKE = ['resolved', 'maintained', 'withdrawn'] as const;

/** The objections of one's own organisation that still stand, and what can be done about them. */
export function OwnObjections({ seat }: { seat: Seat }) {
  const { session } = useMessages();
  const { state } = useRoomView();
  const own = valuesOf(state.objections).filter(
    (objection) =>
      objection.organisationId === seat.id &&
      objection.itemId === state.currentItemId &&
      isOpenObjection(objection.status),
  );
  if (own.length === 0) return null;
  return (
    <section className="roompart" aria-labelledby="h-own-objection">
      <h2 className="h-sec" id="h-own-objection">
        {session.room.myObjection}
      </h2>
      {own.map((objection) => (
        <OwnObjection key={objection.objectionId} objection={objection} seat={seat} />
      ))}
    </section>
  );
}

function OwnObjection({ objection, seat }: { objection: Objection; seat: Seat }) {
  const { session, common } = useMessages();
  const { room } = useRoomView();
  const words = {
    resolved: session.room.resolve,
    maintained: session.room.maintain,
    withdrawn: session.room.withdraw,
  };
  return (
    <div className="obj">
      <p className="row row--btw">
        <Tag tone="bad" icon="objection">
          {common.objectionStatus[objection.status]}
        </Tag>
        <span className="cap">{common.word.version(objection.version)}</span>
      </p>
      <p className="obj__q serif">{objection.reason}</p>
      {objection.written && <p className="cap">{session.room.objectionWritten}</p>}
      {objection.note && <p className="cap">{session.room.objectionHandled(objection.note)}</p>}
      {seat.level === 'decide' && (
        <ActForm
          command="objection.set"
          id={objectionForm(objection.objectionId)}
          input={{
            sessionId: room.sessionId,
            organisationId: seat.id,
            objectionId: objection.objectionId,
          }}
          className="form objform"
        >
          <TextArea
            name="note"
            label={session.room.objectionNote}
            help={session.room.objectionNoteHelp}
            optional
            rows={2}
            maxLength={1_000}
          />
          <div className="btns">
            {STEPS_ONE_MAY_TAKE.filter((status) => mayBecome(objection.status, status)).map((status) => (
              <Button key={status} name="status" value={status}>
                {words[status]}
              </Button>
            ))}
          </div>
        </ActForm>
      )}
    </div>
  );
}
