import { close, draw, mark, report } from './answer.ts';
import { listActivities } from './list.ts';
import { openActivity } from './open.ts';
import { group, nameGroup, openDots, reveal } from './sort.ts';
import { add, rewrite, settle, withdraw, write } from './words.ts';

/** The handlers of activities in a live room. */
export const activityCommandHandlers = {
  'activity.open': openActivity,
  'activity.write': write,
  'activity.rewrite': rewrite,
  'activity.withdraw': withdraw,
  'activity.add': add,
  'activity.settle': settle,
  'activity.reveal': reveal,
  'activity.group': group,
  'activity.name-group': nameGroup,
  'activity.open-dots': openDots,
  'activity.mark': mark,
  'activity.draw': draw,
  'activity.report': report,
  'activity.close': close,
};
export const activityQueryHandlers = { 'activity.list': listActivities };
