/** Words of the noun "ledger": the Indonesian source. Its English twin must have the same keys. */
export const ledger = {
  mine: 'Tindakan saya',
  mineEmpty: 'Belum ada tindakan Anda di buku besar.',
  title: 'Bukti tindakan',
  lead: 'Tindakan ini tercatat di buku besar jejaring: tidak dapat diubah atau dihapus tanpa ketahuan.',
  proven: 'Terbukti',
  provenBody: (number: string, size: string) =>
    `Entri ke-${number} dari ${size} entri yang dicakup titik periksa bertanda tangan.`,
  waiting: 'Tercatat, menunggu tanda tangan',
  waitingBody:
    'Tindakan sudah tersimpan dan berlaku. Titik periksa ditandatangani paling lambat sepuluh menit sekali; muat ulang halaman ini untuk melihat buktinya.',
  act: 'Tindakan',
  command: 'Perintah',
  at: 'Waktu',
  organisation: 'Atas nama lembaga',
  actor: 'Pelaku',
  actorSealed: 'Disegel: hanya sidiknya yang tercatat',
  actorSystem: 'Sistem',
  sealed: 'Bagian yang disegel',
  sealedBody:
    'Tulisan dan data orang tidak ada di buku besar, hanya sidik beracaknya, supaya dapat dihapus tanpa merusak bukti.',
  facts: 'Yang tercatat',
  proof: 'Pembuktian',
  entryId: 'Nomor entri',
  leaf: 'Sidik entri',
  path: (count: number) => `${count} sidik menghubungkan entri ini dengan akar yang ditandatangani.`,
  checkpoint: 'Titik periksa',
  key: 'Kunci publik',
  download: 'Unduh bukti (JSON)',
  how: 'Memeriksa sendiri',
  howSteps: {
    save: 'Unduh bukti dan simpan. Simpan juga kunci publik di atas dari sumber yang Anda percaya, misalnya dari dokumen yang dicetak.',
    run: 'Jalankan pemeriksa Mufakat di komputer mana pun, tanpa sambungan ke server ini:',
    read: 'Jawabannya SAH bila tindakan ini benar tercatat di buku besar yang ditandatangani dengan kunci itu.',
  },
} as const;
