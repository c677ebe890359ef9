import { PEOPLE } from '../roles.ts';
import { type Case, decides, forWhom, type Inputs, type Name, own, readers, self, speaks } from './common.ts';

export const allowed = {
  'commitment.propose': own('facilitator', ...speaks),
  'commitment.accept': own(...decides),
  'commitment.return': own(...decides),
  'commitment.report': own(...speaks),
  'commitment.confirm': own(...speaks),
  'commitment.dispute': own(...speaks),
  'commitment.verify': own('verifier'),
  'commitment.withdraw': own(...decides),
  'commitment.list': self(...PEOPLE),
  'commitment.prepare': own(...readers),
  'commitment.show': own(...readers),
  'commitment.evidence-file': own(...readers),
} satisfies Partial<Record<Name, Case>>;

export const inputs = {
  'commitment.propose': (s, organisationId, role) => ({
    agreementId: s.draftId,
    ...forWhom(role, organisationId),
    title: 'Komitmen',
    ownerId: organisationId,
    indicator: 'Indikator',
    baseline: 0,
    target: 1,
    unit: 'orang',
    dueOn: '2027-06-30',
    verification: 'Laporan',
  }),
  'commitment.accept': (s, organisationId) => ({ commitmentId: s.commitmentId, organisationId }),
  'commitment.return': (s, organisationId) => ({
    commitmentId: s.commitmentId,
    organisationId,
    reason: 'Uji',
  }),
  'commitment.report': (s, organisationId) => ({
    commitmentId: s.commitmentId,
    organisationId,
    achieved: 1,
    note: 'Uji',
  }),
  'commitment.confirm': (s, organisationId) => ({ reportId: s.reportId, organisationId }),
  'commitment.dispute': (s, organisationId) => ({ reportId: s.reportId, organisationId, reason: 'Uji' }),
  'commitment.verify': (s) => ({ reportId: s.reportId, kept: true }),
  'commitment.withdraw': (s, organisationId) => ({
    commitmentId: s.commitmentId,
    organisationId,
    reason: 'Uji',
  }),
  'commitment.list': () => ({}),
  'commitment.prepare': (s) => ({ agreementId: s.draftId }),
  'commitment.show': (s) => ({ commitmentId: s.commitmentId }),
  'commitment.evidence-file': (s) => ({ fileHash: s.fileHash }),
} satisfies Partial<Inputs>;
