/** The demo's doors on the sign-in page: the Indonesian source. Its English twin must have the same keys. */
export const demo = {
  title: 'Coba dari tiga kursi',
  lead: 'Ini jejaring contoh di komputer Anda sendiri. Satu klik masuk sebagai sebuah peran, tanpa kata sandi; pindah kursi kapan saja dari beranda.',
  enterAs: (who: string) => `Masuk sebagai ${who}`,
  enter: 'Masuk',
  change: 'Pindah kursi',
  try: {
    facilitator: 'Jalankan sesi yang sedang terbuka: giliran bicara, uji mufakat, keputusan.',
    partner: 'Jawab uji mufakat untuk lembaga Anda, lalu laporkan kemajuan komitmen.',
    leader: 'Lihat yang menunggu jawaban dan yang terlambat, lalu tanda tangani kesepakatan.',
    'note-taker': 'Terbitkan berita acara sesi yang sudah selesai.',
    verifier: 'Nilai apakah sebuah komitmen benar-benar ditepati.',
    administrator: 'Undang orang, catat mandat, dan lengkapi acuan jejaring.',
    observer: 'Ikuti jalannya forum tanpa hak menjawab.',
  },
  otherPartners: 'Mitra lain',
  otherLeaders: 'Pimpinan lain',
  otherChairs: 'Peran lain',
  openSession: 'Sedang berlangsung',
  openSessionCode: (code: string) => `Kode gabung ${code}`,
  orSignIn: 'Atau masuk dengan surel',
  currentCode: 'Kode faktor kedua sekarang',
  currentCodeHelp:
    'Hanya di demo: dipakai untuk menandatangani kesepakatan. Berganti setiap 30 detik; muat ulang halaman bila ditolak.',
} as const;
