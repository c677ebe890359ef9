import type { Code } from './shapes.ts';

/** The five SPM indicators of a regency (PP 2/2018, Permensos 9/2018): target 100 % a year. */
export const demoSpm: readonly {
  code: string;
  name: string;
  /** Illustrative shares served, percent: the year before loading, and the year of loading. */
  recent: readonly [number, number];
}[] = [
  {
    code: 'SPM-S1',
    name: 'Penyandang disabilitas telantar yang terpenuhi kebutuhan dasarnya di luar panti',
    recent: [67, 72],
  },
  {
    code: 'SPM-S2',
    name: 'Anak telantar yang terpenuhi kebutuhan dasarnya di luar panti',
    recent: [72, 81],
  },
  {
    code: 'SPM-S3',
    name: 'Lanjut usia telantar yang terpenuhi kebutuhan dasarnya di luar panti',
    recent: [64, 64],
  },
  {
    code: 'SPM-S4',
    name: 'Gelandangan dan pengemis yang terpenuhi kebutuhan dasarnya di luar panti',
    recent: [56, 58],
  },
  {
    code: 'SPM-S5',
    name: 'Korban bencana yang terpenuhi kebutuhan dasarnya pada saat dan setelah tanggap darurat',
    recent: [98, 97],
  },
];

export const SPM_SOURCE = 'PP 2/2018; Permensos 9/2018; Permendagri 59/2021. Realisasi: angka contoh.';

const SUKABUMI = 'Indikator makro Kota Sukabumi 2019–2024, diolah 22 Maret 2025';
const P3KE = 'P3KE 2023, Kemenko PMK, diakses 17 Februari 2024';
const TEXT = 'Naskah strategi WoG Kota Sukabumi (acuan 000)';

/**
 * Macro series as published, with their sources. Three populations of one town and two shares of one group differ:
 * they stay side by side, and a session may agree which one to use (joint fact-finding).
 */
export const demoMacro: readonly {
  code: string;
  name: string;
  unit: string;
  direction: 'up' | 'down';
  source: string;
  series: Readonly<Record<string, number>>;
}[] = [
  {
    code: 'LPE',
    name: 'Laju pertumbuhan ekonomi, Kota Sukabumi',
    unit: '%',
    direction: 'up',
    source: SUKABUMI,
    series: { 2019: 5.49, 2020: 1.48, 2021: 3.71, 2022: 5.35, 2023: 5.12, 2024: 5.1 },
  },
  {
    code: 'TPT',
    name: 'Tingkat pengangguran terbuka, Kota Sukabumi',
    unit: '%',
    direction: 'down',
    source: SUKABUMI,
    series: { 2019: 8.49, 2020: 12.17, 2021: 10.78, 2022: 8.83, 2023: 8.53, 2024: 8.34 },
  },
  {
    code: 'GINI',
    name: 'Indeks Gini, Kota Sukabumi',
    unit: 'indeks',
    direction: 'down',
    source: SUKABUMI,
    series: { 2019: 0.419, 2020: 0.397, 2021: 0.436, 2022: 0.482, 2023: 0.458, 2024: 0.428 },
  },
  {
    code: 'MISKIN',
    name: 'Angka kemiskinan, Kota Sukabumi',
    unit: '%',
    direction: 'down',
    source: SUKABUMI,
    series: { 2019: 6.67, 2020: 7.7, 2021: 8.25, 2022: 8.02, 2023: 7.5, 2024: 7.2 },
  },
  {
    code: 'IPM',
    name: 'Indeks Pembangunan Manusia, Kota Sukabumi',
    unit: 'indeks',
    direction: 'up',
    source: SUKABUMI,
    series: { 2019: 74.31, 2020: 74.21, 2021: 74.6, 2022: 75.4, 2023: 77.16, 2024: 77.69 },
  },
  {
    code: 'PENDUDUK-A',
    name: 'Jumlah penduduk, Kota Sukabumi: menurut P3KE',
    unit: 'jiwa',
    direction: 'up',
    source: P3KE,
    series: { 2023: 356_410 },
  },
  {
    code: 'PENDUDUK-B',
    name: 'Jumlah penduduk, Kota Sukabumi: pembagi persentase desil 1',
    unit: 'jiwa',
    direction: 'up',
    source: TEXT,
    series: { 2023: 362_018 },
  },
  {
    code: 'PENDUDUK-C',
    name: 'Jumlah penduduk, Kota Sukabumi: menurut naskah',
    unit: 'jiwa',
    direction: 'up',
    source: TEXT,
    series: { 2023: 364_912 },
  },
  {
    code: 'DESIL1-A',
    name: 'Individu desil 1, Kota Sukabumi: bagian dari penduduk menurut naskah',
    unit: '%',
    direction: 'down',
    source: TEXT,
    series: { 2023: 10.36 },
  },
  {
    code: 'DESIL1-B',
    name: 'Individu desil 1, Kota Sukabumi: dihitung ulang dari 37.545 dan 362.018',
    unit: '%',
    direction: 'down',
    source: 'Hitungan ulang dari acuan 000',
    series: { 2023: 10.37 },
  },
  {
    code: 'P3KE-KOTA',
    name: 'Individu desil 1 (sangat miskin), Kota Sukabumi',
    unit: 'jiwa',
    direction: 'down',
    source: P3KE,
    series: { 2023: 37_500 },
  },
  {
    code: 'P3KE-JABAR',
    name: 'Individu desil 1 (sangat miskin), Jawa Barat',
    unit: 'jiwa',
    direction: 'down',
    source: P3KE,
    series: { 2023: 5_300_000 },
  },
  {
    code: 'P3KE-NAS',
    name: 'Individu desil 1 (sangat miskin), nasional',
    unit: 'jiwa',
    direction: 'down',
    source: P3KE,
    series: { 2023: 31_200_000 },
  },
  {
    code: 'P3KE-KK',
    name: 'Keluarga P3KE, Kota Sukabumi',
    unit: 'keluarga',
    direction: 'down',
    source: P3KE,
    series: { 2023: 8_100 },
  },
  {
    code: 'P3KE-KKP',
    name: 'Kepala keluarga perempuan di atas 60 tahun, Kota Sukabumi',
    unit: 'keluarga',
    direction: 'down',
    source: P3KE,
    series: { 2023: 1_400 },
  },
  {
    code: 'P3KE-P45',
    name: 'Perempuan usia 45–59 tahun, Kota Sukabumi',
    unit: 'jiwa',
    direction: 'down',
    source: P3KE,
    series: { 2023: 9_400 },
  },
];

