import type { DemoCard } from './shapes.ts';

export const demoBoard = {
  day: -27,
  title: 'Anak telantar terlayani di luar panti',
  goal: 'Sasaran SPM-S2: setiap anak telantar terpenuhi kebutuhan dasarnya (contoh)',
  columns: ['Disiapkan', 'Dikerjakan', 'Diperiksa', 'Selesai'],
} as const;

/** Twelve cards, as drawn; columns by their place. */
export const demoCards: readonly DemoCard[] = [
  { column: 0, title: 'Formulir laporan satu pintu', lead: 'DS', supporters: ['TK', 'LA'], dueDay: 11 },
  { column: 0, title: 'Alur rujukan kasus kekerasan', lead: 'P3', supporters: ['DK'], dueDay: 18 },
  { column: 0, title: 'Pendamping belajar anak asuh', lead: 'LA', supporters: ['DD', 'KT'], dueDay: 53 },
  { column: 0, title: 'Daftar Puskesos yang aktif', lead: 'TK', supporters: ['DS'], dueDay: 4 },
  {
    column: 1,
    title: 'Latih petugas Puskesos di 31 kecamatan',
    lead: 'DS',
    supporters: ['TK', 'PT'],
    dueDay: 25,
    commitment: 'on-track',
  },
  { column: 1, title: 'Rumah aman, 12 tempat', lead: 'P3', supporters: ['DS', 'BZ'], dueDay: -9 },
  {
    column: 1,
    title: '12 tempat tinggal sementara, 7 hari',
    lead: 'LA',
    supporters: ['DS'],
    dueDay: 69,
    commitment: 'proposed',
  },
  {
    column: 1,
    title: 'Uji coba 1 × 24 jam di 6 kecamatan',
    lead: 'TK',
    supporters: ['DS', 'P3'],
    dueDay: 56,
  },
  { column: 2, title: 'Peta rujukan anak telantar', lead: 'DS', supporters: ['P3'], dueDay: 2 },
  { column: 2, title: 'Kontak tiap desa', lead: 'TK', supporters: ['KT'], dueDay: 1 },
  { column: 3, title: 'Nomor aduan 24 jam', lead: 'DS', supporters: ['PB'], dueDay: -20 },
  {
    column: 3,
    title: '120 akta kelahiran anak asuh',
    lead: 'LA',
    supporters: ['DC'],
    dueDay: -14,
    commitment: 'kept',
  },
];
