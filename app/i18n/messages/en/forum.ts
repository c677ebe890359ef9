import type { Same } from '../../same.ts';
import type { forum as source } from '../id/forum.ts';

/** Words of the noun "forum" in English. */
export const forum = {
  editor: {
    toolbar: 'Formatting',
    bold: 'Bold',
    italic: 'Italic',
    heading: 'Heading',
    subheading: 'Subheading',
    bullets: 'List',
    numbers: 'Numbered list',
    quote: 'Quotation',
    link: 'Link',
    unlink: 'Remove link',
    address: 'Link address',
    wrongAddress: 'Write an https or e-mail address, for example dinsos.go.id.',
  },
} satisfies Same<typeof source>;
