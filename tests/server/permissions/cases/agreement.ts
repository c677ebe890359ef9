import { PEOPLE } from '../roles.ts';
import { type Case, facilitates, hash, type Inputs, type Name, own, readers, self } from './common.ts';

export const allowed = {
  // agreements and commitments
  'agreement.draft': own(...facilitates),
  'agreement.revise': own(...facilitates),
  'agreement.freeze': own(...facilitates),
  'agreement.reopen': own(...facilitates),
  'agreement.sign': own('leader'),
  'agreement.list': self(...PEOPLE),
  'agreement.prepare': own(...facilitates),
  'agreement.show': own(...readers),
} satisfies Partial<Record<Name, Case>>;

export const inputs = {
  'agreement.draft': (s) => ({
    decisionId: s.decisionId,
    kind: 'memorandum',
    title: 'Nota',
    partyIds: s.world.organisations.slice(0, 2).map((o) => o.id),
    startsOn: '2027-01-01',
    endsOn: '2027-12-31',
  }),
  'agreement.revise': (s) => ({
    agreementId: s.draftId,
    title: 'Nota',
    startsOn: '2027-01-01',
    endsOn: '2027-12-31',
    clauses: [{ heading: 'Maksud', body: 'Isi' }],
  }),
  'agreement.freeze': (s) => ({ agreementId: s.draftId }),
  'agreement.reopen': (s) => ({ agreementId: s.draftId, reason: 'Uji' }),
  'agreement.sign': (s, organisationId) => ({
    agreementId: s.agreementId,
    organisationId,
    contentHash: hash,
    code: '123456',
  }),
  'agreement.list': () => ({}),
  'agreement.prepare': (s) => ({ decisionId: s.decisionId }),
  'agreement.show': (s) => ({ agreementId: s.agreementId }),
} satisfies Partial<Inputs>;
