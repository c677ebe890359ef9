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
};
