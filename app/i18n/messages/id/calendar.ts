/** Words of the calendar of working days: the Indonesian source. Its English twin must have the same keys. */
export const calendar = {
  title: 'Hari libur',
  lead: 'Jarak undangan dihitung dalam hari kerja: Senin sampai Jumat, tanpa hari libur di halaman ini.',
  years: 'Tahun',
  of: (year: number) => `Hari libur ${year}`,
  kind: { national: 'Libur nasional', 'collective-leave': 'Cuti bersama', own: 'Libur jejaring ini' },
  estimated: 'Perkiraan',
  estimatedLead:
    'Tanggal bertanda perkiraan dihitung dari kalender dan dapat bergeser. Sesuaikan di sini bila keputusan resminya terbit.',
  source: 'Dasar',
  unknown: (year: number) =>
    `Hari libur nasional sesudah ${year} belum dimuat. Tambahkan sendiri bila keputusannya sudah terbit.`,
  leaveUnknown: (year: number) =>
    `Cuti bersama sesudah ${year} belum dimuat, jadi hari kerja dihitung tanpa cuti bersama. Tambahkan di sini bila SKB-nya terbit.`,
  none: 'Belum ada hari libur tercatat untuk tahun ini.',
  worked: 'Libur nasional yang tetap hari kerja di jejaring ini',
  work: 'Jadikan hari kerja',
  undo: 'Kembalikan sebagai libur',
  remove: 'Hapus',
  removeOf: (day: string) => `Hapus: ${day}`,
  add: 'Tambah hari libur',
  addLead: 'Misalnya hari jadi kabupaten atau libur setempat.',
  day: 'Tanggal',
  name: 'Nama hari libur',
  send: 'Tambahkan',
  earliest: (day: string) => `Bila diundang hari ini, sesi paling cepat ${day}.`,
};
