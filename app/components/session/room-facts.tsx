import { agreedOnText } from '#app/domain/consensus.ts';
import type { Decision, ItemState } from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { Icon } from '../icon.tsx';
import { Org } from '../organisation.tsx';
import { OutcomeTag } from '../tag.tsx';
import { useRoomView } from './room-context.tsx';
import { RoomLink } from './room-link.tsx';
import { shownOf } from './view.ts';
import { WithdrawnTag } from './withdrawn-tag.tsx';

/** The agenda with what is done, what is now and what comes. */
export function AgendaList() {
  const { session, common } = useMessages();
  const { state } = useRoomView();
  return (
    <section className="roompart" aria-labelledby="h-agenda">
      <h2 className="h-sec" id="h-agenda">
        {session.agenda}
      </h2>
      <ol className="run">
        {state.itemIds.map((itemId, at) => {
          const item = state.items[itemId];
          return item && <AgendaLine key={itemId} item={item} number={at + 1} words={common.itemMode} />;
        })}
      </ol>
    </section>
  );
}

interface AgendaLineProps {
  item: ItemState;
  number: number;
  words: Readonly<Record<ItemState['mode'], string>>;
}

function AgendaLine({ item, number, words }: AgendaLineProps) {
  const { session, common } = useMessages();
  const { room } = useRoomView();
  const look = { finished: 'is-done', running: 'is-now', waiting: '' }[item.status];
  return (
    <li className={`run__i ${look}`} aria-current={item.status === 'running' ? 'step' : undefined}>
      <span className="run__n">
        {item.status === 'finished' ? (
          <>
            <Icon name="check" />
            <span className="vh">{common.word.done}</span>
          </>
        ) : (
          number
        )}
      </span>
      <p className="run__t">{item.title}</p>
      <p className="run__m">
        <span>{item.status === 'running' ? session.step[item.step] : words[item.mode]}</span>
        <span>{common.time.minutes(item.minutes)}</span>
      </p>
      {item.text && room.withdrawn.includes(item.text.proposalId) && <WithdrawnTag />}
    </li>
  );
}

/** What this session has decided so far. */
export function DecisionsSoFar() {
  const { session } = useMessages();
  const { state } = useRoomView();
  return (
    <section className="roompart" aria-labelledby="h-decisions">
      <h2 className="h-sec" id="h-decisions">
        {session.room.decisions}
      </h2>
      {state.decisions.length === 0 ? (
        <p className="cap">{session.room.noDecisions}</p>
      ) : (
        <ul className="rows">
          {state.decisions.map((decision) => (
            <li key={decision.decisionId} className="item">
              <DecisionLine decision={decision} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** One decision: the item's title in serif, how it came about, its number in the register. */
export function DecisionLine({ decision }: { decision: Decision }) {
  const { session } = useMessages();
  const { state, room } = useRoomView();
  const number = room.decisionNumbers[decision.decisionId];
  return (
    <>
      <p className="item__t serif">
        {number === undefined ? (
          state.items[decision.itemId]?.title
        ) : (
          <RoomLink to={`/keputusan/${decision.decisionId}`}>{state.items[decision.itemId]?.title}</RoomLink>
        )}
      </p>
      <p className="item__m">
        <OutcomeTag outcome={decision.outcome} />
        {decision.vote && (
          <span>
            {decision.vote.carried ? session.result.carried : session.result.notCarried},{' '}
            {session.result.vote(decision.vote.for, decision.vote.against, decision.vote.abstain)}
          </span>
        )}
        {number !== undefined && <span className="cap">{session.console.decision(number)}</span>}
        {decision.next && (
          <span className="cap">
            {session.result.next} {session.fallback[decision.next]}
          </span>
        )}
      </p>
    </>
  );
}

/** What was decided on the item in front of us. A text that was not adopted is not shown as if it were. */
export function DecisionNote({ decision }: { decision: Decision }) {
  const adopted = agreedOnText(decision.outcome, decision.vote);
  return (
    <div className={adopted ? 'note note--ok' : 'note'}>
      <Icon name={adopted ? 'check' : 'minus'} />
      <div className="grow">
        <DecisionLine decision={decision} />
      </div>
    </div>
  );
}

/** Words that organisations added to a decision: reservations and recorded objections, as they were written. */
export function DecisionWords({ decision }: { decision: Decision }) {
  const { session, common } = useMessages();
  const { state } = useRoomView();
  const objecting = new Set(decision.objections.map((objection) => objection.organisationId));
  const reservations = decision.reservations.filter((words) => !objecting.has(words.organisationId));
  return (
    <>
      {reservations.length > 0 && (
        <div className="stack-2">
          <h3 className="label">{session.result.reservations}</h3>
          {reservations.map((words) => (
            <div className="obj obj--done" key={words.organisationId}>
              <Party id={words.organisationId} />
              <p className="obj__q serif">
                {words.reason}{' '}
                {words.suggestion && (
                  <strong>
                    {session.console.suggestion} {words.suggestion}
                  </strong>
                )}
              </p>
            </div>
          ))}
        </div>
      )}
      {decision.objections.length > 0 && (
        <div className="stack-2">
          <h3 className="label">{session.result.objections}</h3>
          {decision.objections.map((objection) => (
            <div className="obj" key={objection.objectionId}>
              <p className="row row--btw">
                <Party id={objection.organisationId} />
                <span className="cap">{common.objectionStatus[objection.status]}</span>
              </p>
              <p className="obj__q serif">
                {objection.reason}{' '}
                {objection.suggestion && (
                  <strong>
                    {session.console.suggestion} {objection.suggestion}
                  </strong>
                )}
              </p>
              {objection.note && <p className="cap">{session.room.objectionHandled(objection.note)}</p>}
            </div>
          ))}
        </div>
      )}
      {decision.unanswered.present.length > 0 && (
        <p className="cap">
          {session.result.unanswered}:{' '}
          {decision.unanswered.present.map((id) => shownOf(state, id)?.shortName).join(', ')}
        </p>
      )}
    </>
  );
}

function Party({ id }: { id: string }) {
  const { state } = useRoomView();
  const party = shownOf(state, id);
  return party ? <Org organisation={party} /> : null;
}
