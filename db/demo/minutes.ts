import type { Code } from './shapes.ts';

/** The minutes of the session that is over: written, offered, and answered by about half of those who attended. */
export const OFFERED_DAY = -3;
export const CONFIRM_BY_DAY = 3;

/** What the note-taker wrote, by the heading it stands under. */
export const minutesText: readonly { under: string; lines: readonly string[] }[] = [
  {
    under: 'Pembukaan',
    lines: [
      'Fasilitator membuka sesi, membacakan tata tertib, dan menyatakan kuorum terpenuhi: kedua unsur hadir.',
    ],
  },
  {
    under: 'Keadaan layanan lima sasaran SPM',
    lines: [
      'Dinas Sosial memaparkan keadaan layanan lima sasaran (angka contoh). LKS lanjut usia dan Dinas Kesehatan menyampaikan hambatan rujukan.',
      'Forum TKSK mengusulkan satu daftar tunggu bersama, supaya orang yang sama tidak didata berulang.',
    ],
  },
  {
    under: 'Kesimpulan',
    lines: [
      'Rencana layanan bersama disepakati dengan satu catatan. Pembagian biaya rujukan tidak mencapai mufakat dan kembali ke agenda sesi berikutnya.',
    ],
  },
  { under: 'Penutup', lines: ['Keputusan dibacakan kembali, lalu sesi ditutup oleh fasilitator.'] },
];

export const minutesActions: readonly { what: string; by: Code; dueDay: number }[] = [
  { what: 'Menghitung kebutuhan dana talangan rujukan (contoh)', by: 'BZ', dueDay: 20 },
  { what: 'Menyusun satu antrean bersama alat bantu', by: 'LD', dueDay: 34 },
];

export const confirmedBy: readonly Code[] = ['DS', 'BP', 'P3', 'DC', 'PP', 'LL', 'LD', 'BZ'];
export const correctionAsked = {
  by: 'DK' as Code,
  text: 'Pada pembahasan biaya rujukan, mohon dicatat bahwa ambulans tetap menurut ketentuan kesehatan.',
};
