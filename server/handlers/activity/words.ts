import { handleRoom } from '#server/kernel/handler.ts';
import { onBehalf, theRoom } from '../session/room-subject.ts';
import { isUnnamed } from './unnamed.ts';

/** Writes an idea, a statement or a question. In the ledger the words are only committed to. */
export const write = handleRoom('activity.write', {
  action: 'activity.take-part',
  subject: onBehalf,
  unnamed: isUnnamed,
  sealed: ({ text }) => ({ text }),
  command: (input, make) => ({
    type: 'activity.write',
    organisationId: input.organisationId,
    activityId: input.activityId,
    entryId: make.newId(),
    text: input.text,
  }),
});

/** Changes one's own words. */
export const rewrite = handleRoom('activity.rewrite', {
  action: 'activity.take-part',
  subject: onBehalf,
  unnamed: isUnnamed,
  sealed: ({ entryId, text }) => ({ entryId, text }),
  command: (input) => ({
    type: 'activity.rewrite',
    organisationId: input.organisationId,
    activityId: input.activityId,
    entryId: input.entryId,
    text: input.text,
  }),
});

/** Takes one's own words back. */
export const withdraw = handleRoom('activity.withdraw', {
  action: 'activity.take-part',
  subject: onBehalf,
  unnamed: isUnnamed,
  sealed: ({ entryId }) => ({ entryId }),
  command: (input) => ({
    type: 'activity.withdraw',
    organisationId: input.organisationId,
    activityId: input.activityId,
    entryId: input.entryId,
  }),
});

/** Adds a statement of the facilitator. */
export const add = handleRoom('activity.add', {
  action: 'session.facilitate',
  subject: theRoom,
  sealed: ({ text }) => ({ text }),
  command: (input, make) => ({
    type: 'activity.add',
    activityId: input.activityId,
    entryId: make.newId(),
    text: input.text,
  }),
});

/** Admits or declines a statement; marks a question as answered. */
export const settle = handleRoom('activity.settle', {
  action: 'session.facilitate',
  subject: theRoom,
  command: (input) => ({
    type: 'activity.settle',
    activityId: input.activityId,
    entryId: input.entryId,
    status: input.status,
  }),
});
