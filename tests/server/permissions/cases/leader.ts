import { PEOPLE } from '../roles.ts';
import { type Case, type Inputs, type Name, own, self } from './common.ts';

export const allowed = {
  'ledger.receipt': own(...PEOPLE, 'operator'),
  'ledger.act': own(...PEOPLE, 'operator'),
  'leader.page': self(...PEOPLE),
} satisfies Partial<Record<Name, Case>>;

export const inputs = {
  'ledger.receipt': (s) => ({ entryId: s.entryId }),
  'ledger.act': (s) => ({ entryId: s.entryId }),
  'leader.page': () => ({}),
} satisfies Partial<Inputs>;
