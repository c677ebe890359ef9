import { giveAnswers, saveAnswers } from './answer.ts';
import { assessReadiness } from './assess.ts';
import { closeForm } from './close.ts';
import { showForm } from './form.ts';
import { openForm } from './open.ts';
import { showConditions } from './show.ts';

/** The handlers of starting conditions and readiness. */
export const conditionCommandHandlers = {
  'conditions.open': openForm,
  'conditions.save': saveAnswers,
  'conditions.answer': giveAnswers,
  'conditions.close': closeForm,
  'readiness.assess': assessReadiness,
};
export const conditionQueryHandlers = {
  'conditions.show': showConditions,
  'conditions.form': showForm,
};
