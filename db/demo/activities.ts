import type { Code } from './shapes.ts';

/** Silent writing in the session that is over: ideas, what they were grouped into, and the dots (illustrative). */
export const writingQuestion = 'Apa yang paling menghambat layanan lima sasaran SPM hari ini?';

export const ideas: readonly { by: Code; text: string }[] = [
  { by: 'LL', text: 'Lansia telantar tidak tahu harus melapor ke mana' },
  { by: 'DS', text: 'Data sasaran tiap dinas berbeda' },
  { by: 'LA', text: 'Formulir rujukan ditulis ulang di setiap pintu' },
  { by: 'DK', text: 'Rujukan malam hari tidak ada petugas' },
  { by: 'DC', text: 'Data kependudukan belum padan dengan data sasaran' },
  { by: 'LD', text: 'Formulir tidak terbaca oleh pembaca layar' },
  { by: 'TK', text: 'Satu TKSK untuk satu kecamatan' },
  { by: 'BZ', text: 'Bantuan datang dua kali ke orang yang sama' },
  { by: 'PT', text: 'Hasil layanan tidak diukur dengan cara yang sama' },
];

/** Groups by the words of the ideas in them. */
export const ideaGroups: readonly { name: string; ideas: readonly string[] }[] = [
  {
    name: 'Data sasaran yang sama',
    ideas: [
      'Data sasaran tiap dinas berbeda',
      'Data kependudukan belum padan dengan data sasaran',
      'Bantuan datang dua kali ke orang yang sama',
    ],
  },
  {
    name: 'Satu pintu dan satu formulir',
    ideas: [
      'Formulir rujukan ditulis ulang di setiap pintu',
      'Formulir tidak terbaca oleh pembaca layar',
      'Lansia telantar tidak tahu harus melapor ke mana',
    ],
  },
  {
    name: 'Petugas yang tersedia',
    ideas: ['Satu TKSK untuk satu kecamatan', 'Rujukan malam hari tidak ada petugas'],
  },
];

/** Dots on groups, by their place in the list above; three for each organisation. */
export const dots: readonly { by: Code; on: readonly (readonly [group: number, dots: number])[] }[] = [
  {
    by: 'DS',
    on: [
      [0, 2],
      [1, 1],
    ],
  },
  {
    by: 'BP',
    on: [
      [0, 2],
      [1, 1],
    ],
  },
  {
    by: 'DK',
    on: [
      [2, 2],
      [0, 1],
    ],
  },
  { by: 'DC', on: [[0, 2]] },
  {
    by: 'LL',
    on: [
      [1, 2],
      [2, 1],
    ],
  },
  {
    by: 'LD',
    on: [
      [1, 2],
      [0, 1],
    ],
  },
  {
    by: 'TK',
    on: [
      [2, 2],
      [1, 1],
    ],
  },
  { by: 'LA', on: [[1, 2]] },
];

export const temperatureQuestion = 'Seberapa jauh Anda mendukung satu rencana layanan untuk lima sasaran?';

export const temperatures: readonly { by: Code; value: number }[] = [
  { by: 'DS', value: 5 },
  { by: 'BP', value: 5 },
  { by: 'P3', value: 4 },
  { by: 'DK', value: 3 },
  { by: 'DC', value: 4 },
  { by: 'LA', value: 4 },
  { by: 'LL', value: 3 },
  { by: 'LD', value: 4 },
  { by: 'TK', value: 2 },
  { by: 'PT', value: 5 },
];
