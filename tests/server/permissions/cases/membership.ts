import { type Case, decides, facilitates, type Inputs, type Name, own, readers } from './common.ts';

export const allowed = {
  'party.withdraw': own(...decides),
  'party.stay': own(...decides),
  'session.drop-party': own(...facilitates),
  'topic.close': own('facilitator'),
  'topic.reopen': own('facilitator'),
  'party.withdrawal': own(...readers),
} satisfies Partial<Record<Name, Case>>;

export const inputs = {
  'party.withdraw': (s, organisationId) => ({ forumId: s.world.forumId, organisationId, reason: 'Uji' }),
  'party.stay': (s, organisationId) => ({ forumId: s.world.forumId, organisationId }),
  'session.drop-party': (s, organisationId) => ({ sessionId: s.sessionId, organisationId }),
  'topic.close': (s) => ({ topicId: s.topicId, summary: 'Uji' }),
  'topic.reopen': (s) => ({ topicId: s.topicId, reason: 'Uji' }),
  'party.withdrawal': (s, organisationId) => ({ forumId: s.world.forumId, organisationId }),
} satisfies Partial<Inputs>;
