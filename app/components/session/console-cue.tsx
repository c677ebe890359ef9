import { useFormat, useMessages } from '#app/reader.tsx';
import { Icon } from '../icon.tsx';
import { imbalance } from './imbalance.ts';
import { useNow, useRoomView } from './room-context.tsx';
import { namesOf } from './view.ts';

/** Advice with its source when speaking time is out of balance; it does nothing by itself. */
export function ConsoleCue() {
  const messages = useMessages();
  const { session, common } = messages;
  const { state } = useRoomView();
  const format = useFormat();
  const found = imbalance(state, useNow(5_000));
  if (!found) return null;
  const share = format.percent(found.share);
  return (
    <section className="side" aria-labelledby="h-cue">
      <h2 className="vh" id="h-cue">
        {session.console.cueTitle}
      </h2>
      <div className="cue">
        <p className="cue__q">
          <Icon name="book" />{' '}
          {session.console.cue(common.sector[found.sector], share, namesOf(found.whom, messages))}
        </p>
        <p className="cue__src">{session.console.cueSource}</p>
        <details className="more">
          <summary>{session.console.cueBasis}</summary>
          <p className="cue__src">{session.console.cueBasisText(share, format.percent(found.ofParties))}</p>
        </details>
      </div>
    </section>
  );
}
