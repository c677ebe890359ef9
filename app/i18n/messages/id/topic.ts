import type { Standing } from '../../../domain/topic.ts';

/** Words of what becomes of contributions to topics. */
export const topic = {
  standing: {
    adopted: 'Diadopsi',
    answered: 'Dijawab',
    parked: 'Diparkir',
    open: 'Belum ditanggapi',
  } satisfies Record<Standing, string>,
  /** The same inside a sentence, behind its figure. */
  counted: {
    adopted: (n: number) => `${n} diadopsi`,
    answered: (n: number) => `${n} dijawab`,
    parked: (n: number) => `${n} diparkir`,
    open: (n: number) => `${n} belum ditanggapi`,
  },
  inputs: (n: number) => `${n} masukan lembaga`,
  filter: 'Saring menurut tindak lanjut',
  all: 'Semua',
  nothingSo: 'Tidak ada masukan seperti ini',
  nothingSoBody: 'Tidak ada masukan di topik ini yang keadaannya demikian.',
  inThread: 'Lihat utasnya',
  bySector: 'Adopsi menurut sektor',
  bySectorLead: 'Masukan tiap sektor yang masuk ke dalam naskah usulan.',
  adoptedOf: (adopted: number, total: number, share: string) =>
    total === 0 ? 'belum ada masukan' : `${adopted} dari ${total} (${share})`,
  openOf: (n: number) => (n === 0 ? 'semua sudah ditanggapi' : `${n} belum ditanggapi`),
  in: (number: string, version: number) => `dalam ${number} versi ${version}`,
  answerAt: 'Baca jawabannya',
  mark: {
    do: 'Catat tindak lanjut',
    change: 'Ubah tindak lanjut',
    of: (whom: string) => `Tindak lanjut masukan ${whom}`,
    legend: 'Apa jadinya masukan ini',
    help: {
      adopted: 'Masuk ke dalam naskah usulan.',
      answered: 'Sudah dijawab dengan kata atau tautan.',
      parked: 'Disimpan untuk nanti, dengan alasan.',
      open: 'Belum selesai: buka lagi, dengan alasan.',
    } satisfies Record<Standing, string>,
    proposal: 'Usulan',
    proposalHelp: 'Hanya bila diadopsi.',
    version: 'Versi',
    versionHelp: 'Kosongkan untuk versi terbaru.',
    proposalChoice: (number: string, title: string, version: number) =>
      `${number} ${title} (versi ${version})`,
    note: 'Jawaban atau alasan',
    noteHelp: 'Dibaca penulisnya dan semua pihak. Wajib bila diparkir.',
    url: 'Tautan jawaban',
    save: 'Catat',
    as: 'Sebagai',
    asFacilitator: 'Fasilitator',
  },
  one: {
    title: (whom: string) => `Masukan ${whom}`,
    back: 'Ke utasnya di topik',
    history: 'Tindak lanjut',
    historyEmpty: 'Belum ada yang mencatat tindak lanjut masukan ini.',
    replies: (n: number) => `${n} balasan`,
  },
  mine: {
    title: 'Masukan Anda',
    lead: 'Semua yang Anda tulis di topik, dan apa jadinya.',
    all: 'Semua masukan Anda',
    emptyTitle: 'Anda belum menulis masukan',
    empty: 'Masukan yang Anda tulis di topik terkumpul di sini, dengan tindak lanjutnya.',
    older: 'Masukan lebih lama',
    forums: 'Buka forum',
  },
} as const;
