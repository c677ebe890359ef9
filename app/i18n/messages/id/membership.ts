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
    noneInForce:
      'Belum ada versi yang berlaku: sesi baru dapat dijadwalkan setelah semua pihak menerima piagam.',
    waiting: (waits: number, inForce: number) =>
      `Versi ${inForce} tetap berlaku sampai semua pihak menerima versi ${waits}. Sesi yang dijadwalkan sementara itu, dan keputusan di dalamnya, mengikuti versi ${inForce}; sesi yang sudah dijadwalkan tetap memakai aturan saat dijadwalkan.`,
    first: (organisation: string) => `Piagam menunggu ${organisation}.`,
    next: (version: number, organisation: string) => `Piagam versi ${version} menunggu ${organisation}.`,
    stillInForce: (version: number) => `Versi ${version} masih berlaku.`,
  },
} as const;
