import type { Leaves, WithdrawalState } from '../../../domain/withdrawal.ts';

/** Words about belonging to a forum: versions of its charter, leaving it, closing its topics. The Indonesian source. */
export const membership = {
  charter: {
    compare: 'Bandingkan versi',
    changed: (before: number, after: number) => `Beda versi ${before} dan versi ${after}`,
    from: 'Dari',
    to: 'Ke',
    show: 'Bandingkan',
    inForce: 'berlaku',
    notYet: 'menunggu semua pihak',
    replaced: 'diganti sebelum diterima semua pihak',
    noneInForce:
      'Belum ada versi yang berlaku: sesi baru dapat dijadwalkan setelah semua pihak menerima piagam.',
    waiting: (waits: number, inForce: number) =>
      `Versi ${inForce} tetap berlaku sampai semua pihak menerima versi ${waits}. Sesi yang dijadwalkan sementara itu, dan keputusan di dalamnya, mengikuti versi ${inForce}; sesi yang sudah dijadwalkan tetap memakai aturan saat dijadwalkan.`,
    first: (organisation: string) => `Piagam menunggu ${organisation}.`,
    next: (version: number, organisation: string) => `Piagam versi ${version} menunggu ${organisation}.`,
    stillInForce: (version: number) => `Versi ${version} masih berlaku.`,
  },
  rule: {
    withdrawal: 'Mundur dari forum',
    text: (days: number, leaves: Leaves) =>
      days === 0
        ? 'berlaku seketika, tanpa masa pemberitahuan'
        : leaves === 'at-once'
          ? `pemberitahuan ${days} hari; tidak dihitung lagi sejak menyatakan mundur`
          : `pemberitahuan ${days} hari; tetap dihitung sampai masa itu habis`,
    days: 'Masa pemberitahuan mundur',
    unit: 'hari',
    leavesLegend: 'Sejak kapan lembaga yang mundur tidak dihitung dalam kuorum',
    leaves: {
      'after-notice': 'setelah masa pemberitahuan habis',
      'at-once': 'seketika saat menyatakan mundur',
    } satisfies Record<Leaves, string>,
  },
  leave: {
    title: 'Mundur dari forum',
    link: (organisation: string) => `${organisation} mundur dari forum`,
    lead: 'Lembaga boleh mundur dengan alasan. Catatannya tetap ada, dan komitmennya diserahterimakan.',
    rule: 'Aturan piagam',
    effects: 'Akibatnya',
    effect: {
      counted: (days: number, leaves: Leaves) =>
        leaves === 'at-once' || days === 0
          ? 'Sejak sekarang tidak dihitung dalam kuorum dan tidak diundang ke sesi yang dijadwalkan kemudian.'
          : `Selama ${days} hari lembaga tetap pihak penuh; sesudahnya tidak dihitung dalam kuorum sesi yang dijadwalkan kemudian.`,
      record: 'Yang sudah diputuskan, ditulis, dan ditandatangani tetap tercatat dan tetap mengikat.',
      commitments: 'Komitmen yang masih berjalan tetap terlihat sampai diserahterimakan atau diselesaikan.',
      back: 'Dapat ditarik kembali sebelum masa pemberitahuan habis.',
      readmit: 'Fasilitator dapat menerima lembaga ini kembali.',
    },
    reason: 'Alasan mundur',
    reasonHelp: 'Dibaca semua pihak dan tercatat dengan bukti.',
    declare: 'Nyatakan mundur',
    stay: 'Tarik kembali: tetap di forum',
    stayBody: 'Lembaga kembali dihitung seperti semula.',
    handover: 'Untuk diserahterimakan',
    handoverBody: 'Komitmen berjalan yang menyebut lembaga ini. Sepakati penggantinya dengan pihak lain.',
    handoverNone: 'Tidak ada komitmen berjalan.',
    handoverCount: (n: number) =>
      n === 0 ? 'tanpa komitmen berjalan' : `${n} komitmen untuk diserahterimakan`,
    section: 'Mundur',
    declared: 'Menyatakan mundur',
    ends: 'Masa pemberitahuan habis',
    state: {
      'in-notice': 'sedang mundur',
      left: 'sudah mundur',
      'taken-back': 'ditarik kembali',
    } satisfies Record<WithdrawalState, string>,
    counted: { yes: 'masih dihitung dalam kuorum', no: 'tidak dihitung dalam kuorum' },
    readmit: 'Terima kembali',
    drop: (session: string) => `Keluarkan dari daftar “${session}”`,
    dropBody: 'Sesi yang dijadwalkan sebelumnya masih memuat lembaga ini:',
    ended: 'Masa pemberitahuan sudah habis. Hanya fasilitator yang dapat menerima lembaga ini kembali.',
    open: 'Rincian',
  },
  topic: {
    close: 'Tutup topik',
    closeLead:
      'Ringkas apa jadinya. Setelah ditutup tidak ada yang dapat ditambahkan; semuanya tetap terbaca.',
    summary: 'Ringkasan dan alasan menutup',
    closed: 'Topik ditutup',
    by: (name: string) => `oleh ${name}`,
    reopen: 'Buka lagi topik',
    reopenLead:
      'Semua yang mengikuti topik ini diberi tahu. Ringkasan penutupan tetap terbaca dalam riwayat.',
    reason: 'Alasan membuka lagi',
    reopened: 'Topik dibuka lagi',
    turns: (n: number) => `Riwayat ditutup dan dibuka (${n})`,
  },
} as const;
