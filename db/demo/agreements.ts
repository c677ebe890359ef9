import { boundCommitments, EVIDENCE, SCOPE } from './commitments.ts';
import type { DemoAgreement } from './shapes.ts';

const AIMS = 'Maksud dan tujuan';

const closing = [
  {
    heading: 'Pembiayaan',
    body: 'Biaya pelaksanaan dibebankan pada anggaran masing-masing pihak sesuai kewenangannya. Angka dalam naskah contoh ini adalah contoh.',
  },
  {
    heading: 'Pelindungan data pribadi',
    body: 'Para pihak tidak menyebarkan data orang per orang. Laporan hanya memuat jumlah; jumlah di bawah lima tidak ditampilkan.',
  },
  {
    heading: EVIDENCE,
    body: 'Penanggung jawab melapor dengan bukti, mitra membenarkan atau menyanggah, pemeriksa independen menilai.',
  },
  {
    heading: 'Keadaan kahar',
    body: 'Bencana atau keadaan di luar kuasa para pihak menunda tenggat selama keadaan itu berlangsung, dengan pemberitahuan tertulis.',
  },
  {
    heading: 'Penyelesaian perselisihan',
    body: 'Perselisihan diselesaikan dengan musyawarah untuk mufakat.',
  },
];

/** The three agreements: in force with five commitments, ready to be signed, and a draft with a proposed commitment. */
export const demoAgreements: readonly DemoAgreement[] = [
  {
    key: 'in-force',
    title: 'PKS Rencana layanan bersama lima sasaran SPM',
    number: 'contoh 415.4/07/PKS',
    parties: ['DS', 'BP', 'DC', 'PP', 'LA', 'LD'],
    draftedDay: -33,
    acceptedDay: -31,
    frozenDay: -30,
    signedDay: -29,
    startDay: -29,
    endDay: 336,
    clauses: [
      {
        heading: 'Ketentuan umum',
        body: 'Dalam perjanjian ini SPM adalah Standar Pelayanan Minimal bidang sosial menurut PP 2/2018; PPKS adalah pemerlu pelayanan kesejahteraan sosial.',
      },
      {
        heading: AIMS,
        body: 'Para pihak memenuhi kebutuhan dasar kelima sasaran SPM di luar panti sebagai satu rencana bersama.',
      },
      {
        heading: SCOPE,
        body: 'Setiap pihak melaksanakan komitmen yang tercantum atas namanya. Alat bantu dibagikan menurut kebutuhan; catatan LKS Disabilitas tentang pengukuran per orang menjadi bagian perjanjian ini.',
      },
      ...closing,
    ],
    commitments: boundCommitments,
    signedBy: ['DS', 'BP', 'DC', 'PP', 'LA', 'LD'],
  },
  {
    key: 'ready',
    title: 'PKS Pendamping belajar bagi anak asuh',
    number: 'contoh 415.4/09/PKS',
    parties: ['LA', 'DS', 'DC', 'LD'],
    draftedDay: -10,
    acceptedDay: -9,
    frozenDay: -7,
    signedDay: -5,
    startDay: 7,
    endDay: 372,
    clauses: [
      { heading: AIMS, body: 'Anak asuh mendapat pendamping belajar dua kali sepekan di tempat tinggalnya.' },
      {
        heading: SCOPE,
        body: 'PIHAK KESATU menyediakan ruang dan pendamping; PIHAK KEDUA membiayai pelatihan pendamping; PIHAK KETIGA melengkapi dokumen anak; PIHAK KEEMPAT mendampingi anak dengan disabilitas.',
      },
      ...closing,
    ],
    commitments: [],
    signedBy: ['LA', 'DC', 'LD'],
  },
  {
    key: 'draft',
    title: 'PKS Tempat tinggal sementara bagi anak telantar',
    parties: ['DS', 'P3', 'LA'],
    draftedDay: -6,
    acceptedDay: -4,
    frozenDay: 0,
    signedDay: 0,
    startDay: 14,
    endDay: 379,
    clauses: [
      {
        heading: AIMS,
        body: 'Anak telantar mendapat tempat tinggal sementara sambil keluarganya ditelusuri.',
      },
      {
        heading: SCOPE,
        body: 'PIHAK KETIGA menyediakan tempat tinggal sementara paling banyak 12 anak, masing-masing paling lama 7 hari. PIHAK KESATU menerbitkan surat rujukan pada hari yang sama.',
      },
    ],
    commitments: [
      {
        key: 'proposed',
        title: '12 tempat tinggal sementara, 7 hari',
        owner: 'LA',
        supporters: ['DS', 'P3'],
        spm: 'SPM-S2',
        indicator: 'Tempat tinggal sementara yang siap pakai (contoh)',
        baseline: 4,
        target: 12,
        unit: 'tempat',
        dueDay: 69,
        verification: 'Kunjungan pemeriksa dan daftar sarana',
        direction: 'Tidak ada anak yang bermalam di kantor.',
        exchange: 'LKS Anak: tempat dan pengasuh; Dinas Sosial: permakanan; DP3AKB: pendamping kasus.',
        recognition: 'Disebut dalam laporan SPM triwulan.',
        clause: SCOPE,
        acceptedBy: ['LA'],
        reports: [],
      },
    ],
    signedBy: [],
  },
];
