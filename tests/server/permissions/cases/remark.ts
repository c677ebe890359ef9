import { PEOPLE } from '../roles.ts';
import {
  type Case,
  decides,
  facilitates,
  forWhom,
  type Inputs,
  type Name,
  own,
  readers,
  self,
  speaks,
} from './common.ts';

export const allowed = {
  'remark.make': own('facilitator', ...speaks),
  'remark.move': own('facilitator', ...speaks),
  'objection.raise': own(...decides),
  'objection.move': own('facilitator', ...decides),
  'amendment.support': own(...speaks),
  'amendment.accept': own('facilitator', ...speaks),
  'proposal.open-reactions': own('facilitator', ...speaks),
  'proposal.withdraw': own('facilitator', ...speaks),
  'remark.list': own(...readers),
  'proposal.set-window': own(...facilitates),
  'proposal.responses': own(...readers),
  'proposal.awaited': self(...PEOPLE),
} satisfies Partial<Record<Name, Case>>;

export const inputs = {
  'remark.make': (s, organisationId, role) => ({
    proposalId: s.proposalId,
    onVersion: 1,
    kind: 'question',
    ...forWhom(role, organisationId),
    body: 'Apa maksudnya?',
  }),
  'remark.move': (s, organisationId, role) => ({
    remarkId: s.remarkId,
    ...forWhom(role, organisationId),
    state: 'answered',
    note: 'Jawaban',
  }),
  'objection.raise': (s, organisationId) => ({
    proposalId: s.proposalId,
    onVersion: 1,
    organisationId,
    body: 'Alasan',
  }),
  'objection.move': (s, organisationId, role) => ({
    remarkId: s.remarkId,
    ...forWhom(role, organisationId),
    state: 'discussed',
  }),
  'amendment.support': (s, organisationId) => ({ remarkId: s.remarkId, organisationId }),
  'amendment.accept': (s, organisationId, role) => ({
    proposalId: s.ownProposalId,
    onVersion: 1,
    ...forWhom(role, organisationId),
    remarkIds: [s.remarkId],
  }),
  'proposal.open-reactions': (s, organisationId, role) => ({
    proposalId: s.ownProposalId,
    ...forWhom(role, organisationId),
  }),
  'proposal.withdraw': (s, organisationId, role) => ({
    proposalId: s.ownProposalId,
    ...forWhom(role, organisationId),
    reason: 'Tidak perlu lagi.',
  }),
  'remark.list': (s) => ({ proposalId: s.proposalId }),
  'proposal.set-window': (s, organisationId) => ({
    proposalId: s.proposalId,
    until: '2099-12-31',
    organisationIds: [organisationId],
  }),
  'proposal.responses': (s) => ({ proposalId: s.proposalId }),
  'proposal.awaited': () => ({}),
} satisfies Partial<Inputs>;
