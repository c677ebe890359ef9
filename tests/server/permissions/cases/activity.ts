import { type Case, facilitates, type Inputs, type Name, own, readers, speaks, unknown } from './common.ts';

export const allowed = {
  'activity.open': own(...facilitates),
  'activity.add': own(...facilitates),
  'activity.settle': own(...facilitates),
  'activity.reveal': own(...facilitates),
  'activity.group': own(...facilitates),
  'activity.name-group': own(...facilitates),
  'activity.open-dots': own(...facilitates),
  'activity.draw': own(...facilitates),
  'activity.close': own(...facilitates),
  'activity.write': own(...speaks),
  'activity.rewrite': own(...speaks),
  'activity.withdraw': own(...speaks),
  'activity.mark': own(...speaks),
  'activity.report': own(...speaks),
  'activity.list': own(...readers),
} satisfies Partial<Record<Name, Case>>;

export const inputs = {
  'activity.open': (s) => ({
    sessionId: s.sessionId,
    itemId: s.itemId,
    kind: 'temperature',
    question: 'Seberapa siap kita?',
  }),
  'activity.add': (s) => ({ sessionId: s.sessionId, activityId: unknown, text: 'Pernyataan' }),
  'activity.settle': (s) => ({
    sessionId: s.sessionId,
    activityId: unknown,
    entryId: unknown,
    status: 'answered',
  }),
  'activity.reveal': (s) => ({ sessionId: s.sessionId, activityId: unknown }),
  'activity.group': (s) => ({ sessionId: s.sessionId, activityId: unknown, entryId: '1', name: 'Data' }),
  'activity.name-group': (s) => ({
    sessionId: s.sessionId,
    activityId: unknown,
    groupId: unknown,
    name: 'Data',
  }),
  'activity.open-dots': (s) => ({ sessionId: s.sessionId, activityId: unknown, budget: 3, most: 2 }),
  'activity.draw': (s) => ({ sessionId: s.sessionId, activityId: unknown }),
  'activity.close': (s) => ({ sessionId: s.sessionId, activityId: unknown }),
  'activity.write': (s, organisationId) => ({
    sessionId: s.sessionId,
    activityId: unknown,
    organisationId,
    text: 'Gagasan',
  }),
  'activity.rewrite': (s, organisationId) => ({
    sessionId: s.sessionId,
    activityId: unknown,
    organisationId,
    entryId: unknown,
    text: 'Gagasan',
  }),
  'activity.withdraw': (s, organisationId) => ({
    sessionId: s.sessionId,
    activityId: unknown,
    organisationId,
    entryId: unknown,
  }),
  'activity.mark': (s, organisationId) => ({
    sessionId: s.sessionId,
    activityId: unknown,
    organisationId,
    value: 3,
  }),
  'activity.report': (s, organisationId) => ({
    sessionId: s.sessionId,
    activityId: unknown,
    organisationId,
    teamId: unknown,
    text: 'Laporan',
  }),
  'activity.list': (s) => ({ sessionId: s.sessionId }),
} satisfies Partial<Inputs>;
