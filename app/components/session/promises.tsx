import { useEffect, useState } from 'react';
import type { Promises } from '#app/contract/promises.ts';
import { currentItem, isPromises } from '#app/domain/session/index.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import { Org } from '../organisation.tsx';
import { CommitmentTag } from '../tag.tsx';
import { useRoomView } from './room-context.tsx';
import { RoomLink } from './room-link.tsx';

/** So often the list is read anew while it is being gone through. */
const AGAIN_MS = 20_000;

/**
 * What was promised before, when the room goes through it: first as it was read with the page, then as it stands.
 * Null when the running item is another one.
 */
export function usePromises(): Promises | null {
  const { room, state } = useRoomView();
  const item = currentItem(state);
  const running = item !== undefined && isPromises(item);
  const [fresh, setFresh] = useState<Promises | null>(null);
  useEffect(() => {
    if (!running) return undefined;
    let over = false;
    const read = async () => {
      try {
        const response = await fetch(`/api/v1/queries/session.promises?sessionId=${room.sessionId}`);
        const answer = await response.json();
        if (!over && answer.ok) setFresh(answer.output);
      } catch {
        // Without a connection the list stays as it was; the room says that it is cut off.
      }
    };
    void read();
    const timer = setInterval(read, AGAIN_MS);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [running, room.sessionId]);
  return running ? (fresh ?? room.promises) : null;
}

/** Kept, open, in need of attention: the three figures in words. */
export function PromiseCounts({ counts }: { counts: Promises['counts'] }) {
  const { invitation } = useMessages();
  const words = invitation.promises;
  return (
    <p className="promise__n">
      <span className="good">{words.kept(counts.kept)}</span>
      <span>{words.open(counts.open)}</span>
      <span className={counts.attention > 0 ? 'bad' : undefined}>{words.attention(counts.attention)}</span>
    </p>
  );
}

/** What was promised in earlier sessions: what is late first, what was kept last. */
export function PromiseList({ promises }: { promises: Promises }) {
  const { invitation, common } = useMessages();
  const { room } = useRoomView();
  const format = useFormat(room.timeZone);
  const words = invitation.promises;
  return (
    <section className="promises" aria-label={words.title}>
      <PromiseCounts counts={promises.counts} />
      {promises.lines.length === 0 && <p className="cap">{words.none}</p>}
      <ul className="rows">
        {promises.lines.map((line) => (
          <li key={line.commitmentId} className="item">
            <p className="item__t">
              <RoomLink to={`/komitmen/${line.commitmentId}`}>{line.title}</RoomLink>
            </p>
            <p className="item__m">
              <CommitmentTag status={line.status}>
                {line.status === 'late' ? common.time.lateBy(line.lateDays) : undefined}
              </CommitmentTag>{' '}
              <Org organisation={line.owner} /> <span className="cap">{format.day(line.dueOn)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The promises under the running item, if it is theirs. */
export function RunningPromises({ className }: { className?: string }) {
  const promises = usePromises();
  if (!promises) return null;
  return (
    <div className={className}>
      <PromiseList promises={promises} />
    </div>
  );
}
