import { HOLIDAYS, type Holiday } from './holidays.ts';

/** What a network has said about one day: that it works although others do not, or that it is off. */
export type OwnDay = { readonly day: string; readonly name: string; readonly working: boolean };

/** A day off as pages show it: a holiday of the country, or one of the network's own. */
export type DayOff = Omit<Holiday, 'kind'> & { readonly kind: Holiday['kind'] | 'own' };

const DAY = 86_400_000;
/** Nobody asks for more than this, and a mistake must not count for ever. */
const MOST_DAYS = 800;

const atNoon = (day: string): number => Date.parse(`${day.slice(0, 10)}T12:00Z`);
const nameOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Saturday or Sunday. @param day YYYY-MM-DD */
export function isWeekend(day: string): boolean {
  const weekday = new Date(atNoon(day)).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** The days off that hold in a network: the country's, without those it works on, with its own. In order. */
export function daysOff(own: readonly OwnDay[]): DayOff[] {
  const said = new Map(own.map((one) => [one.day, one]));
  const country: DayOff[] = HOLIDAYS.filter(({ day }) => !said.has(day));
  const added = own
    .filter(({ working }) => !working)
    .map(
      ({ day, name }): DayOff => ({ day, name, english: name, kind: 'own', estimated: false, source: '' }),
    );
  return [...country, ...added].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * Working days after one calendar day up to and with another: invited on Monday for Thursday are three.
 * @param from YYYY-MM-DD
 * @param to YYYY-MM-DD
 * @param off days off beside Saturdays and Sundays
 */
export function workingDaysBetween(from: string, to: string, off: ReadonlySet<string>): number {
  const end = atNoon(to);
  let count = 0;
  let seen = 0;
  for (let at = atNoon(from) + DAY; at <= end && seen < MOST_DAYS; at += DAY, seen += 1) {
    const day = nameOf(at);
    if (!isWeekend(day) && !off.has(day)) count += 1;
  }
  return count;
}

/** The first day that has at least `count` working days after `from` up to it. @param from YYYY-MM-DD */
export function afterWorkingDays(from: string, count: number, off: ReadonlySet<string>): string {
  let at = atNoon(from);
  for (let left = count, seen = 0; left > 0 && seen < MOST_DAYS; seen += 1) {
    at += DAY;
    const day = nameOf(at);
    if (!isWeekend(day) && !off.has(day)) left -= 1;
  }
  return nameOf(at);
}

/** Days off after `from` up to and with `to` that are no weekend anyway: what a warning names. */
export function offBetween(from: string, to: string, all: readonly DayOff[]): DayOff[] {
  return all.filter(({ day }) => day > from && day <= to && !isWeekend(day));
}
