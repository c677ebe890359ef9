import { defaultGroundRules, type GroundRules } from '#app/domain/charter.ts';
import type { ActivityKind } from '#app/domain/session/index.ts';
import type { ForumDefaultsRow, RecipeItemRow } from '../schema/recipe.ts';

/** The languages the built-in recipes are worded in. */
export type RecipeLanguage = 'id' | 'en';

/** The same words in both languages. */
type Both = Readonly<Record<RecipeLanguage, string>>;
const both = (id: string, en: string): Both => ({ id, en });

interface Item extends Omit<RecipeItemRow, 'title'> {
  title: Both;
}

interface ForumDefaults extends Pick<ForumDefaultsRow, 'type' | 'purpose'> {
  aim: Both;
  legalBasis?: Both;
  rules: Partial<GroundRules>;
  /** What is added to the conduct every type begins with. */
  conduct: Both;
}

/** A recipe as every network receives it when it is founded, until somebody of it changes it. */
interface BuiltInRecipe {
  /** What it is known by as long as nobody has changed it. */
  key: string;
  kind: 'session' | 'forum';
  name: Both;
  lead: Both;
  items: readonly Item[];
  forum: ForumDefaults | null;
}

/** A built-in recipe in one language. */
export interface WordedRecipe {
  builtIn: string;
  kind: 'session' | 'forum';
  name: string;
  lead: string;
  items: RecipeItemRow[];
  forum: ForumDefaultsRow | null;
}

const talk = (title: Both, minutes: number): Item => ({ title, mode: 'consultative', minutes });
const decide = (title: Both, minutes: number): Item => ({ title, mode: 'deciding', minutes });
const by = (activity: ActivityKind, item: Item): Item => ({ ...item, activity });
const promises = (minutes: number): Item => ({
  ...talk(both('Janji dari sesi lalu', 'Promises from earlier sessions'), minutes),
  kind: 'promises',
});

const session = (key: string, name: Both, lead: Both, items: readonly Item[]): BuiltInRecipe => ({
  key,
  kind: 'session',
  name,
  lead,
  items,
  forum: null,
});
const forum = (name: Both, lead: Both, defaults: ForumDefaults): BuiltInRecipe => ({
  key: defaults.type,
  kind: 'forum',
  name,
  lead,
  items: [],
  forum: defaults,
});

const opening = both('Pembukaan dan kuorum', 'Opening and quorum');
const openingRules = both('Pembukaan dan aturan main', 'Opening and ground rules');
const followUp = both('Tindak lanjut', 'Follow-up');

/** Conduct every type begins with; each forum changes it in its own words. */
const CONDUCT: readonly Both[] = [
  both(
    'Setiap lembaga satu suara, berapa pun yang hadir.',
    'Each organisation has one voice, however many attend.',
  ),
  both(
    'Bicara satu per satu; yang belum bicara didahulukan.',
    'One speaks at a time; whoever has not spoken goes first.',
  ),
  both(
    'Yang dibahas adalah usulan dan datanya, bukan orangnya.',
    'Proposals and their data are discussed, not persons.',
  ),
  both(
    'Data pribadi penerima layanan tidak disebut.',
    'Personal data of those who receive services is not mentioned.',
  ),
];

