import type { Same } from '../../same.ts';
import type { preparation as source } from '../id/preparation.ts';

/** Words of preparing a session (materials, agenda, moving it), in English. */
export const preparation: Same<typeof source> = {
  material: {
    title: (session: string) => `Materials: ${session}`,
    lead: 'Only parties of the forum can read them. Do not upload personal data of service recipients.',
    upload: 'Upload files',
    files: 'Files',
    filesHelp: 'PDF, pictures, DOCX or XLSX, at most 25 MB each.',
    name: 'Title',
    nameHelp: "Leave empty to use the file's name.",
    linkName: 'Title of the link',
    for: 'For',
    send: 'Upload',
    link: 'Add a link',
    url: 'Address of the link',
    add: 'Add link',
    remove: 'Remove',
    removeOf: (title: string) => `Remove: ${title}`,
    noFile: 'Choose at least one file.',
  },
  agenda: {
    title: (session: string) => `Agenda: ${session}`,
    change: 'Change the agenda',
    lead: 'Add, order or leave out items. What has been dealt with stays on record.',
    place: 'Order',
    remove: 'Leave out of the agenda',
    dropPromises: 'Reason if earlier promises are left out',
    dropHelp: 'Required when the item on promises is left out.',
    started: 'already dealt with',
    send: 'Save agenda',
  },
  plan: {
    promises: (count: number) =>
      `There are ${count} promises from earlier sessions. Going through them is the first item by itself.`,
    without: 'Leave it out this time',
    reason: 'Reason',
    reasonHelp: 'Shown on the invitation. Leave empty if the promises are gone through.',
  },
  move: {
    title: (session: string) => `Schedule: ${session}`,
    change: 'Move or cancel',
    lead: 'Everybody invited is told, and their calendars change with it. When the time changes, attendance is asked again.',
    note: 'Note for those invited',
    noteHelp: 'For example: the hall is taken; one hour later.',
    send: 'Move and tell everybody',
    cancel: 'Cancel the session',
    cancelLead: 'A cancelled session cannot be opened again. The reason is shown on the invitation.',
    reason: 'Reason for cancelling',
    cancelSend: 'Cancel and tell everybody',
    tooLate: 'The schedule can be changed only before the session is opened.',
    back: 'To the session',
  },
};
