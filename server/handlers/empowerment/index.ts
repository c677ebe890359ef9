import { showPlan } from './show.ts';
import { addMeasure, finishMeasure, removeMeasure, reviseMeasure } from './write.ts';

/** The handlers of the empowerment plan. */
export const empowermentCommandHandlers = {
  'empowerment.add': addMeasure,
  'empowerment.revise': reviseMeasure,
  'empowerment.finish': finishMeasure,
  'empowerment.remove': removeMeasure,
};
export const empowermentQueryHandlers = {
  'empowerment.show': showPlan,
};
