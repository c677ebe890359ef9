import type { RsvpAnswer } from '#app/domain/registration.ts';
import type { Code, DemoObjectionStep, DemoPosition, DemoSession, DemoTurn, DemoVersion } from './shapes.ts';

/** The session that is open now. Its third item stands at the consensus test. */
export const openSession: DemoSession = {
  title: 'Musyawarah II: SPM bidang sosial',
  place: 'Aula Dinas Sosial, Soreang, dan daring',
  letter: 'contoh 005/074/DS',
  agenda: [
    { title: 'Pembukaan dan kuorum', mode: 'consultative', minutes: 10 },
    { title: 'Janji dari sesi lalu', mode: 'consultative', minutes: 25, kind: 'promises' },
    { title: 'Satu pintu laporan anak telantar', mode: 'deciding', minutes: 40, proposal: 'one-door' },
    { title: 'Peta layanan lansia telantar', mode: 'consultative', minutes: 20, proposal: 'elderly' },
    { title: 'Rencana aksi dan tenggat', mode: 'deciding', minutes: 25 },
    { title: 'Pembacaan keputusan', mode: 'consultative', minutes: 10 },
  ],
  present: [
    { by: 'DS', mode: 'in-room' },
    { by: 'BP', mode: 'in-room' },
    { by: 'P3', mode: 'in-room' },
    { by: 'PB', mode: 'in-room' },
    { by: 'DK', mode: 'in-room' },
    { by: 'DD', mode: 'in-room' },
    { by: 'DC', mode: 'in-room' },
    { by: 'LA', mode: 'online' },
    { by: 'LL', mode: 'in-room' },
    { by: 'LD', mode: 'in-room' },
    { by: 'TK', mode: 'online' },
    { by: 'KT', mode: 'in-room' },
    { by: 'BZ', mode: 'in-room' },
    { by: 'PT', mode: 'in-room' },
  ],
};

export const OPEN_SCHEDULED_DAY = -8;
/** The session began so many minutes before loading: as long as what happened in it takes, and a little more. */
export const OPEN_SINCE_MINUTES = 53;
export const OPEN_LENGTH_MINUTES = 130;

/** Turns on the items before the test, by item. */
export const openTurns: readonly (readonly DemoTurn[])[] = [
  [{ by: 'DS', seconds: 150 }],
  [
    { by: 'DS', seconds: 160 },
    { by: 'BP', seconds: 140 },
    { by: 'LA', seconds: 150 },
    { by: 'DC', seconds: 110 },
    { by: 'PB', seconds: 125 },
  ],
  [
    { by: 'DS', seconds: 170 },
    { by: 'P3', seconds: 150 },
    { by: 'DD', seconds: 120 },
    { by: 'LL', seconds: 160 },
    { by: 'BZ', seconds: 100 },
    { by: 'KT', seconds: 90 },
  ],
];

/** The first test, on version 2, which showed what was missing. */
export const firstTest: readonly DemoPosition[] = [
  { by: 'DS', level: 1 },
  { by: 'BP', level: 1 },
  {
    by: 'P3',
    level: 7,
    reason: 'Belum tertulis siapa memimpin bila ada tanda kekerasan terhadap anak.',
    suggestion: 'Tulis: kasus kekerasan dipimpin DP3AKB.',
  },
  { by: 'LL', level: 1 },
  { by: 'BZ', level: 1 },
];

export const firstObjection: readonly DemoObjectionStep[] = [
  { by: 'P3', status: 'discussed', note: 'Dibahas bersama Dinas Sosial di ruang sidang.' },
  { by: 'P3', status: 'resolved', note: 'Terselesaikan di versi 3: kasus kekerasan dipimpin DP3AKB.' },
];

export const CANCEL_NOTE = 'Naskah diperbaiki menjadi versi 3 atas keberatan DP3AKB.';

