import { PEOPLE } from '../roles.ts';
import { type Case, type Inputs, type Name, self } from './common.ts';

export const allowed = {
  'calendar.set-day': self('administrator'),
  'calendar.reset-day': self('administrator'),
  'calendar.days': self(...PEOPLE),
} satisfies Partial<Record<Name, Case>>;

export const inputs = {
  'calendar.set-day': () => ({ day: '2027-04-20', name: 'Hari jadi', working: false }),
  'calendar.reset-day': () => ({ day: '2027-04-20' }),
  'calendar.days': () => ({}),
} satisfies Partial<Inputs>;
