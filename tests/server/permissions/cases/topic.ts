import { PEOPLE } from '../roles.ts';
import { doc } from '../scene.ts';
import { type Case, facilitates, forWhom, type Inputs, type Name, own, readers, self } from './common.ts';

export const allowed = {
  // Organisation 2 put nothing forward in this topic, so its people may not say what became of inputs.
  'contribution.mark': own('facilitator'),
  'contribution.show': own(...readers),
  // The contribution is the delegate's own.
  'contribution.revise': own('delegate'),
  'contribution.erase': own('delegate'),
  'contribution.hide': own(...facilitates),
  'topic.set-window': own(...facilitates),
  'topic.follow': own(...readers),
  // Everybody has only their own; this one is the delegate's.
  'notice.open': own('delegate'),
  'notice.read-all': self(...PEOPLE),
  'notice.set-digest': self(...PEOPLE),
  'notice.list': self(...PEOPLE),
  'mention.choices': own(...readers),
  'contribution.file': own(...readers),
  'contribution.mine': self(...PEOPLE),
} satisfies Partial<Record<Name, Case>>;

export const inputs = {
  'contribution.mark': (s, organisationId, role) => ({
    contributionId: s.contributionId,
    ...forWhom(role, organisationId),
    standing: 'answered',
    note: 'Dijawab',
  }),
  'contribution.show': (s) => ({ contributionId: s.contributionId }),
  'contribution.revise': (s) => ({ contributionId: s.contributionId, body: doc('Lain') }),
  'contribution.erase': (s) => ({ contributionId: s.contributionId }),
  'contribution.hide': (s) => ({ contributionId: s.contributionId, hidden: true, reason: 'Uji' }),
  'topic.set-window': (s) => ({ topicId: s.topicId }),
  'topic.follow': (s) => ({ topicId: s.topicId, following: true }),
  'notice.open': (s) => ({ noticeId: s.noticeId }),
  'notice.read-all': () => ({}),
  'notice.set-digest': () => ({ rhythm: 'daily' }),
  'notice.list': () => ({}),
  'mention.choices': (s) => ({ forumId: s.world.forumId }),
  'contribution.file': (s) => ({ fileHash: s.fileHash }),
  'contribution.mine': () => ({}),
} satisfies Partial<Inputs>;
