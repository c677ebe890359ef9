import type { NoticeKind, Rhythm } from '../../../domain/notice.ts';
import type { Standing } from '../../../domain/topic.ts';

const STANDING: Record<Standing, string> = {
  adopted: 'diadopsi',
  answered: 'dijawab',
  parked: 'diparkir',
  open: 'dibuka lagi',
};

/** Words of notices: what somebody is told, each kind in a sentence. */
export const notice = {
  title: 'Pemberitahuan',
  lead: 'Yang menyangkut Anda di forum, topik, usulan, sesi, dan keputusan. Yang meminta jawaban berdiri paling atas.',
  unread: (n: number) => (n >= 100 ? '99+ belum dibaca' : `${n} belum dibaca`),
  count: (n: number) => (n >= 100 ? '99+' : String(n)),
  fresh: (n: number) => (n === 1 ? 'Satu pemberitahuan baru' : `${n >= 100 ? '99+' : n} pemberitahuan baru`),
  see: 'Baca',
  asking: 'Menunggu jawaban Anda',
  telling: 'Untuk diketahui',
  read: 'Sudah dibaca',
  movedTo: 'Sekarang',
  says: {
    'no-decider': (_who: string, _n: number, _standing: Standing | null) =>
      'Tidak ada lagi yang dapat memutuskan untuk lembaga Anda; tunjuk delegasi lain',
    noted: (_who: string, _n: number, _standing: Standing | null) =>
      'Fasilitator mencatatkan sikap lembaga Anda; baru dihitung setelah dikonfirmasi',
    window: (_who: string, _n: number, _standing: Standing | null) =>
      'Tanggapan tertulis lembaga Anda ditunggu',
    minutes: (_who: string, _n: number, _standing: Standing | null) =>
      'Notula menunggu tanggapan lembaga Anda',
    'minutes-due': (_who: string, _n: number, _standing: Standing | null) =>
      'Waktu menanggapi notula segera berakhir',
    charter: (_who: string, _n: number, _standing: Standing | null) =>
      'Piagam baru menunggu persetujuan lembaga Anda',
    conditions: (_who: string, _n: number, _standing: Standing | null) =>
      'Borang kondisi awal menunggu jawaban lembaga Anda',
    'session-postponed': (_who: string, _n: number, _standing: Standing | null) =>
      'Sesi ditunda; tanggal barunya belum ditetapkan',
    'session-moved': (_who: string, _n: number, _standing: Standing | null) =>
      'Sesi pindah jadwal atau tempat',
    'session-cancelled': (_who: string, _n: number, _standing: Standing | null) => 'Sesi dibatalkan',
    leaving: (who: string) => `${who} menyatakan mundur dari forum`,
    'review-due': (_who: string, _n: number, _standing: Standing | null) =>
      'Keputusan tiba waktunya ditinjau kembali',
    mentioned: (who: string, _n: number, _standing: Standing | null) =>
      `${who} menyebut Anda atau lembaga Anda`,
    replied: (who: string) => `${who} membalas tulisan Anda`,
    responded: (who: string, n: number) =>
      n === 1 ? `${who} menanggapi usulan` : `${n} tanggapan baru pada usulan`,
    remark: (who: string) => `${who} menindaklanjuti tanggapan pada usulan`,
    revised: (who: string) => `${who} membekukan versi baru usulan`,
    withdrawn: (who: string) => `${who} menarik usulan`,
    marked: (who: string, _n: number, standing: Standing | null) =>
      `Masukan Anda ${STANDING[standing ?? 'open']} oleh ${who}`,
    reopened: (who: string) => `${who} membuka lagi topik yang Anda ikuti`,
    proposed: (who: string) => `${who} mengajukan usulan baru`,
    reactions: (_who: string, _n: number, _standing: Standing | null) =>
      'Usulan dibuka untuk komentar, usul perubahan, dan keberatan',
    opened: (who: string) => `${who} membuka topik baru`,
    written: (who: string, n: number) => (n === 1 ? `${who} menulis` : `${n} tulisan baru`),
  } satisfies Record<NoticeKind, (who: string, n: number, standing: Standing | null) => string>,
  emptyTitle: 'Belum ada pemberitahuan',
  empty:
    'Bila ada yang membalas Anda, menyebut lembaga Anda, atau menanggapi masukan Anda, kabarnya tampil di sini.',
  readAll: 'Tandai semua sudah dibaca',
  older: 'Yang lebih lama',
  follow: 'Ikuti topik',
  unfollow: 'Berhenti mengikuti',
  following: 'Anda mengikuti topik ini',
  mentions: 'Disebut',
  mentionHelp: 'Sebut lembaga dengan @ dan kodenya, atau orang dengan @ dan namanya; mereka diberi tahu.',
  whom: 'Siapa yang dapat disebut',
  choices: (n: number) => `${n} pilihan. Pilih dengan panah, lalu Enter.`,
  digest: {
    title: 'Ringkasan lewat surel',
    lead: 'Hanya yang belum dibaca, yang menunggu Anda paling atas. Tidak dikirim bila tidak ada.',
    rhythm: 'Seberapa sering',
    choice: { none: 'Tidak perlu', daily: 'Setiap hari', weekly: 'Setiap pekan' } satisfies Record<
      Rhythm,
      string
    >,
    save: 'Simpan pilihan',
  },
  letter: {
    subject: (n: number) => `${n} pemberitahuan menunggu Anda di Mufakat`,
    greeting: (name: string) => `Yth. ${name},`,
    body: (network: string) =>
      `Ini yang belum Anda baca di ${network}, yang menunggu jawaban Anda paling atas:`,
    line: (says: string, topic: string) => `- ${says}: “${topic}”`,
    open: (link: string) => `Buka semuanya: ${link}`,
    stop: (link: string) => `Atur atau hentikan ringkasan ini: ${link}`,
  },
} as const;
