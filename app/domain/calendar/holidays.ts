/** Why nobody works on a day: a national holiday, or collective leave (cuti bersama). */
export type HolidayKind = 'national' | 'collective-leave';

/** A day on which offices are closed. */
export type Holiday = {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly name: string;
  readonly english: string;
  readonly kind: HolidayKind;
  /** The day moves with the moon or the stars, and the decree that fixes it is not in this file yet. */
  readonly estimated: boolean;
  /** The decree it stands in, or what it was reckoned from. */
  readonly source: string;
};

/** The joint decree of three ministers (SKB) for 2026, of 19 September 2025. */
const SKB_2026 =
  'SKB Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB Nomor 1497, 2, dan 5 Tahun 2025';
/** Which days are holidays at all; those with a date of their own need no yearly decree. */
const DECREE = 'Keputusan Presiden Nomor 8 Tahun 2024 tentang Hari-Hari Libur';
const RECKONED = 'Perhitungan kalender; keputusan bersama tahun 2027 belum dimuat di sini';

type Row = readonly [day: string, name: string, english: string];

const of = (kind: HolidayKind, source: string, estimated: boolean, rows: readonly Row[]): Holiday[] =>
  rows.map(([day, name, english]) => ({ day, name, english, kind, estimated, source }));

/**
 * National holidays and collective leave of Indonesia, by day. Collective leave of 2027 is missing because its
 * decree is; a network adds or takes away days of its own (table `network_day`).
 */
export const HOLIDAYS: readonly Holiday[] = [
  ...of('national', SKB_2026, false, [
    ['2026-01-01', 'Tahun Baru 2026 Masehi', "New Year's Day"],
    ['2026-01-16', 'Isra Mikraj Nabi Muhammad S.A.W.', "Isra' Mi'raj"],
    ['2026-02-17', 'Tahun Baru Imlek 2577 Kongzili', 'Chinese New Year'],
    ['2026-03-19', 'Hari Suci Nyepi (Tahun Baru Saka 1948)', 'Nyepi, Day of Silence'],
    ['2026-03-21', 'Idulfitri 1447 Hijriah', 'Eid al-Fitr'],
    ['2026-03-22', 'Idulfitri 1447 Hijriah', 'Eid al-Fitr'],
    ['2026-04-03', 'Wafat Yesus Kristus', 'Good Friday'],
    ['2026-04-05', 'Kebangkitan Yesus Kristus (Paskah)', 'Easter Sunday'],
    ['2026-05-01', 'Hari Buruh Internasional', 'International Labour Day'],
    ['2026-05-14', 'Kenaikan Yesus Kristus', 'Ascension Day'],
    ['2026-05-27', 'Iduladha 1447 Hijriah', 'Eid al-Adha'],
    ['2026-05-31', 'Hari Raya Waisak 2570 BE', 'Vesak Day'],
    ['2026-06-01', 'Hari Lahir Pancasila', 'Pancasila Day'],
    ['2026-06-16', 'Tahun Baru Islam 1448 Hijriah', 'Islamic New Year'],
    ['2026-08-17', 'Proklamasi Kemerdekaan', 'Independence Day'],
    ['2026-08-25', 'Maulid Nabi Muhammad S.A.W.', "Prophet Muhammad's Birthday"],
    ['2026-12-25', 'Kelahiran Yesus Kristus (Natal)', 'Christmas Day'],
  ]),
  ...of('collective-leave', SKB_2026, false, [
    ['2026-02-16', 'Cuti bersama Tahun Baru Imlek', 'Collective leave, Chinese New Year'],
    ['2026-03-18', 'Cuti bersama Hari Suci Nyepi', 'Collective leave, Nyepi'],
    ['2026-03-20', 'Cuti bersama Idulfitri', 'Collective leave, Eid al-Fitr'],
    ['2026-03-23', 'Cuti bersama Idulfitri', 'Collective leave, Eid al-Fitr'],
    ['2026-03-24', 'Cuti bersama Idulfitri', 'Collective leave, Eid al-Fitr'],
    ['2026-05-15', 'Cuti bersama Kenaikan Yesus Kristus', 'Collective leave, Ascension Day'],
    ['2026-05-28', 'Cuti bersama Iduladha', 'Collective leave, Eid al-Adha'],
    ['2026-12-24', 'Cuti bersama Natal', 'Collective leave, Christmas'],
  ]),
  ...of('national', DECREE, false, [
    ['2027-01-01', 'Tahun Baru 2027 Masehi', "New Year's Day"],
    ['2027-05-01', 'Hari Buruh Internasional', 'International Labour Day'],
    ['2027-06-01', 'Hari Lahir Pancasila', 'Pancasila Day'],
    ['2027-08-17', 'Proklamasi Kemerdekaan', 'Independence Day'],
    ['2027-12-25', 'Kelahiran Yesus Kristus (Natal)', 'Christmas Day'],
  ]),
  ...of('national', RECKONED, true, [
    ['2027-01-05', 'Isra Mikraj Nabi Muhammad S.A.W.', "Isra' Mi'raj"],
    ['2027-02-06', 'Tahun Baru Imlek 2578 Kongzili', 'Chinese New Year'],
    ['2027-03-08', 'Hari Suci Nyepi (Tahun Baru Saka 1949)', 'Nyepi, Day of Silence'],
    ['2027-03-10', 'Idulfitri 1448 Hijriah', 'Eid al-Fitr'],
    ['2027-03-11', 'Idulfitri 1448 Hijriah', 'Eid al-Fitr'],
    ['2027-03-26', 'Wafat Yesus Kristus', 'Good Friday'],
    ['2027-03-28', 'Kebangkitan Yesus Kristus (Paskah)', 'Easter Sunday'],
    ['2027-05-06', 'Kenaikan Yesus Kristus', 'Ascension Day'],
    ['2027-05-17', 'Iduladha 1448 Hijriah', 'Eid al-Adha'],
    ['2027-05-20', 'Hari Raya Waisak 2571 BE', 'Vesak Day'],
    ['2027-06-06', 'Tahun Baru Islam 1449 Hijriah', 'Islamic New Year'],
    ['2027-08-15', 'Maulid Nabi Muhammad S.A.W.', "Prophet Muhammad's Birthday"],
  ]),
];

/** The last year this file knows anything about. */
export const LAST_YEAR_KNOWN = 2027;

/**
 * The last year whose collective leave is known here. It is set by a joint decree (SKB) of three ministers a few months
 * before the year; until then working days of that year are counted without it.
 */
export const LAST_LEAVE_KNOWN = Math.max(
  ...HOLIDAYS.filter(({ kind }) => kind === 'collective-leave').map(({ day }) => Number(day.slice(0, 4))),
);
