/** The secret ballot; also on a partner's phone, so it is short. */
export const ballot = {
  title: 'Suara rahasia',
  lead: 'Tercatat bahwa lembaga Anda sudah memilih, bukan apa pilihannya. Satu kali, tidak dapat diubah. Bila semua memilih sama, isinya ikut terbaca dari hasil.',
  code: 'Kode suara Anda',
  codeHelp:
    'Catat sebelum mengirim. Setelah ditutup, cari kode ini di daftar suara untuk memeriksa bahwa suara Anda dihitung. Jangan tunjukkan kepada siapa pun.',
  send: 'Masukkan ke kotak suara',
  given: 'Suara lembaga Anda sudah di kotak suara.',
  list: 'Surat suara menurut kode; urutannya tidak menunjukkan siapa atau kapan. Pemilih memeriksa kodenya sendiri.',
  open: 'Buka suara rahasia',
  openLead:
    'Daftar pemilih dibekukan: lembaga yang hadir sekarang. Isi suara baru terlihat setelah ditutup, tanpa nama.',
  stands: (given: number, roll: number) => `${given} dari ${roll} lembaga sudah memilih. Isinya rahasia.`,
};
