/** Words around a session's invitation: the Indonesian source. Its English twin must have the same keys. */
export const invitation = {
  calendar: 'Simpan ke kalender',
  shareTitle: 'Teks undangan',
  shareHelp: 'Untuk WhatsApp, SMS, atau surat. Isinya hanya waktu, tempat, dan cara bergabung.',
  copy: 'Salin teks',
  copied: 'Tersalin',
  shareText: (title: string, forum: string, when: string, place: string, link: string, code: string) =>
    `Undangan sesi: ${title}\nForum: ${forum}\nWaktu: ${when}\nTempat: ${place}\nBergabung: ${link}\nKode: ${code}`,
  joinBy: (link: string, code: string) => `Bergabung: ${link}\nKode: ${code}`,
  off: (days: string) => `Libur di antaranya: ${days}.`,
  estimated: 'perkiraan',
};