/** Frozen during the session, in answer to the objection. */
export const thirdVersion: Omit<DemoVersion, 'day'> & { reason: string } = {
  reason: 'Keberatan DP3AKB: siapa memimpin kasus kekerasan.',
  text: [
    'Setiap laporan anak telantar diterima di Puskesos desa atau kelurahan dan sampai di Dinas Sosial paling lama 1 × 24 jam.',
    'DP3AKB memimpin kasus kekerasan, Dinas Sosial memimpin kebutuhan dasar.',
    'Satu formulir dipakai semua pelapor, tanpa menyebut nama anak di luar Puskesos.',
  ],
};

/** The test that is open: LKS Anak and Dinkes have not answered yet. */
export const openTest: readonly DemoPosition[] = [
  { by: 'DS', level: 1 },
  { by: 'BP', level: 1 },
  { by: 'PB', level: 1 },
  { by: 'DC', level: 1 },
  { by: 'DD', level: 3, reason: 'Formulir untuk sekolah kami terima setelah uji coba satu bulan.' },
  { by: 'P3', level: 5, reason: 'Petugas jaga malam untuk kasus kekerasan belum disepakati.' },
  { by: 'LL', level: 1 },
  { by: 'BZ', level: 1 },
  {
    by: 'LD',
    level: 3,
    reason: 'Formulir harus dapat dibaca pembaca layar dan tersedia dalam bahasa sederhana.',
  },
  { by: 'PT', level: 3, reason: 'Data tanpa nama dibuka untuk evaluasi setiap triwulan.' },
  { by: 'KT', level: 4 },
  {
    by: 'TK',
    level: 7,
    reason: 'Satu TKSK untuk satu kecamatan. Di Kertasari dan Rancabali, 1 × 24 jam tidak dapat kami penuhi.',
    suggestion: '2 × 24 jam bila Puskesos belum aktif.',
    passage: 'paling lama 1 × 24 jam',
  },
];

export const openObjection: readonly DemoObjectionStep[] = [
  { by: 'TK', status: 'discussed', note: 'Usul TKSK sedang dibahas.' },
];

/** Who waits for the floor. */
export const openQueue = ['TK', 'LD', 'DD'] as const;

/** The next one, so that there is always something to look forward to. */
export const nextSession = {
  title: 'Musyawarah III: rencana aksi dan biaya rujukan',
  place: 'Aula Bappeda, Soreang, dan daring',
  letter: 'contoh 005/081/DS',
  day: 12,
  agenda: [
    { title: 'Pembukaan dan kuorum', mode: 'consultative', minutes: 10 },
    { title: 'Pembagian biaya rujukan', mode: 'deciding', minutes: 45, proposal: 'cost' },
    { title: 'Rencana aksi triwulan depan', mode: 'consultative', minutes: 35 },
  ],
  /** What there is to read beforehand. */
  materials: [
    { title: 'Permensos 9/2018: standar teknis SPM bidang sosial', url: 'https://peraturan.bpk.go.id' },
    { title: 'Portal e-SPM Bangda', url: 'https://spm.bangda.kemendagri.go.id' },
  ],
  /** Answers so far; the others have not answered yet. */
  answers: [
    { by: 'DS', answer: 'in-room' },
    { by: 'BP', answer: 'in-room' },
    { by: 'P3', answer: 'represented', name: 'Sekretaris DP3AKB', office: 'Sekretaris' },
    { by: 'DK', answer: 'absent', note: 'Bersamaan dengan rapat kerja dinas.' },
    { by: 'LL', answer: 'in-room' },
    { by: 'TK', answer: 'online' },
    { by: 'PT', answer: 'online' },
  ],
} as const satisfies Pick<DemoSession, 'title' | 'place' | 'letter' | 'agenda'> & {
  day: number;
  materials: readonly { title: string; url: string }[];
  answers: readonly { by: Code; answer: RsvpAnswer; name?: string; office?: string; note?: string }[];
};

/** Somebody who observes with a name only. */
export const openObserver = { name: 'Ratna Wulandari', institution: 'Universitas Padjadjaran' } as const;
