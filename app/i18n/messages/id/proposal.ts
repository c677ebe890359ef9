/** Words of what happens to a proposal between its versions. */
export const proposal = {
  compare: {
    title: 'Bandingkan versi',
    lead: 'Pilih dua versi mana pun. Yang bergaris bawah dengan tanda + ditambahkan; yang dicoret dengan tanda − dihapus.',
    from: 'Dari',
    to: 'Ke',
    show: 'Bandingkan',
    swap: 'Tukar arah',
    link: 'Bandingkan dua versi',
    withNewest: 'Bandingkan dengan yang terbaru',
    counted: (added: number, removed: number) => `${added} kata ditambahkan, ${removed} kata dihapus`,
    same: 'Naskah kedua versi ini sama.',
    onlyOne: 'Baru ada satu versi, jadi belum ada yang dibandingkan.',
    onlyChanges: 'Hanya yang berubah',
    whole: 'Naskah lengkap',
    view: 'Yang ditampilkan',
    versionOf: (n: number, who: string, at: string) => `Versi ${n}: ${who}, ${at}`,
    line: { same: 'tetap', added: 'ditambahkan', removed: 'dihapus', changed: 'diubah' },
    skipped: (n: number) => `${n} baris tetap`,
    history: 'Riwayat antara keduanya',
  },
} as const;
