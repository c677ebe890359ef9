/** An article of the starting text. */
export interface StandardClause {
  heading: string;
  body: string;
}

/**
 * The articles a draft begins with: the minimum content of regional cooperation (subject, object, scope, rights and
 * duties, term, force majeure, disputes, termination) and what the protection of personal data asks for
 * (domain.md 5E; PP 28/2018, Permendagri 22/2020, UU 27/2022). In Indonesian, the language of the document; the
 * parties adapt them.
 * @param from the decision it carries out
 */
export function standardClauses(from: {
  forum: string;
  decisionNumber: number;
  decisionTitle: string;
}): StandardClause[] {
  const decision = `keputusan nomor ${from.decisionNumber} ${from.forum} tentang ${from.decisionTitle}`;
  return [
    {
      heading: 'Maksud dan tujuan',
      body: `Kesepakatan ini dimaksudkan untuk melaksanakan ${decision}.\nTujuannya agar setiap pihak mengetahui apa yang dikerjakan, oleh siapa, paling lambat kapan, dan bagaimana hasilnya dilihat bersama.`,
    },
    {
      heading: 'Ruang lingkup',
      body: 'Ruang lingkup kesepakatan ini meliputi pelaksanaan keputusan tersebut di wilayah kerja para pihak, beserta komitmen yang tercantum di dalamnya.',
    },
    {
      heading: 'Hak dan kewajiban',
      body: 'Setiap pihak wajib melaksanakan komitmen yang menjadi tanggung jawabnya dan melaporkan perkembangannya dengan bukti.\nSetiap pihak berhak memperoleh laporan pihak lain serta mengonfirmasi atau menyengketakannya dengan alasan.',
    },
    {
      heading: 'Pembiayaan',
      body: 'Biaya pelaksanaan dibebankan pada anggaran masing-masing pihak sesuai kewenangan dan ketentuan peraturan perundang-undangan.',
    },
    {
      heading: 'Jangka waktu',
      body: 'Kesepakatan ini berlaku sejak tanggal mulai sampai dengan tanggal berakhir yang tercantum, dan dapat diperpanjang atas persetujuan tertulis para pihak.\nPengakhiran lebih awal disampaikan tertulis paling lambat 30 hari sebelumnya.',
    },
    {
      heading: 'Pelindungan data pribadi',
      body: 'Para pihak melindungi data pribadi sesuai Undang-Undang Nomor 27 Tahun 2022.\nLaporan dan bukti dalam kesepakatan ini hanya memuat angka agregat, tanpa nama, nomor induk, atau foto wajah penerima layanan.',
    },
    {
      heading: 'Pemantauan dan evaluasi',
      body: 'Perkembangan komitmen ditinjau dalam sesi forum paling sedikit sekali setiap triwulan.\nPenilaian akhir diberikan oleh pemverifikasi yang bukan penanggung jawab komitmen.',
    },
    {
      heading: 'Keadaan kahar',
      body: 'Pihak yang terhalang bencana alam, bencana sosial, atau perubahan kebijakan di luar kendalinya memberitahukan pihak lain paling lambat 7 hari sejak kejadian, disertai usulan penyesuaian.',
    },
    {
      heading: 'Penyelesaian perselisihan',
      body: 'Perselisihan diselesaikan dengan musyawarah untuk mufakat dalam forum.\nBila mufakat tidak tercapai, perselisihan dibawa kepada pimpinan para pihak.',
    },
  ];
}
