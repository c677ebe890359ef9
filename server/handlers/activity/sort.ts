import { handleRoom } from '#server/kernel/handler.ts';
import { theRoom } from '../session/room-subject.ts';

/** Shows all ideas at once. */
export const reveal = handleRoom('activity.reveal', {
  action: 'session.facilitate',
  subject: theRoom,
  command: (input) => ({ type: 'activity.reveal', activityId: input.activityId }),
});

/** Moves an idea. */
export const group = handleRoom('activity.group', {
  action: 'session.facilitate',
  subject: theRoom,
  sealed: ({ name }) => ({ name: name ?? null }),
  command: (input, make) => ({
    type: 'activity.group',
    activityId: input.activityId,
    entryId: input.entryId,
    into: input.into,
    name: input.name,
    groupId: make.newId(),
  }),
});

/** Names a group of ideas. */
export const nameGroup = handleRoom('activity.name-group', {
  action: 'session.facilitate',
  subject: theRoom,
  sealed: ({ name }) => ({ name }),
  command: (input) => ({
    type: 'activity.name-group',
    activityId: input.activityId,
    groupId: input.groupId,
    name: input.name,
  }),
});

/** Opens the dot vote. */
export const openDots = handleRoom('activity.open-dots', {
  action: 'session.facilitate',
  subject: theRoom,
  command: (input) => ({
    type: 'activity.open-dots',
    activityId: input.activityId,
    budget: input.budget,
    most: input.most,
    visibility: input.visibility ?? 'after-close',
  }),
});
