import type { DemoCommitment } from './shapes.ts';

/** Headings of the clauses that hold commitments. */
export const SCOPE = 'Hak dan kewajiban';
export const EVIDENCE = 'Pemantauan dan evaluasi';

/** The five commitments of the agreement in force, one for each state a promise can be in while it binds. */
export const boundCommitments: readonly DemoCommitment[] = [
  {
    key: 'kept',
    title: '120 akta kelahiran anak asuh terbit',
    owner: 'DC',
    supporters: ['LA'],
    spm: 'SPM-S2',
    indicator: 'Akta kelahiran anak asuh yang terbit (contoh)',
    baseline: 0,
    target: 120,
    unit: 'akta',
    dueDay: -14,
    verification: 'Rekapitulasi penerbitan per kecamatan, tanpa nama anak',
    direction: 'Setiap anak asuh mempunyai dokumen sebagai pintu ke sekolah dan kesehatan.',
    exchange: 'Disdukcapil: layanan keliling; LKS Anak: pendamping dan berkas.',
    recognition: 'Disebut dalam laporan SPM triwulan.',
    clause: SCOPE,
    acceptedBy: ['DC', 'LA'],
    reports: [
      {
        day: -24,
        achieved: 75,
        spent: 14_000_000,
        note: 'Layanan keliling di delapan kecamatan selesai.',
        evidence: [
          { label: 'Rekapitulasi tahap 1 (contoh)', url: 'https://demo.mufakat.example/bukti/akta-1' },
        ],
        voices: [{ by: 'LA', day: -23, voice: 'confirm', reason: 'Sesuai catatan pendamping kami.' }],
      },
      {
        day: -18,
        achieved: 120,
        spent: 21_000_000,
        note: 'Seluruh 120 akta telah terbit dan diserahkan.',
        evidence: [
          {
            label: 'Rekapitulasi penerbitan, 12 kecamatan (contoh)',
            url: 'https://demo.mufakat.example/bukti/akta-2',
          },
        ],
        voices: [{ by: 'LA', day: -17, voice: 'confirm', reason: 'Kami terima semuanya.' }],
        verdict: { day: -14, kept: true, reason: 'Rekapitulasi cocok dengan contoh acak 20 berkas.' },
      },
    ],
  },
  {
    key: 'on-track',
    title: 'Puskesos aktif di 31 kecamatan',
    owner: 'DS',
    supporters: ['BP'],
    spm: 'SPM-S2',
    indicator: 'Kecamatan yang Puskesosnya aktif (contoh)',
    baseline: 12,
    target: 31,
    unit: 'kecamatan',
    dueDay: 128,
    verification: 'SK pembentukan dan catatan layanan bulanan',
    direction: 'Laporan warga diterima dekat rumahnya.',
    exchange: 'Dinas Sosial: pelatihan; Bappeda: pagu dalam rencana kerja.',
    recognition: 'Kecamatan yang aktif disebut dalam forum camat.',
    clause: SCOPE,
    acceptedBy: ['DS', 'BP'],
    reports: [
      {
        day: -9,
        achieved: 17,
        spent: 48_000_000,
        note: 'Lima kecamatan aktif sejak perjanjian berlaku; pelatihan berikutnya bulan depan.',
        evidence: [
          {
            label: 'Daftar Puskesos yang aktif (contoh)',
            url: 'https://demo.mufakat.example/bukti/puskesos',
          },
        ],
        voices: [{ by: 'BP', day: -8, voice: 'confirm', reason: 'Sesuai daftar kecamatan.' }],
      },
    ],
  },
  {
    key: 'late',
    title: 'Data lansia telantar per desa, triwulan berjalan',
    owner: 'BP',
    supporters: ['DS'],
    spm: 'SPM-S3',
    indicator: 'Desa dan kelurahan dengan data terkini (contoh)',
    baseline: 0,
    target: 280,
    unit: 'desa dan kelurahan',
    dueDay: -13,
    verification: 'Berkas data tanpa nama di portal Satu Data',
    direction: 'Satu data untuk semua lembaga.',
    exchange: 'Bappeda: pengolahan; Dinas Sosial: hasil pendataan desa.',
    recognition: 'Desa yang lengkap disebut dalam Musrenbang.',
    clause: EVIDENCE,
    acceptedBy: ['BP', 'DS'],
    reports: [
      {
        day: -15,
        achieved: 182,
        spent: 9_500_000,
        note: 'Data 98 desa belum masuk; petugas desa sedang menyelesaikan pendataan lain.',
        obstacle: 'time',
        evidence: [
          {
            label: 'Rekapitulasi per kecamatan (contoh)',
            url: 'https://demo.mufakat.example/bukti/lansia',
          },
        ],
        voices: [],
      },
    ],
  },
  {
    key: 'disputed',
    title: '40 kursi roda diterima di 12 kecamatan',
    owner: 'DS',
    supporters: ['LD'],
    spm: 'SPM-S1',
    indicator: 'Kursi roda yang diterima pemakainya (contoh)',
    baseline: 0,
    target: 40,
    unit: 'kursi roda',
    dueDay: 20,
    verification: 'Berita acara serah terima per kecamatan',
    direction: 'Alat bantu sampai menurut kebutuhan.',
    exchange: 'Dinas Sosial: pengadaan dan pengiriman; LKS Disabilitas: pengukuran dan penyerahan.',
    recognition: 'Disebut dalam laporan SPM triwulan.',
    clause: SCOPE,
    acceptedBy: ['DS', 'LD'],
    reports: [
      {
        day: -12,
        achieved: 40,
        spent: 92_000_000,
        note: 'Seluruhnya sudah dikirim.',
        evidence: [
          {
            label: 'Berita acara serah terima, 12 kecamatan (contoh)',
            url: 'https://demo.mufakat.example/bukti/kursi-roda',
          },
        ],
        voices: [
          {
            by: 'LD',
            day: -7,
            voice: 'dispute',
            reason: 'Sembilan di Pangalengan belum tiba; yang kami terima baru 31.',
          },
        ],
      },
    ],
  },
  {
    key: 'awaiting-verification',
    title: 'Jangkauan gelandangan dan pengemis setiap pekan',
    owner: 'PP',
    supporters: ['DS'],
    spm: 'SPM-S4',
    indicator: 'Kegiatan jangkauan bersama (contoh)',
    baseline: 0,
    target: 12,
    unit: 'kegiatan',
    dueDay: 9,
    verification: 'Laporan kegiatan dan daftar rujukan tanpa nama',
    direction: 'Dijangkau dan dirujuk, bukan diusir.',
    exchange: 'Satpol PP: petugas dan kendaraan; Dinas Sosial: pekerja sosial dan rujukan.',
    recognition: 'Disebut dalam laporan ketertiban umum.',
    clause: SCOPE,
    acceptedBy: ['PP', 'DS'],
    reports: [
      {
        day: -16,
        achieved: 6,
        spent: 11_000_000,
        note: 'Enam kegiatan di Soreang, Baleendah, dan Majalaya.',
        evidence: [
          {
            label: 'Laporan kegiatan 1 sampai 6 (contoh)',
            url: 'https://demo.mufakat.example/bukti/jangkauan-1',
          },
        ],
        voices: [{ by: 'DS', day: -15, voice: 'confirm', reason: 'Pekerja sosial kami ikut serta.' }],
      },
      {
        day: -3,
        achieved: 12,
        spent: 22_500_000,
        note: 'Dua belas kegiatan selesai; rujukan dicatat bersama.',
        evidence: [
          {
            label: 'Laporan kegiatan 7 sampai 12 (contoh)',
            url: 'https://demo.mufakat.example/bukti/jangkauan-2',
          },
        ],
        voices: [{ by: 'DS', day: -2, voice: 'confirm', reason: 'Sesuai daftar rujukan kami.' }],
      },
    ],
  },
];
