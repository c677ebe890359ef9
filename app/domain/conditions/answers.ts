import { type BySector, forEachSector, SECTORS, type Sector } from '../sector.ts';

/**
 * Starting conditions (Ansell & Gash 2008): asymmetries of power, resources and knowledge; interdependence and other
 * venues; the history of working together, trust, and incentives to take part. One statement each.
 */
export const CONDITIONS = [
  'power',
  'resources',
  'knowledge',
  'interdependence',
  'other-venues',
  'prehistory',
  'trust',
  'incentives',
] as const;
export type Condition = (typeof CONDITIONS)[number];

/** From 1, strongly disagree, to 5, strongly agree (domain.md 48). */
export const LIKERT = [1, 2, 3, 4, 5] as const;
export type Likert = (typeof LIKERT)[number];

/** One answer for each statement. Complete, so that every statement is counted over the same organisations. */
export type ConditionAnswers = Readonly<Record<Condition, Likert>>;

/** One organisation's answers, with words where it wrote some. Never leaves the server for others to read. */
export type Answered = {
  readonly sector: Sector;
  readonly answers: ConditionAnswers;
  readonly words: Readonly<Partial<Record<Condition, string>>>;
};

/** How many organisations chose 1, 2, 3, 4, 5. */
export type Distribution = readonly [number, number, number, number, number];
export type Distributions = Readonly<Record<Condition, Distribution>>;

/** Fewer answers than this are not shown: one of them could be guessed. */
export const SMALLEST_CELL = 5;

/** What may be shown of a closed form, and nothing more. Frozen when the form closes. */
export type ConditionsResult = {
  readonly answered: BySector<number>;
  /** Null: fewer than five organisations answered. */
  readonly total: Distributions | null;
  /** Null unless each sector has at least five: with the total, the other sector would be a subtraction away. */
  readonly bySector: BySector<Distributions> | null;
  /** What was written, without names and in alphabetical order, so that neither order nor time tells who. */
  readonly words: Readonly<Record<Condition, readonly string[]>>;
};

function each<T>(make: (condition: Condition) => T): Record<Condition, T> {
  return Object.fromEntries(CONDITIONS.map((condition) => [condition, make(condition)])) as Record<
    Condition,
    T
  >;
}

function distributionsOf(all: readonly Answered[]): Distributions {
  const count = (condition: Condition, level: Likert) =>
    all.filter(({ answers }) => answers[condition] === level).length;
  return each((condition) => [
    count(condition, 1),
    count(condition, 2),
    count(condition, 3),
    count(condition, 4),
    count(condition, 5),
  ]);
}

/**
 * Counts the answers and leaves out what would show a single one: no total below five answers, no sectors unless both
 * have five, no words without a total.
 */
export function aggregate(all: readonly Answered[]): ConditionsResult {
  const of = forEachSector((sector) => all.filter((one) => one.sector === sector));
  const enough = all.length >= SMALLEST_CELL;
  const both = SECTORS.every((sector) => of[sector].length >= SMALLEST_CELL);
  return {
    answered: forEachSector((sector) => of[sector].length),
    total: enough ? distributionsOf(all) : null,
    bySector: both ? forEachSector((sector) => distributionsOf(of[sector])) : null,
    words: each((condition) =>
      enough
        ? all.flatMap(({ words }) => words[condition] ?? []).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
        : [],
    ),
  };
}

/** The side of the scale: against the statement, undecided, for it. */
export type Side = 'disagree' | 'undecided' | 'agree';

/** How many stand on each side. */
export function sidesOf([one, two, three, four, five]: Distribution): Readonly<Record<Side, number>> {
  return { disagree: one + two, undecided: three, agree: four + five };
}

/**
 * The side on which more than half stand, or null: then there is no shared understanding, whatever the largest group
 * says (domain.md 50: the plurality of a survey was undecided and its text concluded agreement).
 */
export function majorityOf(distribution: Distribution): Side | null {
  const sides = sidesOf(distribution);
  const all = sides.disagree + sides.undecided + sides.agree;
  const found = (['disagree', 'undecided', 'agree'] as const).find((side) => sides[side] * 2 > all);
  return found ?? null;
}

/** The side that speaks for collaboration: agreement, but for the statement that another way is easier. */
export const FAVOURABLE: Readonly<Record<Condition, Exclude<Side, 'undecided'>>> = {
  power: 'agree',
  resources: 'agree',
  knowledge: 'agree',
  interdependence: 'agree',
  'other-venues': 'disagree',
  prehistory: 'agree',
  trust: 'agree',
  incentives: 'agree',
};
