import type { Standing } from '../../../domain/topic.ts';
import type { Same } from '../../same.ts';
import type { notice as source } from '../id/notice.ts';

const STANDING: Record<Standing, string> = {
  adopted: 'was adopted',
  answered: 'was answered',
  parked: 'was parked',
  open: 'was opened again',
};

/** Words of notices, in English. */
export const notice = {
  title: 'Notices',
  lead: 'What concerns you in forums, topics, proposals, sessions and decisions. What asks for an answer stands on top.',
  unread: (n: number) => (n >= 100 ? '99+ unread' : `${n} unread`),
  count: (n: number) => (n >= 100 ? '99+' : String(n)),
  fresh: (n: number) => (n === 1 ? 'One new notice' : `${n >= 100 ? '99+' : n} new notices`),
  see: 'Read',
  asking: 'Waiting for your answer',
  telling: 'For your information',
  read: 'Read before',
  movedTo: 'Now',
  says: {
    'no-decider': () => 'Nobody may decide for your organisation any more; name another delegate',
    noted: (_who: string, _n: number, _standing: Standing | null) =>
      'The facilitator noted your organisation’s position; it counts only once it is confirmed',
    window: (_who: string, _n: number, _standing: Standing | null) =>
      'A written response of your organisation is awaited',
    minutes: (_who: string, _n: number, _standing: Standing | null) =>
      'Minutes await your organisation’s answer',
    'minutes-due': (_who: string, _n: number, _standing: Standing | null) =>
      'The time to answer the minutes ends soon',
    charter: (_who: string, _n: number, _standing: Standing | null) =>
      'A new charter awaits your organisation’s acceptance',
    conditions: (_who: string, _n: number, _standing: Standing | null) =>
      'The form on starting conditions awaits your organisation’s answer',
    'session-postponed': (_who: string, _n: number, _standing: Standing | null) =>
      'The session is postponed; its new date is still to be set',
    'session-moved': (_who: string, _n: number, _standing: Standing | null) =>
      'The session has moved to another time or place',
    'session-cancelled': (_who: string, _n: number, _standing: Standing | null) => 'The session is cancelled',
    leaving: (who: string) => `${who} declared that it leaves the forum`,
    'review-due': (_who: string, _n: number, _standing: Standing | null) =>
      'The day to look at a decision again has come',
    mentioned: (who: string, _n: number, _standing: Standing | null) =>
      `${who} mentioned you or your organisation`,
    replied: (who: string) => `${who} replied to you`,
    responded: (who: string, n: number) =>
      n === 1 ? `${who} responded to a proposal` : `${n} new responses to a proposal`,
    remark: (who: string) => `${who} followed up a response to a proposal`,
    revised: (who: string) => `${who} froze a new version of a proposal`,
    withdrawn: (who: string) => `${who} withdrew a proposal`,
    marked: (who: string, _n: number, standing: Standing | null) =>
      `Your input ${STANDING[standing ?? 'open']} by ${who}`,
    reopened: (who: string) => `${who} reopened a topic you follow`,
    proposed: (who: string) => `${who} put forward a new proposal`,
    reactions: (_who: string, _n: number, _standing: Standing | null) =>
      'A proposal is open for comments, amendments and objections',
    opened: (who: string) => `${who} opened a new topic`,
    written: (who: string, n: number) => (n === 1 ? `${who} wrote` : `${n} new contributions`),
  },
  emptyTitle: 'No notices yet',
  empty:
    'When somebody replies to you, mentions your organisation or says what became of your input, you read it here.',
  readAll: 'Mark all as read',
  older: 'Older ones',
  follow: 'Follow this topic',
  unfollow: 'Stop following',
  following: 'You follow this topic',
  mentions: 'Mentioned',
  mentionHelp: 'Mention organisations by @ and their code, people by @ and their name; they are told.',
  whom: 'Who can be mentioned',
  choices: (n) => `${n === 1 ? '1 choice' : `${n} choices`}. Choose with the arrows, then Enter.`,
  digest: {
    title: 'Digest by e-mail',
    lead: 'Only what you have not read, what waits for you on top. Nothing is sent when there is nothing.',
    rhythm: 'How often',
    choice: { none: 'Not needed', daily: 'Every day', weekly: 'Every week' },
    save: 'Save choice',
  },
  letter: {
    subject: (n: number) => `${n} notices wait for you on Mufakat`,
    greeting: (name: string) => `Dear ${name},`,
    body: (network: string) =>
      `This is what you have not read in ${network}; what waits for your answer comes first:`,
    line: (says: string, topic: string) => `- ${says}: “${topic}”`,
    open: (link: string) => `Open them: ${link}`,
    stop: (link: string) => `Change or stop this digest: ${link}`,
  },
} as const satisfies Same<typeof source>;
