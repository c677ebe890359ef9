/** Words of preparing a session (materials, agenda, moving it): the Indonesian source, for the facilitator's pages. */
export const preparation = {
  material: {
    title: (session: string) => `Bahan: ${session}`,
    lead: 'Hanya pihak forum yang dapat membacanya. Jangan unggah data pribadi penerima layanan.',
    upload: 'Unggah berkas',
    files: 'Berkas',
    filesHelp: 'PDF, gambar, DOCX, atau XLSX, paling besar 25 MB tiap berkas.',
    name: 'Judul',
    nameHelp: 'Kosongkan untuk memakai nama berkas.',
    linkName: 'Judul tautan',
    for: 'Untuk',
    send: 'Unggah',
    link: 'Tambah tautan',
    url: 'Alamat tautan',
    add: 'Tambah tautan',
    remove: 'Hapus',
    removeOf: (title: string) => `Hapus: ${title}`,
    noFile: 'Pilih paling sedikit satu berkas.',
  },
};
