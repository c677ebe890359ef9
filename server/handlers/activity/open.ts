import { ANONYMITIES_OF } from '#app/domain/session/index.ts';
import { handleRoom } from '#server/kernel/handler.ts';
import { theRoom } from '../session/room-subject.ts';
import { seedHashOf, seedLabel } from './seed.ts';

/** Opens an activity. Without other words it is as anonymous as its kind is at its best, and told when it is closed. */
export const openActivity = handleRoom('activity.open', {
  action: 'session.facilitate',
  subject: theRoom,
  sealed: ({ question, teams }) => ({ question, teams: teams ?? null }),
  command: (input, make) => {
    const activityId = make.newId();
    return {
      type: 'activity.open',
      activityId,
      itemId: input.itemId,
      kind: input.kind,
      question: input.question,
      anonymity: input.anonymity ?? ANONYMITIES_OF[input.kind][0] ?? 'named',
      visibility: input.visibility ?? 'after-close',
      most: input.most,
      ...(input.kind === 'draw' ? { seedHash: seedHashOf(make.derive(seedLabel(activityId))) } : {}),
      ...(input.teams === undefined ? {} : { teams: teamsOf(input.teams, make.newId) }),
    };
  },
});

function teamsOf(lines: string, newId: () => string) {
  return lines
    .split('\n')
    .map((question) => question.trim())
    .filter((question) => question !== '')
    .slice(0, 20)
    .map((question) => ({ teamId: newId(), question }));
}
