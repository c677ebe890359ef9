import type { Same } from '../../same.ts';
import type { empowerment as source } from '../id/empowerment.ts';

/** Words of the empowerment plan in English. */
export const empowerment = {
  title: 'Empowerment plan',
  lead: 'Real steps so that weaker parties can take part in earnest: what, for whom, who provides it, by when.',
  link: 'Write an empowerment plan',
  because: 'Why it is needed',
  calm: 'The counts and the forum’s record show no imbalance at present. A plan may be written all the same.',
  measures: 'Measures',
  doneOf: (done: number, of: number) => `${done} of ${of} done`,
  empty: 'No measures yet',
  emptyBody:
    'For instance travel costs, a briefing beforehand, papers in everyday language, speaking turns, or written responses. Written by the facilitator or the initiating institution, read by all parties.',
  add: 'Add a measure',
  edit: 'Change a measure',
  what: 'What is done',
  whatHelp: 'One step that can be checked: “Travel costs for the institutions’ delegates at each session”.',
  forSector: 'For the sector',
  forSectorNone: 'Only the organisations chosen',
  forSectorAll: {
    government: 'All government organisations',
    'non-government': 'All non-government organisations',
  },
  forWhom: 'For particular organisations',
  provider: 'Who provides it',
  dueOn: 'No later than',
  for: 'For',
  by: 'Provided by',
  due: (day: string) => `no later than ${day}`,
  late: 'late',
  open: 'under way',
  done: 'done',
  finish: 'Mark as done',
  finishNote: 'What was done',
  change: 'Change',
  remove: 'Take out of the plan',
  more: 'Options',
  moreFor: (what: string) => `Options for the measure: ${what}`,
} satisfies Same<typeof source>;
