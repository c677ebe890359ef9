import { PEOPLE } from '../roles.ts';
import { type Case, facilitates, type Inputs, type Name, own, readers, self } from './common.ts';

export const allowed = {
  'decision.list': own(...readers),
  'decision.show': own(...readers),
  'decision.export': own(...readers),
  'decision.due': self(...PEOPLE),
  'decision.set-review': own(...facilitates),
  'decision.reopen': own(...facilitates),
} satisfies Partial<Record<Name, Case>>;

export const inputs = {
  'decision.list': (s) => ({ forumId: s.world.forumId }),
  'decision.show': (s) => ({ decisionId: s.decisionId }),
  'decision.export': (s) => ({ forumId: s.world.forumId }),
  'decision.due': () => ({}),
  'decision.set-review': (s) => ({
    decisionId: s.decisionId,
    reviewOn: '2030-01-15',
    note: 'Setahun berjalan',
  }),
  'decision.reopen': (s) => ({ decisionId: s.decisionId, reason: 'Keadaan berubah' }),
} satisfies Partial<Inputs>;
