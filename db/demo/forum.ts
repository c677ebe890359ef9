import type { GroundRules } from '#app/domain/charter.ts';
import type { DemoProposal, DemoTopic } from './shapes.ts';

export const demoForum = {
  createdDay: -75,
  charterDay: -74,
  acceptedDay: -72,
  name: 'Forum layanan dasar sosial: SPM bidang sosial',
  type: 'task-force',
  purpose: 'programme',
  aim: 'Layanan dasar sosial yang sampai kepada semua: menyatukan penerimaan laporan, rujukan, dan pemenuhan kebutuhan dasar bagi lima kelompok sasaran SPM. Semua angka dalam forum contoh ini adalah contoh, kecuali yang menyebut sumbernya.',
  legalBasis: 'SK Bupati (contoh); UU 23/2014; PP 2/2018; Permensos 9/2018',
} as const;

/** The charter's rules; conduct after the eight principles of collaboration (domain.md 73). */
export const demoCharter: GroundRules = {
  quorum: { share: 'more-than-half', everySector: true },
  fallback: ['postpone', 'small-team', 'escalate', 'vote', 'secret-vote'],
  voteThreshold: 'two-thirds',
  silence: 'blocks',
  decisionRights: 'all-parties-one-voice',
  transparency: 'public',
  invitationDays: 3,
  scale: 'five',
  responseWindowDays: 7,
  observersByName: true,
  withdrawal: { noticeDays: 30, leaves: 'after-notice' },
  conduct: [
    'Satu lembaga satu suara, setinggi apa pun jabatan yang hadir.',
    'Keberatan disertai alasan dan usul jalan keluar; semua keberatan dibahas.',
    'Tidak menyebut nama, NIK, atau alamat penerima layanan.',
    'Angka disebut bersama sumber dan tanggalnya.',
    'Saling menghormati, menghargai perbedaan, dan membangun kearifan lokal.',
    'Janji yang bergeser disampaikan sebelum tenggatnya.',
  ],
};

/** The first draft, which two parties accepted before the others asked for more: kept, and superseded. */
export const demoFirstCharter: GroundRules = {
  ...demoCharter,
  fallback: ['postpone', 'escalate', 'vote'],
  responseWindowDays: 14,
  conduct: [
    'Satu lembaga satu suara.',
    'Keberatan disertai alasan; semua keberatan dibahas.',
    ...demoCharter.conduct.slice(2, 5),
  ],
};

export const demoTopics: readonly DemoTopic[] = [
  {
    key: 'plan',
    by: 'DS',
    day: -68,
    title: 'Siapa melayani apa bagi lima sasaran SPM',
    mode: 'deciding',
    contributions: [
      {
        by: 'DS',
        day: -68,
        text: [
          'Target SPM 100 %, tetapi satu dinas tidak mungkin mencapainya sendiri. Mari kita tulis siapa melayani apa, dengan sumber daya apa, untuk kelima sasaran.',
        ],
        replies: [
          {
            by: 'TK',
            day: -67,
            kind: 'question',
            text: ['Apakah pendamping kecamatan mendapat biaya perjalanan untuk verifikasi?'],
            replies: [
              {
                by: 'DS',
                day: -66,
                kind: 'answer',
                text: [
                  'Ya, @TK: dari anggaran verifikasi data, paling banyak dua kali sebulan per kecamatan.',
                ],
              },
            ],
          },
        ],
      },
      {
        by: 'LD',
        day: -65,
        text: [
          'Alat bantu jangan dibagi rata. Ukur dahulu per orang, dan ukurlah bersama organisasi penyandang disabilitas.',
        ],
        replies: [
          { by: 'DK', day: -64, text: ['Puskesmas dapat menyediakan ruang pengukuran setiap Kamis.'] },
        ],
      },
      {
        by: 'LL',
        day: -63,
        text: [
          'Lanjut usia telantar sering tidak mempunyai dokumen. Tanpa Disdukcapil, rujukan berhenti di meja pertama.',
        ],
        replies: [
          {
            by: 'DC',
            day: -62,
            text: ['Kami dapat membuka layanan keliling bersama TKSK, jadwalnya kami kirim.'],
          },
        ],
      },
    ],
  },
  {
    key: 'cost',
    by: 'BP',
    day: -60,
    title: 'Pembagian biaya rujukan antarlembaga',
    mode: 'deciding',
    contributions: [
      {
        by: 'BP',
        day: -60,
        text: [
          'Biaya rujukan kini ditanggung siapa yang mengantar. Kami mengusulkan pembagian menurut kewenangan.',
        ],
      },
      {
        by: 'LL',
        day: -58,
        text: ['Lembaga kecil tidak sanggup menalangi perjalanan pulang pergi, apalagi dua kali sepekan.'],
        replies: [
          {
            by: 'BZ',
            day: -57,
            text: ['Talangan dapat dari dana zakat, asal ada daftar rujukan tanpa nama penerima.'],
          },
        ],
      },
    ],
  },
  {
    key: 'one-door',
    by: 'DS',
    day: -30,
    title: 'Satu pintu laporan anak telantar',
    mode: 'deciding',
    contributions: [
      {
        by: 'LA',
        day: -29,
        text: [
          'Laporan datang lewat RT, sekolah, media sosial, dan polisi. Anak yang sama dicatat tiga kali, dan tetap menunggu.',
        ],
        replies: [
          {
            by: 'DD',
            day: -28,
            text: ['Sekolah siap menjadi pelapor, asal ada satu nomor dan satu formulir.'],
          },
          { by: 'KT', day: -27, text: ['Karang Taruna desa dapat membantu mengantar laporan ke Puskesos.'] },
        ],
      },
      {
        by: 'P3',
        day: -26,
        kind: 'question',
        text: ['Siapa memimpin bila ada tanda kekerasan? Di sini kewenangan kita bertumpuk.'],
        replies: [
          {
            by: 'DS',
            day: -25,
            kind: 'answer',
            text: [
              'Kasus kekerasan dipimpin DP3AKB, kebutuhan dasar dipimpin kami. Kami tulis dalam usulan.',
            ],
          },
        ],
      },
      {
        by: 'TK',
        day: -12,
        text: [
          'Satu TKSK untuk satu kecamatan. Di Kertasari dan Rancabali, 1 × 24 jam berat bila Puskesos belum aktif.',
        ],
      },
    ],
  },
  {
    key: 'elderly',
    by: 'LL',
    day: -20,
    title: 'Peta layanan lanjut usia telantar per desa',
    mode: 'consultative',
    contributions: [
      {
        by: 'LL',
        day: -20,
        text: [
          'Peta ini memperlihatkan desa yang belum terjangkau layanan di rumah. Mohon tambahan dari setiap lembaga.',
        ],
      },
      {
        by: 'PT',
        day: -18,
        text: ['Kami dapat memeriksa cara hitungnya sebelum dipakai sebagai dasar anggaran.'],
      },
      { by: 'BP', day: -17, text: ['Bappeda menyediakan batas desa dan data dasar yang sama untuk semua.'] },
    ],
  },
  {
    key: 'figures',
    by: null,
    day: -16,
    title: 'Angka mana yang kita pakai',
    mode: 'consultative',
    contributions: [
      {
        by: null,
        day: -16,
        text: [
          'Acuan Kota Sukabumi memuat tiga jumlah penduduk untuk tahun yang sama: 356.410, 362.018, dan 364.912 jiwa. Semuanya kami simpan berdampingan dengan sumbernya.',
          'Sebelum memakai angka serupa di kabupaten kita, mari sepakati sumber dan tanggalnya.',
        ],
      },
      {
        by: 'BP',
        day: -15,
        text: ['Usul kami: data kependudukan semester terakhir dari Disdukcapil, disebut tanggalnya.'],
      },
      {
        by: 'PT',
        day: -14,
        text: ['Setuju, dan selisihnya tetap ditulis supaya tidak ada yang merasa angkanya hilang.'],
      },
    ],
  },
];

