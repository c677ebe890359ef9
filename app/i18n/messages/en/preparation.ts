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
};
