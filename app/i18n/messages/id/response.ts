/** Words of written reactions that are asked for: the Indonesian source. */
export const response = {
  title: 'Tanggapan tertulis',
  after: (session: string) => `Sesudah sesi “${session}”, bagi lembaga yang tidak hadir`,
  byFacilitator: 'Diminta fasilitator',
  open: (days: number) => (days === 0 ? 'Hari terakhir' : `${days} hari lagi`),
  over: 'Waktu sudah lewat. Tanggapan yang datang sesudahnya tetap dicatat dan diberi tanda.',
  until: 'sampai',
  answered: (n: number, of: number) => `${n} dari ${of} sudah menanggapi`,
  none: 'belum menanggapi',
  late: 'sesudah batas',
  more: (n: number) => `${n} tanggapan`,
  write: 'Tulis tanggapan',
  askedOf: (organisation: string) => `${organisation} diminta memberi tanggapan tertulis`,
  form: {
    ask: 'Minta tanggapan tertulis',
    change: 'Ubah permintaan tanggapan',
    until: 'Sampai tanggal',
    untilHelp:
      'Kosongkan untuk menutup permintaan sekarang. Tanggapan sesudahnya tidak ditolak, hanya diberi tanda.',
    whom: 'Lembaga yang diminta',
    whomHelp: 'Delegasinya diberi tahu.',
    save: 'Simpan permintaan',
  },
  home: 'Tanggapan tertulis yang masih ditunggu',
} as const;
