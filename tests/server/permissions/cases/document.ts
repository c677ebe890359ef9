import { type Case, type Inputs, type Name, own, readers } from './common.ts';

export const allowed = {
  'document.number': own('facilitator', 'noteTaker'),
  'document.list': own(...readers),
  'document.show': own(...readers),
  'document.data': own(...readers),
} satisfies Partial<Record<Name, Case>>;

export const inputs = {
  'document.number': (s, _organisationId, role) => ({
    sessionId: s.closedSessionId,
    kind: 'full-record',
    number: `UJI/${role}`,
  }),
  'document.list': (s) => ({ sessionId: s.sessionId }),
  'document.show': (s) => ({ sessionId: s.closedSessionId, kind: 'full-record' }),
  'document.data': (s) => ({ sessionId: s.closedSessionId, set: 'decisions' }),
} satisfies Partial<Inputs>;
