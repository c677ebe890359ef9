import type { RecordContent } from '#app/contract/record.ts';
import { basisLines, closingSentence, openingSentence } from '#server/documents/sentences.ts';

const zone = 'Asia/Jakarta';
const opened = new Date('2026-11-22T02:03:00Z');
const closed = new Date('2026-11-22T05:05:00Z');

const party = (n: number, name: string, code: string, sector: 'government' | 'non-government') => ({
  id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  name,
  code,
  sector,
});

const parties = [
  party(1, 'Dinas Sosial', 'DS', 'government'),
  party(2, 'Badan Perencanaan Pembangunan Daerah', 'BP', 'government'),
  party(3, 'LKS Anak Harapan', 'LA', 'non-government'),
  party(4, 'Karang Taruna Kabupaten', 'KT', 'non-government'),
];

const [dinas, bappeda, lks, karang] = parties as [
  (typeof parties)[0],
  (typeof parties)[0],
  (typeof parties)[0],
  (typeof parties)[0],
];

const tally = (agree: number, agreeWithNote: number, object: number) => ({
  parties: 2,
  answered: agree + agreeWithNote + object,
  agree,
  agreeWithNote,
  abstain: 0,
  discuss: 0,
  object,
});

/** A record with everything a record can have. */
export const sampleContent: RecordContent = {
  v: 1,
  kind: 'session-record',
  number: '400.9/012/BA/2026',
  issuedAt: '2026-11-22T05:30:00.000Z',
  timeZone: zone,
  network: { name: 'Jejaring uji', region: 'Kabupaten Uji' },
  forum: {
    id: party(9, '', '', 'government').id,
    name: 'Forum Penanganan Anak Telantar',
    initiator: 'Dinas Sosial',
    mandateHolder: 'Dinas Sosial',
  },
  session: {
    id: party(8, '', '', 'government').id,
    title: 'Musyawarah Pembagian Peran',
    place: 'Aula Dinas Sosial',
    openedAt: opened.toISOString(),
    closedAt: closed.toISOString(),
  },
  opening: openingSentence({
    at: opened,
    timeZone: zone,
    place: 'Aula Dinas Sosial',
    title: 'Musyawarah Pembagian Peran',
    forum: 'Forum Penanganan Anak Telantar',
  }),
  basis: basisLines({
    legalBasis: 'Keputusan Bupati nomor contoh/2026',
    letterNumber: 'UND/7/2026',
    charter: { version: 2, hash: 'c'.repeat(64) },
  }),
  closing: closingSentence(closed, zone),
  parties: parties.map((one, at) => ({
    ...one,
    attendees:
      at === 3
        ? []
        : [
            {
              office: `Kepala Bidang ${at + 1}`,
              mode: at === 2 ? ('online' as const) : ('in-room' as const),
              role: 'delegate' as const,
              since: opened.toISOString(),
            },
          ],
  })),
  agenda: [
    {
      title: 'Rujukan anak telantar 1 × 24 jam',
      mode: 'deciding',
      finished: true,
      decisions: [
        {
          id: party(7, '', '', 'government').id,
          number: 4,
          outcome: 'consensus-with-reservations',
          decidedAt: closed.toISOString(),
          text: {
            proposal: 7,
            title: 'Alur rujukan bersama',
            version: 3,
            hash: 'a'.repeat(64),
            plain:
              'Setiap laporan ditanggapi dalam 1 × 24 jam.\n- LKS menerima rujukan sementara → Dinas Sosial.\n- Satu nomor telepon bersama.',
          },
          quorum: { met: true, present: 3, parties: 4, needed: 3 },
          tally: { government: tally(2, 0, 0), 'non-government': tally(0, 1, 0) },
          vote: null,
          positions: [
            { organisation: dinas, level: 1 },
            { organisation: bappeda, level: 1 },
            { organisation: lks, level: 3 },
          ],
          reservations: [
            {
              organisation: lks,
              level: 3,
              reason: 'Jam layanan malam belum tercakup.',
              suggestion: 'Tambahkan piket bergilir.',
              passage: 'dalam 1 × 24 jam',
            },
          ],
          objections: [
            {
              organisation: bappeda,
              level: 7,
              reason: 'Anggaran piket belum ada di DPA.',
              suggestion: '',
              passage: '',
              status: 'withdrawn',
              note: 'Dibahas pada perubahan anggaran.',
            },
          ],
          unanswered: { present: [], absent: [karang] },
          next: null,
          replaces: null,
        },
      ],
    },
    { title: 'Perkenalan anggota baru 🙂', mode: 'consultative', finished: true, decisions: [] },
  ],
};