/** Sessions as they are usually held here, and the four types of forum (domain.md 43) with what each begins with. */
const BUILT_IN: readonly BuiltInRecipe[] = [
  session(
    'musyawarah',
    both('Musyawarah', 'Deliberation'),
    both(
      'Satu usulan dibawa dari paparan sampai uji mufakat.',
      'One proposal is taken from its presentation to the consensus test.',
    ),
    [
      talk(opening, 10),
      talk(both('Paparan usulan', 'Presentation of the proposal'), 20),
      by('questions', talk(both('Klarifikasi dan tanggapan', 'Clarification and reactions'), 30)),
      decide(both('Perbaikan naskah dan uji mufakat', 'Amending the text and consensus test'), 40),
      decide(both('Rencana aksi dan tenggat', 'Action plan and deadlines'), 20),
      talk(both('Pembacaan keputusan', 'Reading out the decisions'), 10),
    ],
  ),
  session(
    'joint-planning',
    both('Perencanaan bersama', 'Joint planning'),
    both(
      'Sasaran bersama menjadi kegiatan dengan penanggung jawab dan tenggat.',
      'Shared goals become activities with somebody responsible and a deadline.',
    ),
    [
      talk(opening, 10),
      by('writing', decide(both('Sasaran bersama', 'Shared goals'), 30)),
      talk(both('Peta peran dan sumber daya', 'Map of roles and resources'), 30),
      decide(
        both('Kegiatan, penanggung jawab, dan tenggat', 'Activities, who is responsible, and deadlines'),
        40,
      ),
      talk(
        both('Ketergantungan dan hasil cepat 90 hari', 'Dependencies and quick results within 90 days'),
        20,
      ),
      talk(both('Pembacaan hasil', 'Reading out the results'), 10),
    ],
  ),
  session(
    'swot',
    both('Lokakarya SWOT', 'SWOT workshop'),
    both(
      'Kekuatan, kelemahan, peluang, dan ancaman dibobot bersama menjadi strategi.',
      'Strengths, weaknesses, opportunities and threats are weighed together into a strategy.',
    ),
    [
      talk(openingRules, 10),
      by('writing', talk(both('Kekuatan dan kelemahan', 'Strengths and weaknesses'), 30)),
      by('writing', talk(both('Peluang dan ancaman', 'Opportunities and threats'), 30)),
      by('statements', talk(both('Pembobotan bersama', 'Weighing together'), 30)),
      decide(both('Strategi pilihan', 'Chosen strategy'), 30),
      talk(followUp, 10),
    ],
  ),
  session(
    'commitment-review',
    both('Tinjauan komitmen', 'Review of commitments'),
    both(
      'Janji ditinjau satu per satu: yang ditepati, yang terlambat, dan sebabnya.',
      'Promises are gone through one by one: those kept, those late, and why.',
    ),
    [
      talk(opening, 5),
      promises(40),
      by(
        'writing',
        talk(both('Hambatan dan dukungan yang diperlukan', 'Obstacles and support that is needed'), 30),
      ),
      decide(both('Penyesuaian tenggat dan peran', 'Adjusting deadlines and roles'), 20),
      talk(both('Pembelajaran', 'Lessons learnt'), 15),
      talk(both('Penutup', 'Closing'), 5),
    ],
  ),
  session(
    'focus-group',
    both('FGD', 'Focus group'),
    both(
      'Diskusi kelompok terarah: mendengar lebih banyak, tanpa keputusan.',
      'A focused group discussion: more listening, no decisions.',
    ),
    [
      talk(openingRules, 10),
      by('questions', talk(both('Pertanyaan pemantik', 'Opening questions'), 15)),
      by('breakout', talk(both('Diskusi terarah', 'Focused discussion'), 60)),
      by('temperature', talk(both('Rangkuman bersama', 'Summing up together'), 15)),
      talk(followUp, 10),
    ],
  ),
  forum(
    both('Koordinasi yang diperkuat', 'Strengthened coordination'),
    both(
      'Rapat koordinasi yang sudah ada, dengan piagam dan keputusan tercatat.',
      'The coordination meeting there is already, with a charter and recorded decisions.',
    ),
    {
      type: 'strengthened-coordination',
      purpose: 'programme',
      aim: both(
        'Menyelaraskan program dan anggaran antarlembaga untuk sasaran yang sama.',
        'Aligning programmes and budgets of several organisations towards the same goals.',
      ),
      rules: { responseWindowDays: 5 },
      conduct: both(
        'Perubahan anggaran disampaikan sebelum dibahas di tempat lain.',
        'Changes of budgets are announced here before they are discussed elsewhere.',
      ),
    },
  ),
  forum(
    both('Badan khusus', 'Special body'),
    both(
      'Badan yang dibentuk dengan keputusan kepala daerah dan bersekretariat tetap.',
      'A body formed by decree of the head of the region, with a standing secretariat.',
    ),
    {
      type: 'special-body',
      purpose: 'policy',
      aim: both(
        'Merumuskan kebijakan bersama dan mengawal pelaksanaannya.',
        'Shaping policy together and seeing it carried out.',
      ),
      legalBasis: both(
        'Keputusan Bupati tentang pembentukan (isi nomor dan tahun)',
        'Regent’s decree of formation (fill in number and year)',
      ),
      // A standing body decides formally: a larger quorum, a longer notice, a vote as the last resort.
      rules: {
        quorum: { share: 'two-thirds', everySector: true },
        fallback: ['postpone', 'small-team', 'escalate', 'vote'],
        invitationDays: 5,
        responseWindowDays: 7,
        withdrawal: { noticeDays: 90, leaves: 'after-notice' },
      },
      conduct: both(
        'Sekretariat mengirim bahan bersama undangan.',
        'The secretariat sends the papers with the invitation.',
      ),
    },
  ),
  forum(
    both('Satuan tugas', 'Task force'),
    both(
      'Kerja bersama untuk satu masalah, dengan batas waktu.',
      'Working together on one problem, for a limited time.',
    ),
    {
      type: 'task-force',
      purpose: 'problem',
      aim: both(
        'Menyelesaikan satu masalah layanan sampai tuntas, dengan tenggat yang disepakati.',
        'Solving one problem of a service for good, by an agreed deadline.',
      ),
      legalBasis: both(
        'Surat tugas atau keputusan kepala perangkat daerah (isi nomor)',
        'Letter of assignment or decree of the head of the agency (fill in the number)',
      ),
      // Short ways for work with a deadline.
      rules: {
        fallback: ['small-team', 'escalate'],
        invitationDays: 1,
        responseWindowDays: 2,
        withdrawal: { noticeDays: 14, leaves: 'after-notice' },
      },
      conduct: both(
        'Setiap tugas punya penanggung jawab dan tenggat.',
        'Every task has somebody responsible and a deadline.',
      ),
    },
  ),
  forum(
    both('Koalisi sosial', 'Social coalition'),
    both(
      'Lembaga pemerintah dan masyarakat yang bersepakat bergerak bersama.',
      'Government and society organisations that have agreed to act together.',
    ),
    {
      type: 'social-coalition',
      purpose: 'problem',
      aim: both(
        'Menggabungkan sumber daya pemerintah dan masyarakat untuk layanan yang belum terjangkau.',
        'Pooling resources of government and society for services that do not reach everybody yet.',
      ),
      // Open, and free to leave: partners join of their own will.
      rules: {
        transparency: 'public',
        scale: 'eight',
        responseWindowDays: 7,
        withdrawal: { noticeDays: 14, leaves: 'at-once' },
      },
      conduct: both(
        'Sumbangan setiap lembaga dicatat dan diumumkan bersama.',
        'What each organisation contributes is recorded and announced together.',
      ),
    },
  ),
];

const forumIn = (language: RecipeLanguage, own: ForumDefaults): ForumDefaultsRow => ({
  type: own.type,
  purpose: own.purpose,
  aim: own.aim[language],
  ...(own.legalBasis ? { legalBasis: own.legalBasis[language] } : {}),
  rules: {
    ...defaultGroundRules,
    ...own.rules,
    conduct: [...CONDUCT, own.conduct].map((line) => line[language]),
  },
});

/** The built-in recipes in one language, as they are given to a network and shown while nobody has changed them. */
export function builtInRecipes(language: RecipeLanguage): WordedRecipe[] {
  return BUILT_IN.map(({ key, kind, name, lead, items, forum: own }) => ({
    builtIn: key,
    kind,
    name: name[language],
    lead: lead[language],
    items: items.map((item) => ({ ...item, title: item.title[language] })),
    forum: own && forumIn(language, own),
  }));
}
