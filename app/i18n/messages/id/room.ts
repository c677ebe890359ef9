/** What happens in a room beside its steps; also on a partner's phone, so it is short. */
export const room = {
  lean: 'Hemat data',
  leanLead:
    'Kuota terbatas? Huruf bawaan ponsel, kabar tiap lima detik, dan jawaban lembaga lain baru terlihat setelah uji ditutup.',
  leanIsOn: 'Hemat data menyala: kabar tiap lima detik; jawaban lembaga lain terlihat setelah uji ditutup.',
  leanOn: 'Nyalakan hemat data',
  leanOff: 'Matikan hemat data',
  whoSees: {
    live: 'Semua peserta langsung melihat jawaban dan alasan Anda.',
    'after-close': 'Hanya fasilitator yang melihat jawaban Anda sampai ditutup; sesudahnya semua peserta.',
  },
  answerUntil: (time: string) => `Dijawab sampai ${time}.`,
  timeLeft: 'Sisa waktu',
  timeOver: 'Waktu menjawab habis. Jawaban masih dihitung sampai fasilitator menutup.',
  leftOver: 'Belum terkirim; pertanyaannya sudah ditutup:',
  practice: 'Latihan',
  overrides: 'Perubahan urutan',
  override: (who: string, over: string) => `${who} mendahului ${over}`,
  overrideWhy: (why: string) => `alasan: ${why}`,
  overrideBy: (name: string) => `oleh ${name}`,
  overrideNoWhy: 'tanpa alasan tertulis',
  nearEnd: (seconds: number) => `sisa ${seconds} detik`,
  spokenBy: 'Waktu bicara per lembaga',
  spokenTurns: (turns: number) => `${turns} kali`,
  organisation: 'Lembaga',
  time: 'Waktu bicara',
};
