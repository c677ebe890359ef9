import { dayOf, formatDate, formatTime } from '#app/i18n/format.ts';
import { spelledOut } from '#app/i18n/spelled.ts';

/**
 * The opening of a berita acara with the day in words, as domain.md 5D gives it:
 * "Pada hari ini, Minggu, tanggal dua puluh dua bulan November tahun dua ribu dua puluh enam (22-11-2026) …".
 */
export function openingSentence(meeting: {
  at: Date;
  timeZone: string;
  place: string;
  title: string;
  forum: string;
}): string {
  const { at, timeZone, place, title, forum } = meeting;
  const [year = '', month = '', day = ''] = dayOf(at, timeZone).split('-');
  const [weekday = '', date = ''] = formatDate(at, 'id', 'full', timeZone).split(', ');
  const monthName = date.replace(/\u00a0/g, ' ').split(' ')[1] ?? '';
  return (
    `Pada hari ini, ${weekday}, tanggal ${spelledOut(Number(day))} bulan ${monthName} ` +
    `tahun ${spelledOut(Number(year))} (${day}-${month}-${year}), pukul ${formatTime(at, 'id', {}, timeZone)}, ` +
    `bertempat di ${place}, telah dilaksanakan ${title} dalam ${forum}, ` +
    'yang diikuti oleh para pihak sebagai berikut:'
  );
}

/** What the meeting rests on: legal basis, letter of invitation, charter with its hash. */
export function basisLines(basis: {
  legalBasis: string;
  letterNumber: string | null;
  charter: { version: number; hash: string } | null;
}): string[] {
  const { legalBasis, letterNumber, charter } = basis;
  return [
    legalBasis,
    ...(letterNumber ? [`Surat undangan nomor ${letterNumber}`] : []),
    ...(charter
      ? [
          `Piagam forum versi ${charter.version} yang diterima para pihak (sidik ${charter.hash.slice(0, 16)}…), beserta tata tertib di dalamnya`,
        ]
      : []),
  ];
}

/** The closing sentence, with the time at which the meeting was closed. */
export function closingSentence(closedAt: Date, timeZone: string): string {
  return (
    `Musyawarah ditutup pada pukul ${formatTime(closedAt, 'id', {}, timeZone)}. ` +
    'Demikian berita acara ini dibuat dengan sesungguhnya dan penuh tanggung jawab untuk dipergunakan sebagaimana mestinya.'
  );
}
