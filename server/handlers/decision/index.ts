import { dueDecisions } from './due.ts';
import { exportDecisions } from './export.ts';
import { listDecisions } from './list.ts';
import { reopenDecision } from './reopen.ts';
import { setReview } from './set-review.ts';
import { showDecision } from './show.ts';

/** The handlers of the register of decisions: one file per command or query. */
export const decisionCommandHandlers = {
  'decision.set-review': setReview,
  'decision.reopen': reopenDecision,
};
export const decisionQueryHandlers = {
  'decision.list': listDecisions,
  'decision.show': showDecision,
  'decision.export': exportDecisions,
  'decision.due': dueDecisions,
};
