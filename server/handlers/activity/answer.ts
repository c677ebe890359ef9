import { activityOf, THE_WHOLE } from '#app/domain/session/index.ts';
import { handleRoom } from '#server/kernel/handler.ts';
import { onBehalf, theRoom } from '../session/room-subject.ts';
import { rollOf, seedLabel } from './seed.ts';
import { isUnnamed } from './unnamed.ts';

/** Answers for an organisation. What was answered, and to what, is in the ledger only as a commitment. */
export const mark = handleRoom('activity.mark', {
  action: 'activity.take-part',
  subject: onBehalf,
  unnamed: isUnnamed,
  sealed: ({ target, value }) => ({ target: target ?? null, value }),
  command: (input) => ({
    type: 'activity.mark',
    organisationId: input.organisationId,
    activityId: input.activityId,
    target: input.target ?? THE_WHOLE,
    value: input.value,
  }),
});

/** Draws an organisation: the roll comes from the draw's seed, so that nobody can try until it pleases. */
export const draw = handleRoom('activity.draw', {
  action: 'session.facilitate',
  subject: theRoom,
  command: ({ activityId, drawn }, make) => {
    const number = (activityOf(make.state, activityId)?.drawn.length ?? 0) + 1;
    const roll = rollOf(make.derive(seedLabel(activityId)), number);
    return { type: 'activity.draw', activityId, drawn, roll };
  },
});

/** Reports what a breakout group came to. */
export const report = handleRoom('activity.report', {
  action: 'activity.take-part',
  subject: onBehalf,
  sealed: ({ text }) => ({ text }),
  command: (input) => ({
    type: 'activity.report',
    organisationId: input.organisationId,
    activityId: input.activityId,
    teamId: input.teamId,
    base: input.base,
    text: input.text,
  }),
});

/** Closes the activity. */
export const close = handleRoom('activity.close', {
  action: 'session.facilitate',
  subject: theRoom,
  command: ({ activityId }, make) => ({
    type: 'activity.close',
    activityId,
    ...(activityOf(make.state, activityId)?.kind === 'draw'
      ? { seed: make.derive(seedLabel(activityId)) }
      : {}),
  }),
});
