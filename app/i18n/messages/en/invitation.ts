import type { Same } from '../../same.ts';
import type { invitation as source } from '../id/invitation.ts';

/** Words around a session's invitation, in English. */
export const invitation: Same<typeof source> = {
  calendar: 'Save to calendar',
  shareTitle: 'Invitation text',
  shareHelp: 'For WhatsApp, SMS or a letter. It holds time, place and how to join, nothing else.',
  copy: 'Copy text',
  copied: 'Copied',
  shareText: (title: string, forum: string, when: string, place: string, link: string, code: string) =>
    `Session invitation: ${title}\nForum: ${forum}\nTime: ${when}\nPlace: ${place}\nJoin: ${link}\nCode: ${code}`,
  joinBy: (link: string, code: string) => `Join: ${link}\nCode: ${code}`,
  off: (days: string) => `Days off in between: ${days}.`,
  estimated: 'estimated',
  material: {
    title: 'Materials',
    whole: 'For the whole session',
    none: 'No materials yet.',
    noneBody: 'Files and links to read before the session will be here.',
    manage: 'Manage materials',
    file: (kind: string, size: string) => `${kind}, ${size}`,
    link: 'link',
  },
  rsvp: {
    ask: 'Will your organisation be there?',
    for: 'Answer for',
    choice: {
      'in-room': 'Present',
      online: 'Present online',
      represented: 'Represented',
      absent: 'Absent',
    },
    representedHelp: 'An alternate comes; write their name.',
    name: 'Name of who comes',
    nameHelp: 'Leave empty if you come yourself. Required when somebody represents you.',
    office: 'Office',
    note: 'Note for the facilitator',
    send: 'Send answer',
    change: 'Change answer',
    answered: (answer: string) => `Answer sent: ${answer}`,
    thanks: 'It can be changed until the session is opened. On the day, check in on this page.',
    hereAlready: 'Already there? Check in now',
    none: 'no answer yet',
    byFacilitator: 'taken down by the facilitator',
    expected: 'Expected quorum',
    expectedOf: (coming: number, parties: number, needed: number) =>
      `${coming} of ${parties} organisations will be there; ${needed} are needed.`,
    sectorOf: (sector: string, coming: number, parties: number) => `${sector}: ${coming} of ${parties}`,
    will: 'will be met',
    willNot: 'not enough answers yet',
    waiting: (count: number) => `${count} organisations have not answered.`,
    takeDown: "Take down another organisation's answer",
    takeDownHelp: 'For answers by telephone or letter.',
    organisation: 'Organisation',
    answer: 'Answer',
  },
};
