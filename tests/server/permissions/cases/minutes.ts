import { type Case, hash, type Inputs, type Name, own, readers, speaks, unknown } from './common.ts';

export const allowed = {
  'minutes.begin': own('facilitator', 'noteTaker'),
  'minutes.write': own('facilitator', 'noteTaker'),
  'minutes.insert': own('facilitator', 'noteTaker'),
  'minutes.append': own('facilitator', 'noteTaker'),
  'minutes.rewrite': own('facilitator', 'noteTaker'),
  'minutes.note-action': own('facilitator', 'noteTaker'),
  'minutes.offer': own('facilitator', 'noteTaker'),
  'minutes.answer': own('facilitator', 'noteTaker'),
  'minutes.confirm': own(...speaks),
  'minutes.correct': own(...speaks),
  'minutes.lock': own('facilitator'),
  'minutes.show': own(...readers),
  'minutes.draft': own(...readers),
  'minutes.catch-up': own(...readers),
} satisfies Partial<Record<Name, Case>>;

export const inputs = {
  'minutes.begin': (s) => ({ sessionId: s.sessionId }),
  'minutes.write': (s) => ({ sessionId: s.minutesSessionId, base: unknown, update: 'AAA=' }),
  'minutes.insert': (s) => ({ sessionId: s.minutesSessionId, kind: 'decision', ref: hash }),
  'minutes.rewrite': (s) => ({
    sessionId: s.minutesSessionId,
    base: unknown,
    passage: '1-0',
    mark: 'x',
    text: 'Uji',
  }),
  'minutes.append': (s) => ({ sessionId: s.minutesSessionId, section: 'Pembukaan', text: 'Rapat dibuka.' }),
  'minutes.note-action': (s, organisationId) => ({
    sessionId: s.minutesSessionId,
    what: 'Menyusun jadwal',
    organisationId,
    due: '2027-03-01',
  }),
  'minutes.offer': (s) => ({ sessionId: s.minutesSessionId, onVersion: 1, confirmBy: '2027-03-01' }),
  'minutes.answer': (s) => ({
    sessionId: s.minutesSessionId,
    correctionId: s.correctionId,
    answer: 'declined',
    reason: 'Uji',
  }),
  'minutes.confirm': (s, organisationId) => ({ sessionId: s.minutesSessionId, organisationId, version: 1 }),
  'minutes.correct': (s, organisationId) => ({
    sessionId: s.minutesSessionId,
    organisationId,
    version: 1,
    text: 'Waktunya keliru.',
  }),
  'minutes.lock': (s) => ({ sessionId: s.minutesSessionId, version: 1 }),
  'minutes.show': (s) => ({ sessionId: s.minutesSessionId }),
  'minutes.draft': (s) => ({ sessionId: s.minutesSessionId }),
  'minutes.catch-up': (s) => ({ sessionId: s.minutesSessionId }),
} satisfies Partial<Inputs>;
