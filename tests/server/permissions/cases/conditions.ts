import { CONDITIONS } from '#app/domain/conditions/index.ts';
import { type Case, decides, facilitates, type Inputs, type Name, own, readers } from './common.ts';

export const allowed = {
  'conditions.open': own(...facilitates),
  'conditions.save': own(...decides),
  'conditions.answer': own(...decides),
  'conditions.close': own(...facilitates),
  'readiness.assess': own('facilitator'),
  'conditions.show': own(...readers),
  // Not the facilitator, not the administrator, not the operator: only who may answer for the organisation.
  'conditions.form': own(...decides),
} satisfies Partial<Record<Name, Case>>;

const answers = Object.fromEntries(CONDITIONS.map((condition) => [condition, 4])) as Record<
  (typeof CONDITIONS)[number],
  number
>;

export const inputs = {
  'conditions.open': (s) => ({ forumId: s.world.forumId }),
  'conditions.save': (s, organisationId) => ({ formId: s.formId, organisationId, answers: {}, words: {} }),
  'conditions.answer': (s, organisationId) => ({ formId: s.formId, organisationId, answers, words: {} }),
  'conditions.close': (s) => ({ formId: s.formId }),
  'readiness.assess': (s) => ({ forumId: s.world.forumId, verdict: 'not-ready', reason: 'Uji' }),
  'conditions.show': (s) => ({ forumId: s.world.forumId }),
  'conditions.form': (s, organisationId) => ({ formId: s.formId, organisationId }),
} satisfies Partial<Inputs>;
