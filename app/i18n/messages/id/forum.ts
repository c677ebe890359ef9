/** Words of the noun "forum": the Indonesian source. Its English twin must have the same keys. */
export const forum = {
  editor: {
    toolbar: 'Bentuk tulisan',
    bold: 'Tebal',
    italic: 'Miring',
    heading: 'Judul',
    subheading: 'Subjudul',
    bullets: 'Daftar',
    numbers: 'Daftar bernomor',
    quote: 'Kutipan',
    link: 'Tautan',
    unlink: 'Hapus tautan',
    address: 'Alamat tautan',
    wrongAddress: 'Tulis alamat https atau surel, misalnya dinsos.go.id.',
  },
} as const;
