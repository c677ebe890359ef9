/** The facilitator's steering: cue cards, undo, handing over, rehearsal. Not loaded on a partner's phone. */
export const steering = {
  lastStep: 'Langkah terakhir',
  undo: 'Urungkan',
  undoKey: 'urungkan langkah terakhir',
  did: {
    'item-started': (title: string) => `memulai “${title}”`,
    'item-finished': (title: string) => `menyelesaikan “${title}”`,
    'step-set': (step: string) => `berpindah dari langkah ${step}`,
    'text-set': 'meletakkan naskah',
    'turn-given': (who: string) => `memberi giliran ${who}`,
    'turn-ended': (who: string) => `mengakhiri giliran ${who}`,
    'round-opened': 'membuka uji mufakat',
    'vote-opened': 'membuka pemungutan suara',
    decision: 'mencatat keputusan',
    cancelled: 'membatalkan uji atau pemungutan suara',
    activity: 'membuka atau menutup kegiatan',
    session: 'membuka atau menunda sesi',
  },
  cannot: {
    answers: 'Sudah ada jawaban, jadi tidak dapat diurungkan. Bila perlu, batalkan dengan alasan.',
    decision: 'Tidak dapat diurungkan: keputusan sudah tercatat. Uji mufakat dapat dibuka lagi.',
    cancelled: 'Tidak dapat diurungkan: pembatalan sudah tercatat. Buka lagi bila perlu.',
    activity: 'Tidak dapat diurungkan: hasil kegiatan sudah tercatat. Kegiatan dapat dibuka lagi.',
    session: 'Tidak dapat diurungkan: pihak sudah diberi tahu.',
  },
  steers: (name: string) => `Mengemudikan: ${name}`,
  steersYou: 'Anda yang mengemudikan sesi ini.',
  steersOther: (name: string) =>
    `${name} sedang mengemudikan sesi ini. Anda tetap dapat membantu; yang Anda lakukan terlihat olehnya.`,
  take: 'Ambil alih kemudi',
  hand: 'Serahkan kemudi',
  handTo: 'Kepada',
  handLead:
    'Penerima dapat menjalankan sesi ini, hanya sesi ini. Yang dapat menerima: fasilitator dan notulis forum.',
  nobodyElse: 'Belum ada fasilitator atau notulis lain di forum ini.',
  somebody: 'fasilitator lain',
  rehearsal: 'Latihan',
  rehearsalLead:
    'Ini latihan. Tidak ada yang diundang, dan tidak satu pun masuk register, angka, atau berita acara.',
  rehearse: 'Latihan dahulu',
  rehearseLead:
    'Ruang tiruan dengan agenda, naskah, dan pihak yang sama, berisi peserta contoh. Hanya penyelenggara yang melihatnya.',
  play: 'Gerakkan peserta contoh',
  discard: 'Hapus latihan ini',
  why: 'Alasan mengubah urutan, terlihat semua',
  card: 'Kartu pemandu',
  cardSay: 'Katakan',
  cardDo: 'Lakukan',
  cardHide: 'Sembunyikan',
  cards: {
    before: {
      say: 'Selamat datang. Silakan catat kehadiran lembaga Anda dengan memindai kode di layar.',
      do: 'Tunggu kuorum per sektor. Tanpa kuorum boleh membahas, belum boleh memutuskan.',
    },
    between: {
      say: 'Kita lanjut ke mata acara berikutnya. Ada yang perlu dicatat dari yang tadi?',
      do: 'Bacakan judul mata acara dan sifatnya: konsultatif atau memutuskan.',
    },
    present: {
      say: 'Pengusul, silakan paparkan usulannya paling lama lima menit. Yang lain mendengarkan dahulu.',
      do: 'Jaga waktu. Pertanyaan dan tanggapan menunggu langkah berikutnya.',
    },
    clarify: {
      say: 'Sekarang hanya pertanyaan agar usulannya jelas. Belum setuju atau tidak setuju.',
      do: 'Bila pertanyaan berubah menjadi pendapat, catat, dan minta disampaikan di langkah tanggapan.',
    },
    react: {
      say: 'Setiap lembaga, apa tanggapan Anda? Apa yang baik, apa yang menjadi keberatan?',
      do: 'Dahulukan yang belum bicara. Jangan berdebat; kumpulkan semua tanggapan.',
    },
    amend: {
      say: 'Pengusul, dari tanggapan tadi, apa yang Anda perbaiki? Siapa punya rumusan yang lebih baik?',
      do: 'Tulis rumusan baru, bekukan versinya, lalu letakkan naskah baru di hadapan sesi.',
    },
    test: {
      say: 'Saya bacakan naskahnya. Apakah lembaga Anda dapat menerimanya? Diam bukan setuju.',
      do: 'Baca naskah sampai selesai sebelum membuka uji. Pastikan semua memegang versi yang sama.',
    },
    answering: {
      say: 'Silakan jawab di ponsel masing-masing. Catatan dan keberatan perlu alasan.',
      do: 'Jangan menafsirkan jawaban sebelum semua menjawab. Sapa yang belum menjawab satu per satu.',
    },
    objection: {
      say: 'Ada keberatan. Apa yang akan terjadi bila kita tetap jalan? Apa yang membuatnya dapat Anda terima?',
      do: 'Beri giliran kepada yang berkeberatan dahulu. Keberatan adalah milik sesi, bukan kesalahan lembaganya.',
    },
    decided: {
      say: 'Inilah yang diputuskan, beserta catatannya. Apakah tercatat dengan benar?',
      do: 'Bacakan keputusan dan catatan keberatan sebelum pindah ke mata acara berikutnya.',
    },
    vote: {
      say: 'Mufakat tidak tercapai. Menurut piagam kita memungut suara; yang tidak setuju tetap dicatat.',
      do: 'Pastikan semua tahu naskah dan batas suara yang diperlukan.',
    },
    gathering: {
      say: 'Tulis gagasan lembaga Anda, satu gagasan satu kiriman. Belum ada yang berbicara.',
      do: 'Jaga hening beberapa menit. Tampilkan semuanya sekaligus, jangan satu per satu.',
    },
    sorting: {
      say: 'Inilah semua gagasan. Mana yang maksudnya sama? Siapa ingin menjelaskan gagasannya?',
      do: 'Kelompokkan bersama sidang. Jangan menghapus; gagasan yang sendirian tetap satu kelompok.',
    },
    dots: {
      say: 'Letakkan titik pada kelompok yang paling perlu didahulukan.',
      do: 'Hasil titik adalah urutan pembahasan, bukan keputusan.',
    },
    temperature: {
      say: 'Satu angka per lembaga: seberapa jauh Anda dapat mendukung ini sekarang?',
      do: 'Yang dibaca adalah sebarannya per sektor. Tanyakan apa yang akan menaikkan angka yang rendah.',
    },
    statements: {
      say: 'Jawab tiap pernyataan: setuju, tidak setuju, atau lewati. Tambahkan yang belum ada.',
      do: 'Bacakan dahulu pernyataan yang didukung kedua sektor, lalu yang membelah.',
    },
    questions: {
      say: 'Tuliskan pertanyaan, atau dukung pertanyaan yang sudah ada.',
      do: 'Jawab dari yang paling banyak didukung. Tandai yang sudah terjawab.',
    },
    draw: {
      say: 'Kita undi siapa yang menanggapi lebih dahulu. Setiap lembaga hanya terpilih sekali.',
      do: 'Bacakan hasilnya. Siapa pun dapat memeriksa undian di catatan sesi.',
    },
    breakout: {
      say: 'Silakan bahas dalam kelompok. Tunjuk satu pelapor sebelum mulai.',
      do: 'Datangi tiap kelompok sekali. Minta laporan tertulis sebelum kembali ke sidang.',
    },
    closing: {
      say: 'Terima kasih. Keputusan, catatan, dan komitmen akan ada di berita acara untuk diperiksa.',
      do: 'Tanyakan apakah masih ada yang perlu dicatat, lalu tutup sesi.',
    },
  },
  cardSource: 'Menurut langkah musyawarah di piagam dan tata tertib sesi.',
} as const;
