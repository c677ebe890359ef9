import { itemOf, lookup, objectionIdOf } from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { Org } from '../organisation.tsx';
import { toRemark } from '../proposal/to-remark.ts';
import { useRoomView } from './room-context.tsx';

/** Objections to the item's text that were written and are not in a test yet: the facilitator begins with them. */
export function WrittenObjections({ itemId }: { itemId: string }) {
  const { remark: words, common, session } = useMessages();
  const { room, state } = useRoomView();
  const text = itemOf(state, itemId)?.text;
  // What a test has brought in stands among the room's objections from then on.
  const written = room.written.filter(
    (one) =>
      one.proposalId === text?.proposalId &&
      !lookup(state.objections, objectionIdOf(one.id, one.organisation.id)),
  );
  if (written.length === 0) return null;
  return (
    <section className="stack-2" aria-labelledby="h-tertulis">
      <h2 className="h-sec" id="h-tertulis">
        {words.inSession} <span className="cap">{session.verdict.objections(written.length)}</span>
      </h2>
      <p className="cap">{words.inSessionLead}</p>
      {written.map((one) => (
        <div className="obj" key={one.id}>
          <p className="row row--btw">
            <Org organisation={one.organisation} />
            <span className="cap">
              {common.objectionStatus[one.status]}, {words.onVersion(one.version)}
            </span>
          </p>
          {one.passage && <p className="cap serif">{one.passage}</p>}
          <p className="obj__q serif">
            “{one.reason}” {one.suggestion && <strong>{one.suggestion}</strong>}
          </p>
          <a className="cap" href={toRemark(one.proposalId, one.id)}>
            {words.toAll}
          </a>
        </div>
      ))}
    </section>
  );
}