const SPM_BASIS = 'PP 2/2018 dan Permensos 9/2018';
const CHILD_BASIS = 'Urusan perlindungan anak (UU 23/2014); pembagian peran menurut Dinas Sosial 2021';
const DISASTER_BASIS = 'Urusan penanggulangan bencana; pembagian peran menurut Dinas Sosial 2021';

/** Who leads, supports, takes part, for each group served. Two lead for neglected children: an overlap to settle. */
export const demoAuthorities: readonly {
  subject: string;
  by: Code;
  role: 'leading' | 'supporting' | 'partner';
  basis: string;
}[] = [
  { subject: 'Anak telantar', by: 'DS', role: 'leading', basis: `${SPM_BASIS} (SPM-S2)` },
  { subject: 'Anak telantar', by: 'P3', role: 'leading', basis: CHILD_BASIS },
  { subject: 'Anak telantar', by: 'DC', role: 'supporting', basis: 'Dokumen kependudukan anak' },
  { subject: 'Anak telantar', by: 'DD', role: 'supporting', basis: 'Akses sekolah' },
  { subject: 'Anak telantar', by: 'LA', role: 'partner', basis: 'Pengasuhan sementara' },
  { subject: 'Anak jalanan', by: 'P3', role: 'leading', basis: CHILD_BASIS },
  { subject: 'Anak jalanan', by: 'PP', role: 'supporting', basis: 'Jangkauan di jalan' },
  { subject: 'Anak yang berhadapan dengan hukum', by: 'P3', role: 'leading', basis: CHILD_BASIS },
  { subject: 'Korban perdagangan orang', by: 'P3', role: 'leading', basis: CHILD_BASIS },
  { subject: 'Korban perdagangan orang', by: 'DS', role: 'supporting', basis: 'Rehabilitasi sosial dasar' },
  { subject: 'Penyandang disabilitas telantar', by: 'DS', role: 'leading', basis: `${SPM_BASIS} (SPM-S1)` },
  { subject: 'Penyandang disabilitas telantar', by: 'DK', role: 'supporting', basis: 'Kesehatan dasar' },
  {
    subject: 'Penyandang disabilitas telantar',
    by: 'LD',
    role: 'partner',
    basis: 'Alat bantu, pendampingan',
  },
  { subject: 'Lanjut usia telantar', by: 'DS', role: 'leading', basis: `${SPM_BASIS} (SPM-S3)` },
  { subject: 'Lanjut usia telantar', by: 'DK', role: 'supporting', basis: 'Kesehatan dasar' },
  { subject: 'Lanjut usia telantar', by: 'LL', role: 'partner', basis: 'Layanan di rumah' },
  { subject: 'Gelandangan dan pengemis', by: 'DS', role: 'leading', basis: `${SPM_BASIS} (SPM-S4)` },
  { subject: 'Gelandangan dan pengemis', by: 'PP', role: 'supporting', basis: 'Jangkauan, ketertiban umum' },
  { subject: 'Gelandangan dan pengemis', by: 'TK', role: 'partner', basis: 'Verifikasi dan rujukan' },
  { subject: 'Korban bencana', by: 'PB', role: 'leading', basis: DISASTER_BASIS },
  {
    subject: 'Korban bencana',
    by: 'DS',
    role: 'supporting',
    basis: `${SPM_BASIS} (SPM-S5): dapur umum, sandang, tenda, layanan psikososial`,
  },
];
