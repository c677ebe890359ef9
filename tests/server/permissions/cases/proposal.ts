import { type Case, type Inputs, type Name, own, readers } from './common.ts';

export const allowed = {
  'proposal.compare': own(...readers),
} satisfies Partial<Record<Name, Case>>;

export const inputs = {
  'proposal.compare': (s) => ({ proposalId: s.proposalId }),
} satisfies Partial<Inputs>;
