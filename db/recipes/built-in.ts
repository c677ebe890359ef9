import { defaultGroundRules, type GroundRules } from '#app/domain/charter.ts';
import type { ActivityKind } from '#app/domain/session/index.ts';
import type { ForumDefaultsRow, RecipeItemRow } from '../schema/recipe.ts';

/** A recipe as every network receives it when it is founded; from then on it is the network's own. */
export interface BuiltInRecipe {
  kind: 'session' | 'forum';
  name: string;
  lead: string;
  items: RecipeItemRow[];
  forum: ForumDefaultsRow | null;
}

const talk = (title: string, minutes: number): RecipeItemRow => ({ title, mode: 'consultative', minutes });
const decide = (title: string, minutes: number): RecipeItemRow => ({ title, mode: 'deciding', minutes });
const by = (activity: ActivityKind, item: RecipeItemRow): RecipeItemRow => ({ ...item, activity });
const promises = (minutes: number): RecipeItemRow => ({
  ...talk('Janji dari sesi lalu', minutes),
  kind: 'promises',
});

const session = (name: string, lead: string, items: RecipeItemRow[]): BuiltInRecipe => ({
  kind: 'session',
  name,
  lead,
  items,
  forum: null,
});
const forum = (name: string, lead: string, defaults: ForumDefaultsRow): BuiltInRecipe => ({
  kind: 'forum',
  name,
  lead,
  items: [],
  forum: defaults,
});

/** Conduct every type begins with; each forum changes it in its own words. */
const CONDUCT = [
  'Setiap lembaga satu suara, berapa pun yang hadir.',
  'Bicara satu per satu; yang belum bicara didahulukan.',
  'Yang dibahas adalah usulan dan datanya, bukan orangnya.',
  'Data pribadi penerima layanan tidak disebut.',
];
const rules = (own: Partial<GroundRules>, ...conduct: string[]): GroundRules => ({
  ...defaultGroundRules,
  ...own,
  conduct: [...CONDUCT, ...conduct],
});

/** Sessions as they are usually held here, and the four types of forum (domain.md 43) with what each begins with. */
export const BUILT_IN_RECIPES: readonly BuiltInRecipe[] = [
  session('Musyawarah', 'Satu usulan dibawa dari paparan sampai uji mufakat.', [
    talk('Pembukaan dan kuorum', 10),
    talk('Paparan usulan', 20),
    by('questions', talk('Klarifikasi dan tanggapan', 30)),
    decide('Perbaikan naskah dan uji mufakat', 40),
    decide('Rencana aksi dan tenggat', 20),
    talk('Pembacaan keputusan', 10),
  ]),
  session('Perencanaan bersama', 'Sasaran bersama menjadi kegiatan dengan penanggung jawab dan tenggat.', [
    talk('Pembukaan dan kuorum', 10),
    by('writing', decide('Sasaran bersama', 30)),
    talk('Peta peran dan sumber daya', 30),
    decide('Kegiatan, penanggung jawab, dan tenggat', 40),
    talk('Ketergantungan dan hasil cepat 90 hari', 20),
    talk('Pembacaan hasil', 10),
  ]),
  session('Lokakarya SWOT', 'Kekuatan, kelemahan, peluang, dan ancaman dibobot bersama menjadi strategi.', [
    talk('Pembukaan dan aturan main', 10),
    by('writing', talk('Kekuatan dan kelemahan', 30)),
    by('writing', talk('Peluang dan ancaman', 30)),
    by('statements', talk('Pembobotan bersama', 30)),
    decide('Strategi pilihan', 30),
    talk('Tindak lanjut', 10),
  ]),
  session('Tinjauan komitmen', 'Janji ditinjau satu per satu: yang ditepati, yang terlambat, dan sebabnya.', [
    talk('Pembukaan dan kuorum', 5),
    promises(40),
    by('writing', talk('Hambatan dan dukungan yang diperlukan', 30)),
    decide('Penyesuaian tenggat dan peran', 20),
    talk('Pembelajaran', 15),
    talk('Penutup', 5),
  ]),
  session('FGD', 'Diskusi kelompok terarah: mendengar lebih banyak, tanpa keputusan.', [
    talk('Pembukaan dan aturan main', 10),
    by('questions', talk('Pertanyaan pemantik', 15)),
    by('breakout', talk('Diskusi terarah', 60)),
    by('temperature', talk('Rangkuman bersama', 15)),
    talk('Tindak lanjut', 10),
  ]),
  forum(
    'Koordinasi yang diperkuat',
    'Rapat koordinasi yang sudah ada, dengan piagam dan keputusan tercatat.',
    {
      type: 'strengthened-coordination',
      purpose: 'programme',
      aim: 'Menyelaraskan program dan anggaran antarlembaga untuk sasaran yang sama.',
      rules: rules(
        { responseWindowDays: 5 },
        'Perubahan anggaran disampaikan sebelum dibahas di tempat lain.',
      ),
    },
  ),
  forum('Badan khusus', 'Badan yang dibentuk dengan keputusan kepala daerah dan bersekretariat tetap.', {
    type: 'special-body',
    purpose: 'policy',
    aim: 'Merumuskan kebijakan bersama dan mengawal pelaksanaannya.',
    legalBasis: 'Keputusan Bupati tentang pembentukan (isi nomor dan tahun)',
    // A standing body decides formally: a larger quorum, a longer notice, a vote as the last resort.
    rules: rules(
      {
        quorum: { share: 'two-thirds', everySector: true },
        fallback: ['postpone', 'small-team', 'escalate', 'vote'],
        invitationDays: 5,
        responseWindowDays: 7,
        withdrawal: { noticeDays: 90, leaves: 'after-notice' },
      },
      'Sekretariat mengirim bahan bersama undangan.',
    ),
  }),
  forum('Satuan tugas', 'Kerja bersama untuk satu masalah, dengan batas waktu.', {
    type: 'task-force',
    purpose: 'problem',
    aim: 'Menyelesaikan satu masalah layanan sampai tuntas, dengan tenggat yang disepakati.',
    legalBasis: 'Surat tugas atau keputusan kepala perangkat daerah (isi nomor)',
    // Short ways for work with a deadline.
    rules: rules(
      {
        fallback: ['small-team', 'escalate'],
        invitationDays: 1,
        responseWindowDays: 2,
        withdrawal: { noticeDays: 14, leaves: 'after-notice' },
      },
      'Setiap tugas punya penanggung jawab dan tenggat.',
    ),
  }),
  forum('Koalisi sosial', 'Lembaga pemerintah dan masyarakat yang bersepakat bergerak bersama.', {
    type: 'social-coalition',
    purpose: 'problem',
    aim: 'Menggabungkan sumber daya pemerintah dan masyarakat untuk layanan yang belum terjangkau.',
    // Open, and free to leave: partners join of their own will.
    rules: rules(
      {
        transparency: 'public',
        scale: 'eight',
        responseWindowDays: 7,
        withdrawal: { noticeDays: 14, leaves: 'at-once' },
      },
      'Sumbangan setiap lembaga dicatat dan diumumkan bersama.',
    ),
  }),
];