export const demoProposals: readonly DemoProposal[] = [
  {
    key: 'plan',
    topic: 'plan',
    by: 'DS',
    title: 'Rencana layanan bersama lima sasaran SPM',
    versions: [
      {
        day: -56,
        text: [
          'Dinas Sosial memimpin pemenuhan kebutuhan dasar kelima sasaran SPM; setiap lembaga menulis satu janji yang dapat diukur.',
          'Alat bantu dibagikan merata ke semua kecamatan.',
        ],
      },
      {
        day: -45,
        reason: 'Masukan LKS Disabilitas dan Dinkes: alat bantu menurut kebutuhan, bukan dibagi rata.',
        text: [
          'Dinas Sosial memimpin pemenuhan kebutuhan dasar kelima sasaran SPM; setiap lembaga menulis satu janji yang dapat diukur.',
          'Alat bantu dibagikan menurut kebutuhan lewat satu antrean bersama.',
          'Janji ditulis dalam perjanjian kerja sama, dilaporkan dengan bukti, dan diperiksa pihak independen.',
        ],
      },
    ],
  },
  {
    key: 'cost',
    topic: 'cost',
    by: 'BP',
    title: 'Pembagian biaya rujukan',
    versions: [
      {
        day: -54,
        text: [
          'Biaya rujukan ditanggung lembaga yang merujuk, kecuali rujukan antarkecamatan yang ditanggung Dinas Sosial.',
        ],
      },
    ],
  },
  {
    key: 'one-door',
    topic: 'one-door',
    by: 'DS',
    title: 'Satu pintu laporan anak telantar',
    versions: [
      {
        day: -24,
        text: [
          'Setiap laporan anak telantar diterima di Puskesos desa atau kelurahan dan sampai di Dinas Sosial paling lama 2 × 24 jam.',
        ],
      },
      {
        day: -13,
        reason: 'Masukan LKS Anak dan Disdik: waktu dipersingkat, satu formulir.',
        text: [
          'Setiap laporan anak telantar diterima di Puskesos desa atau kelurahan dan sampai di Dinas Sosial paling lama 1 × 24 jam.',
          'Satu formulir dipakai semua pelapor.',
        ],
      },
    ],
  },
  {
    key: 'elderly',
    topic: 'elderly',
    by: 'LL',
    title: 'Peta layanan lansia telantar per desa',
    versions: [
      {
        day: -15,
        text: [
          'Peta layanan lansia telantar disusun per desa, diperbarui setiap triwulan, dan dibuka tanpa nama penerima.',
        ],
      },
    ],
  },
];
