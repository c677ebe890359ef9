import type { Same } from '../../same.ts';
import type { response as source } from '../id/response.ts';

/** Words of written reactions that are asked for, in English. */
export const response = {
  title: 'Written reactions',
  after: (session: string) => `After the session “${session}”, of the organisations that were not there`,
  byFacilitator: 'Asked for by the facilitator',
  open: (days: number) => (days === 0 ? 'Last day' : days === 1 ? '1 day left' : `${days} days left`),
  over: 'The time is over. Reactions that come later are kept and marked.',
  until: 'until',
  answered: (n: number, of: number) => `${n} of ${of} have responded`,
  none: 'no response yet',
  late: 'after the date',
  more: (n: number) => `${n} responses`,
  write: 'Write a reaction',
  askedOf: (organisation: string) => `${organisation} is asked for its written reaction`,
  form: {
    ask: 'Ask for written reactions',
    change: 'Change whom and until when',
    until: 'Until',
    untilHelp: 'Leave empty to close it now. Later reactions are never refused, only marked.',
    whom: 'Organisations asked',
    whomHelp: 'Their delegates are told.',
    save: 'Save',
  },
  home: 'Written reactions still awaited',
} as const satisfies Same<typeof source>;
