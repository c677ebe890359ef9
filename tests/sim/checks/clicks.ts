import { reportVersion } from '#app/domain/session/activity/marks.ts';
import { evolve, replay, type SessionEvent } from '#app/domain/session/index.ts';
import type { KnownAct } from './log.ts';

/**
 * Who acts on what they no longer see changes nothing: a click on a turn that is over ends no other turn, a second
 * click draws nobody else, and a report is not written over one that its writer had not read.
 */
export function clicks(
  log: readonly SessionEvent[],
  acts: readonly KnownAct[],
  fault: (words: string) => void,
): void {
  const inputs = new Map(acts.map(({ personId, key, input }) => [`${personId} ${key}`, input]));
  let state = replay(log.slice(0, 1));
  for (const event of log.slice(1)) {
    const before = state;
    state = evolve(before, event);
    const input = inputs.get(`${event.personId} ${event.id}`) ?? {};
    const wrong = (words: string) => fault(`number ${event.seq} (${event.id}) ${words}`);
    if (event.type === 'turn.ended' && 'startedAt' in input && input.startedAt !== before.turn?.startedAt)
      wrong(`ends the turn of ${before.turn?.startedAt}; that of ${input.startedAt} was meant`);
    if (event.type !== 'activity.drawn' && event.type !== 'activity.reported') continue;
    const activity = before.activities[event.activityId];
    if (!activity) continue;
    if (event.type === 'activity.drawn' && input.drawn !== activity.drawn.length)
      wrong(`draws after ${activity.drawn.length}; whoever asked had seen ${input.drawn}`);
    if (event.type !== 'activity.reported') continue;
    const version = reportVersion(activity, event.teamId);
    if (input.base !== version && activity.reports[event.teamId]?.text !== event.text)
      wrong(`writes over report ${version}; report ${input.base} had been read`);
  }
}
