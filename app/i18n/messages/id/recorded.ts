/** Words of positions that the facilitator notes for somebody else. */
export const recorded = {
  noteShort: 'Catatkan sikap',
  note: 'Catat sikap lembaga yang tidak hadir',
  lead: 'Untuk lembaga yang berhalangan atau terputus dan menyampaikan sikapnya kepada Anda. Baru dihitung setelah delegasi pemutusnya mengonfirmasi, di ruang ini atau lewat tautan sesi.',
  organisation: 'Lembaga',
  answer: 'Sikap yang disampaikan',
  reason: 'Alasan, dengan kata-kata lembaga itu',
  reasonHelp: 'Wajib untuk catatan, perlu dibahas, dan keberatan.',
  save: 'Catat, menunggu konfirmasi',
  waiting: 'Dicatatkan fasilitator, menunggu konfirmasi',
  waitingCount: (n: number) => `${n} dicatatkan, menunggu konfirmasi`,
  notCounted: 'Belum dihitung dalam jawaban, kuorum, maupun hasil.',
  askTitle: 'Sikap lembaga Anda dicatatkan fasilitator',
  askBody: 'Belum dihitung. Konfirmasi bila memang itu sikap lembaga Anda; tolak bila bukan.',
  confirm: 'Konfirmasi sikap ini',
  reject: 'Bukan sikap kami',
  reasonGiven: 'Alasan',
  home: (organisation: string, session: string) =>
    `Fasilitator mencatatkan sikap ${organisation} dalam ${session}. Sikap itu baru dihitung setelah Anda mengonfirmasi.`,
  homeDo: 'Baca dan konfirmasi',
} as const;
