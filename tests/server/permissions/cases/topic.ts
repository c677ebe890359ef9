import { PEOPLE } from '../roles.ts';
import { type Case, forWhom, type Inputs, type Name, own, readers, self } from './common.ts';

export const allowed = {
  // Organisation 2 put nothing forward in this topic, so its people may not say what became of inputs.
  'contribution.mark': own('facilitator'),
  'contribution.show': own(...readers),
  'contribution.file': own(...readers),
  'contribution.mine': self(...PEOPLE),
} satisfies Partial<Record<Name, Case>>;

export const inputs = {
  'contribution.mark': (s, organisationId, role) => ({
    contributionId: s.contributionId,
    ...forWhom(role, organisationId),
    standing: 'answered',
    note: 'Dijawab',
  }),
  'contribution.show': (s) => ({ contributionId: s.contributionId }),
  'contribution.file': (s) => ({ fileHash: s.fileHash }),
  'contribution.mine': () => ({}),
} satisfies Partial<Inputs>;
