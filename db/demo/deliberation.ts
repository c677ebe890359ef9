import type { Outcome } from '#app/domain/consensus.ts';
import type { RemarkKind } from '#app/domain/remark.ts';
import { PAST_SESSION_DAY } from './past-session.ts';
import type { Code } from './shapes.ts';

interface DemoReview {
  /** Which of the decisions: the two have different outcomes. */
  outcome: Outcome;
  /** When the day was set, and the day itself. */
  day: number;
  on: number;
  note: string;
}

/** The decision that was reached is looked at in half a year; the one that was not is due today. */
export const DEMO_REVIEWS: readonly DemoReview[] = [
  {
    outcome: 'consensus-with-reservations',
    day: PAST_SESSION_DAY + 3,
    on: 150,
    note: 'Apakah satu antrean bersama sudah berjalan di semua kecamatan?',
  },
  {
    outcome: 'no-consensus',
    day: PAST_SESSION_DAY + 3,
    on: 0,
    note: 'Hitungan biaya rujukan per kecamatan dari Bappeda.',
  },
];

/** Something said about a proposal of the demo, and what became of it. */
interface DemoRemark {
  proposal: string;
  by: Code;
  day: number;
  kind: RemarkKind;
  passage?: string;
  wording?: string;
  body: string;
  suggestion?: string;
  /** The proposer's answer, and whether the asker has called it clear. */
  answer?: string;
  clear?: boolean;
  support?: readonly Code[];
}

/** Proposals on which responses were opened after their questions, with the day. */
export const DEMO_OPENED: readonly { proposal: string; by: Code; day: number }[] = [
  { proposal: 'elderly', by: 'LL', day: -12 },
  { proposal: 'cost', by: 'BP', day: -30 },
  { proposal: 'one-door', by: 'DS', day: -12 },
];

export const DEMO_REMARKS: readonly DemoRemark[] = [
  {
    proposal: 'elderly',
    by: 'DK',
    day: -14,
    kind: 'question',
    passage: 'dibuka tanpa nama penerima',
    body: 'Apakah alamat juga ditutup? Di desa kecil, alamat saja sudah menunjuk orangnya.',
    answer: 'Ya. Peta berhenti di tingkat desa; jumlah di bawah lima tidak ditampilkan.',
    clear: true,
  },
  {
    proposal: 'elderly',
    by: 'TK',
    day: -13,
    kind: 'question',
    body: 'Siapa yang memperbarui peta di kecamatan yang belum mempunyai lembaga lanjut usia?',
    answer: 'Sementara LKS Lanjut Usia, sampai TKSK kecamatan itu siap.',
  },
  {
    proposal: 'elderly',
    by: 'DK',
    day: -10,
    kind: 'amendment',
    passage: 'tanpa nama penerima',
    wording: 'tanpa nama dan alamat penerima',
    body: 'Supaya jawaban atas pertanyaan kami tertulis dalam naskah.',
    support: ['LD', 'PT'],
  },
  {
    proposal: 'elderly',
    by: 'BP',
    day: -9,
    kind: 'amendment',
    passage: 'setiap triwulan',
    wording: 'setiap semester, sebelum penyusunan anggaran',
    body: 'Data yang dipakai anggaran diperbarui dua kali setahun.',
  },
  {
    proposal: 'elderly',
    by: 'PT',
    day: -8,
    kind: 'comment',
    body: 'Kami bersedia menguji cara hitungnya pada dua kecamatan lebih dahulu.',
  },
  {
    proposal: 'cost',
    by: 'LD',
    day: -20,
    kind: 'objection',
    passage: 'ditanggung lembaga yang merujuk',
    body: 'Lembaga kecil akan menahan rujukan karena tidak sanggup menanggung biayanya.',
    suggestion: 'Dana talangan bersama untuk lembaga dengan anggaran kecil.',
  },
  // Not at the session that is open: its objection comes into the test by itself.
  {
    proposal: 'one-door',
    by: 'PP',
    day: -6,
    kind: 'objection',
    passage: 'Satu formulir dipakai semua pelapor',
    body: 'Petugas patroli malam tidak membawa formulir. Laporan lisan lewat telepon harus diterima juga.',
    suggestion: 'Laporan lisan diterima; formulir menyusul paling lambat hari berikutnya.',
  },
];

/** Who is asked for a written reaction to a proposal, from a day until another. */
export const DEMO_WINDOW: { proposal: string; day: number; until: number; asked: readonly Code[] } = {
  proposal: 'elderly',
  day: -11,
  until: 9,
  asked: ['DK', 'BP', 'TK', 'FC'],
};

/** A topic that was closed when its proposal found no consensus, and opened again. */
export const DEMO_REOPENED = {
  topic: 'cost',
  closed: PAST_SESSION_DAY + 2,
  summary: 'Belum ada mufakat tentang pembagian biaya rujukan. Hitungan biaya per kecamatan belum ada.',
  reopened: PAST_SESSION_DAY + 9,
  reason:
    'Bappeda bersedia menghitung biaya rujukan per kecamatan. Masukan untuk hitungan itu ditunggu di sini.',
} as const;
