import type {
  Condition,
  Ground,
  Likert,
  Proposition,
  Readiness,
  Side,
} from '../../../domain/conditions/index.ts';
import type { Sector } from '../../../domain/sector.ts';

const who = { government: 'lembaga pemerintah', 'non-government': 'lembaga non-pemerintah' } satisfies Record<
  Sector,
  string
>;

/** Words of starting conditions, propositions and readiness: the Indonesian source. */
export const conditions = {
  title: 'Kondisi awal',
  lead: 'Bagaimana keadaan para pihak sebelum bekerja sama: kuasa, saling bergantung, riwayat, dan kepercayaan. Setiap lembaga menjawab sendiri; yang tampil hanya jumlahnya.',
  form: (n: number) => `Pengisian ke-${n}`,
  none: 'Kondisi awal belum ditanyakan',
  noneBody:
    'Setiap lembaga menjawab delapan pernyataan, kira-kira tiga menit. Jawabannya tidak dapat dibaca pihak lain, juga tidak oleh fasilitator; sesudah ditutup hanya jumlahnya yang tampil.',
  open: 'Tanyakan kondisi awal',
  openAgain: 'Tanyakan lagi',
  openAgainBody: 'Jawaban lama tidak dibawa: setiap lembaga menjawab lagi dari awal.',
  close: 'Tutup pengisian',
  closeTitle: 'Tutup pengisian dan hitung',
  closeBody: (answered: number, of: number) =>
    answered < 5
      ? `Baru ${answered} dari ${of} lembaga menjawab. Di bawah lima jawaban, tidak ada jumlah yang ditampilkan.`
      : `${answered} dari ${of} lembaga sudah menjawab. Sesudah ditutup, jawaban tidak dapat diganti dan jumlahnya tetap.`,
  closeSure: (missing: number) =>
    `${missing} lembaga belum menjawab dan sesudah ini tidak dapat menjawab lagi. Bila ditanyakan lagi, semua lembaga menjawab dari awal.`,
  answeredOf: (answered: number, of: number) => `${answered} dari ${of} lembaga sudah menjawab`,
  collecting: 'Sedang diisi',
  collectingBody:
    'Selama pengisian berlangsung tidak ada jumlah yang tampil, supaya jawaban satu lembaga tidak terbaca dari selisihnya.',
  earlier: (n: number) => `Lihat jumlah pengisian ke-${n}`,
  closedAt: 'Ditutup',
  answered: 'Sudah menjawab',
  missing: 'Belum menjawab',
  nobody: 'Belum ada.',
  forms: 'Semua pengisian',
  older: 'Anda membaca pengisian lama.',
  toNewest: 'Ke yang terbaru',
  cue: {
    none: (organisation: string) => `${organisation} belum menjawab kondisi awal.`,
    draft: (organisation: string) => `Jawaban ${organisation} masih draf dan belum dihitung.`,
    given: (organisation: string) => `${organisation} sudah menjawab.`,
  },
  do: { none: 'Jawab sekarang', draft: 'Lanjutkan draf', given: 'Lihat atau ganti jawaban' },
  answer: {
    title: 'Kondisi awal lembaga Anda',
    for: 'Atas nama',
    private:
      'Hanya orang bermandat memutuskan di lembaga Anda yang dapat membaca jawaban ini. Pihak lain dan fasilitator hanya melihat jumlah, itu pun bila paling sedikit lima lembaga menjawab.',
    unanimous:
      'Satu hal yang perlu Anda ketahui: bila semua lembaga menjawab sama, jawaban tiap lembaga dapat disimpulkan.',
    question: 'Seberapa setuju lembaga Anda?',
    words: 'Tambah kata-kata',
    wordsHelp: 'Ditampilkan tanpa nama sesudah ditutup. Jangan menyebut lembaga Anda.',
    wordsFor: (statement: string) => `Kata-kata untuk: ${statement}`,
    save: 'Simpan draf',
    give: 'Kirim jawaban',
    replace: 'Ganti jawaban',
    draftAt: 'Draf tersimpan',
    givenAt: 'Jawaban terkirim',
    closed: 'Pengisian sudah ditutup. Jawaban lembaga Anda tidak dapat diganti lagi.',
    closedNothing: 'Pengisian sudah ditutup dan lembaga Anda tidak menjawab.',
  },
  statement: {
    power: 'Suara kami diperhitungkan dalam keputusan forum ini, setara dengan pihak lain.',
    resources: 'Kami punya cukup orang, waktu, dan biaya untuk ikut sepenuhnya.',
    knowledge: 'Kami punya cukup data dan pengetahuan untuk ikut memutuskan.',
    interdependence: 'Kami tidak dapat mencapai tujuan ini tanpa pihak lain.',
    'other-venues': 'Tujuan kami lebih mudah dicapai lewat jalur lain daripada lewat forum ini.',
    prehistory: 'Pengalaman kami bekerja dengan para pihak lebih banyak baik daripada berselisih.',
    trust: 'Kami percaya para pihak akan menepati yang disepakati.',
    incentives: 'Manfaat ikut forum ini bagi kami lebih besar daripada waktu dan biayanya.',
  } satisfies Record<Condition, string>,
  otherVenuesHelp: 'Misalnya langsung ke pimpinan, DPRD, pengadilan, atau media.',
  condition: {
    power: 'Kuasa',
    resources: 'Sumber daya',
    knowledge: 'Pengetahuan',
    interdependence: 'Saling bergantung',
    'other-venues': 'Jalur lain',
    prehistory: 'Riwayat kerja sama',
    trust: 'Kepercayaan',
    incentives: 'Dorongan ikut serta',
  } satisfies Record<Condition, string>,
  likert: {
    1: 'Sangat tidak setuju',
    2: 'Tidak setuju',
    3: 'Ragu-ragu',
    4: 'Setuju',
    5: 'Sangat setuju',
  } satisfies Record<Likert, string>,
  result: {
    title: 'Jumlah jawaban',
    tooFew: 'Belum cukup jawaban',
    tooFewBody: (answered: number) =>
      `Hanya ${answered} lembaga menjawab. Di bawah lima jawaban tidak ada yang ditampilkan, supaya jawaban satu lembaga tidak terbaca.`,
    sectorsHidden:
      'Per sektor tidak ditampilkan: salah satu sektor kurang dari lima jawaban, dan selisihnya akan membuka jawaban sektor itu.',
    all: 'Semua lembaga',
    caption: (statement: string) => `Jumlah lembaga per jawaban: ${statement}`,
    majority: {
      disagree: (n: number, of: number) => `${n} dari ${of} tidak setuju`,
      undecided: (n: number, of: number) => `${n} dari ${of} ragu-ragu`,
      agree: (n: number, of: number) => `${n} dari ${of} setuju`,
    } satisfies Record<Side, (n: number, of: number) => string>,
    noMajority: 'belum ada kesepahaman',
    noMajorityHelp: 'Tidak setuju, ragu-ragu, atau setuju: tidak satu pun lebih dari setengah.',
    words: (n: number) => `${n} catatan tanpa nama`,
  },
  prompts: {
    title: 'Yang perlu dipertimbangkan',
    lead: 'Saran dari penelitian, dipicu oleh jumlah jawaban dan oleh yang terjadi di forum ini. Saran tidak mengubah apa pun.',
    none: 'Tidak ada proposisi yang tersentuh oleh jumlah jawaban dan catatan forum ini.',
    number: (n: number) => `Proposisi ${n}`,
    source:
      'Ansell & Gash, “Collaborative Governance in Theory and Practice”, Journal of Public Administration Research and Theory 18 (2008), hlm. 543–571. Nomor proposisi mengikuti artikel itu; susunan kata dari kami.',
    because: 'Mengapa muncul',
    advice: {
      1: 'Bila kuasa atau sumber daya timpang sehingga pihak penting tidak dapat ikut dengan berarti, perlu upaya nyata menguatkan pihak yang lebih lemah.',
      2: 'Bila pihak dapat mencapai tujuannya sendiri lewat jalur lain, forum berhasil hanya jika mereka merasa sangat saling membutuhkan.',
      3: 'Bila saling membutuhkan bergantung pada forum ini sebagai satu-satunya jalan, mintalah pimpinan, DPRD, atau lembaga lain menyatakan lebih dulu bahwa hasilnya akan dihormati.',
      4: 'Riwayat perselisihan membuat forum sulit berhasil, kecuali pihak sangat saling membutuhkan atau ada langkah nyata memulihkan kepercayaan.',
      5: 'Bila perselisihan tinggi dan kepercayaan rendah tetapi kuasa cukup setara, carilah penengah yang diterima semua pihak.',
      6: 'Bila kuasa timpang atau dorongan ikut serta lemah, diperlukan penggerak dari dalam yang sejak awal dihormati dan dipercaya.',
      7: 'Bila riwayatnya sangat berselisih, sediakan waktu untuk memulihkan kepercayaan. Bila waktu dan biayanya tidak dapat dipertanggungjawabkan, jangan memulai.',
      8: 'Walaupun forum diwajibkan, setiap pihak tetap harus menyatakan sendiri bahwa ia ikut memilikinya.',
      9: 'Cara ini paling cocok bila kerja sama akan terus berlangsung. Tunjukkan kelanjutannya.',
      10: 'Bila membangun kepercayaan makan waktu, hasil cepat yang kecil menentukan. Bila tidak satu pun terbayang, lebih baik tidak memulai.',
    } satisfies Record<Proposition, string>,
    ground: {
      answers: (condition: string, sector: Sector | null, against: number, of: number) =>
        `${condition}: ${against} dari ${of} ${sector ? who[sector] : 'lembaga'} menjawab kurang baik.`,
      backed: (condition: string, n: number, of: number) =>
        `${condition}: ${n} dari ${of} lembaga menjawab baik.`,
      speaking: (sector: Sector, share: string, ofParties: string) =>
        `Waktu bicara ${who[sector]} ${share}, padahal ${ofParties} dari para pihak.`,
      contributions: (sector: Sector, share: string, ofParties: string) =>
        `Masukan tertulis ${who[sector]} ${share}, padahal ${ofParties} dari para pihak.`,
      adoption: (sector: Sector, adopted: number, of: number, otherAdopted: number, otherOf: number) =>
        `Usulan ${who[sector]} yang disepakati ${adopted} dari ${of}; sektor lain ${otherAdopted} dari ${otherOf}.`,
      charter: (accepted: number, of: number) => `Piagam baru diterima ${accepted} dari ${of} pihak.`,
      'no-charter': () => 'Belum ada piagam.',
      'no-session-ahead': (held: number) =>
        `${held} sesi sudah diadakan; tidak ada sesi berikutnya yang terjadwal.`,
      'no-small-win': () => 'Belum ada komitmen yang ditepati.',
    } satisfies Record<Ground['kind'], unknown>,
  },
  readiness: {
    title: 'Kesiapan',
    none: 'Belum dinilai',
    noneBody: 'Fasilitator mencatat apakah forum siap dimulai. “Belum siap” adalah hasil yang sah.',
    verdict: {
      ready: 'Siap dimulai',
      'ready-with-conditions': 'Siap dengan syarat',
      'not-ready': 'Belum siap dimulai',
    } satisfies Record<Readiness, string>,
    verdictHelp: {
      ready: 'Tidak ada yang menghalangi.',
      'ready-with-conditions': 'Boleh dimulai sambil memenuhi syarat yang ditulis.',
      'not-ready': 'Hasil yang sah: memulai sekarang akan lebih banyak merugikan.',
    } satisfies Record<Readiness, string>,
    assess: 'Nilai kesiapan',
    assessAgain: 'Nilai lagi',
    question: 'Apakah forum ini siap?',
    reason: 'Alasan, dan syarat bila ada',
    reasonHelp: 'Dibaca semua pihak. Angka jawaban dan proposisi saat ini ikut tersimpan sebagai bukti.',
    record: 'Catat penilaian',
    earlier: 'Penilaian sebelumnya',
    evidence: 'Bukti saat itu',
    evidenceForm: (number: number, answered: number, parties: number) =>
      `Pengisian ke-${number}: ${answered} lembaga menjawab, dari ${parties} pihak saat dinilai.`,
    evidenceNoForm: 'Kondisi awal belum ada yang ditutup.',
    evidenceCharter: (version: number, accepted: number, parties: number) =>
      `Piagam versi ${version} diterima ${accepted} dari ${parties} pihak.`,
    evidencePrompts: (numbers: string) => `Proposisi yang muncul: ${numbers}.`,
    evidenceNoPrompts: 'Tidak ada proposisi yang muncul.',
    by: (name: string) => `dicatat ${name}`,
  },
} as const;
