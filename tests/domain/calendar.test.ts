import { describe, expect, it } from 'vitest';
import {
  afterWorkingDays,
  type CalendarEntry,
  daysOff,
  HOLIDAYS,
  icsOf,
  isWeekend,
  offBetween,
  workingDaysBetween,
} from '#app/domain/calendar.ts';

const none = new Set<string>();
const off = (own: Parameters<typeof daysOff>[0] = []) => new Set(daysOff(own).map(({ day }) => day));

describe('working days', () => {
  it('leave out weekends', () => {
    // Friday to Monday is one working day; a week holds five.
    expect(workingDaysBetween('2026-11-20', '2026-11-23', none)).toBe(1);
    expect(workingDaysBetween('2026-11-16', '2026-11-23', none)).toBe(5);
    expect(workingDaysBetween('2026-11-23', '2026-11-23', none)).toBe(0);
    expect(workingDaysBetween('2026-11-23', '2026-11-20', none)).toBe(0);
  });
  it('leave out holidays and collective leave', () => {
    // Christmas 2026: Thursday is collective leave, Friday the feast.
    expect(workingDaysBetween('2026-12-22', '2026-12-28', none)).toBe(4);
    expect(workingDaysBetween('2026-12-22', '2026-12-28', off())).toBe(2);
  });
  it('follow what the network says about its own days', () => {
    const own = [
      { day: '2026-12-24', name: 'Kantor buka', working: true },
      { day: '2026-12-23', name: 'Hari jadi kabupaten', working: false },
    ];
    expect(workingDaysBetween('2026-12-22', '2026-12-28', off(own))).toBe(2);
    expect(daysOff(own).map(({ day }) => day)).not.toContain('2026-12-24');
    expect(daysOff(own).find(({ day }) => day === '2026-12-23')).toMatchObject({ kind: 'own' });
  });
  it('find the first day that keeps the notice', () => {
    expect(afterWorkingDays('2026-11-26', 3, off())).toBe('2026-12-01');
    expect(afterWorkingDays('2026-12-23', 3, off())).toBe('2026-12-30');
    expect(afterWorkingDays('2026-12-23', 0, off())).toBe('2026-12-23');
    for (const from of ['2026-03-13', '2026-05-26', '2026-12-31', '2027-05-15'])
      expect(workingDaysBetween(from, afterWorkingDays(from, 3, off()), off())).toBe(3);
  });
  it('name the days off between that would have been worked', () => {
    expect(offBetween('2026-12-23', '2026-12-30', daysOff([])).map(({ day }) => day)).toEqual([
      '2026-12-24',
      '2026-12-25',
    ]);
  });
});

describe('the holidays', () => {
  it('are real days, each once, in the years they are for', () => {
    const days = HOLIDAYS.map(({ day }) => day);
    expect(new Set(days).size).toBe(days.length);
    for (const day of days) expect(new Date(`${day}T00:00Z`).toISOString().slice(0, 10)).toBe(day);
  });
  it('count as the decree for 2026 counts them: 17 holidays, 8 days of collective leave on weekdays', () => {
    const of2026 = HOLIDAYS.filter(({ day }) => day.startsWith('2026'));
    expect(of2026.filter(({ kind }) => kind === 'national')).toHaveLength(17);
    const leave = of2026.filter(({ kind }) => kind === 'collective-leave');
    expect(leave).toHaveLength(8);
    expect(leave.filter(({ day }) => isWeekend(day))).toEqual([]);
  });
  it('say which ones are reckoned', () => {
    expect(HOLIDAYS.find(({ day }) => day === '2027-08-17')?.estimated).toBe(false);
    expect(HOLIDAYS.find(({ day }) => day === '2027-03-10')?.estimated).toBe(true);
  });
});

describe('a calendar file', () => {
  const entry: CalendarEntry = {
    uid: '0198-uji@mufakat',
    sequence: 0,
    cancelled: false,
    startsAt: '2026-12-01T09:00:00+07:00',
    endsAt: '2026-12-01T05:00:00.000Z',
    stampedAt: '2026-11-26T01:02:03.456Z',
    title: 'Musyawarah II; SPM, bidang sosial',
    place: 'Aula',
    description: 'Baris satu\nBaris dua',
    url: 'https://mufakat.example/g/ABCDEF',
    organiser: { name: 'Forum "SPM"', email: 'mufakat@uji.example' },
  };
  const lines = (file: string) => file.replace(/\r\n /g, '').split('\r\n');

  it('gives times in UTC, escapes text, and ends every line with CRLF', () => {
    const file = icsOf(entry);
    expect(lines(file)).toEqual(
      expect.arrayContaining([
        'UID:0198-uji@mufakat',
        'SEQUENCE:0',
        'DTSTAMP:20261126T010203Z',
        'DTSTART:20261201T020000Z',
        'DTEND:20261201T050000Z',
        'SUMMARY:Musyawarah II\\; SPM\\, bidang sosial',
        'DESCRIPTION:Baris satu\\nBaris dua',
        'ORGANIZER;CN="Forum \'SPM\'":mailto:mufakat@uji.example',
        'METHOD:PUBLISH',
        'STATUS:CONFIRMED',
      ]),
    );
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
  });
  it('takes the meeting out again when it is cancelled', () => {
    const file = lines(icsOf({ ...entry, cancelled: true, sequence: 2 }));
    expect(file).toEqual(
      expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:2', `UID:${entry.uid}`]),
    );
  });
  it('folds lines at 75 octets without cutting a character', () => {
    const title = 'Musyawarah “é” 🟦 '.repeat(12).trim();
    const file = icsOf({ ...entry, title });
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(lines(file)).toContain(`SUMMARY:${title}`);
  });
});
