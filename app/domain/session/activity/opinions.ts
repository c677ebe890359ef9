import { type BySector, forEachSector, SECTORS } from '../../sector.ts';
import { type ActivityResults, AGREE, DISAGREE, PASS } from './state.ts';

/** How a statement stands in one sector. */
export type Opinion = { readonly agree: number; readonly disagree: number; readonly pass: number };

/** How a statement stands. Without figures by sector there is nothing to say about bridges. */
export type StatementOpinion = {
  readonly target: string;
  readonly total: Opinion | null;
  readonly bySector: BySector<Opinion> | null;
  readonly verdict: 'bridging' | 'divisive' | 'mixed' | 'too-few';
  /** Agreement across sectors, 0 to 1; for the order of the list. */
  readonly across: number;
};

/** In each sector this share of the answers must agree for a bridge; a pass is an answer that does not agree. */
export const BRIDGE = 0.6;
/** A statement divides when its split is above this. */
export const DIVIDE = 0.5;

const answersIn = ({ agree, disagree, pass }: Opinion) => agree + disagree + pass;

/**
 * Group-aware consensus as Polis computes it, with the two sectors as its groups: the product over groups of
 * (agree + 1) / (answers + 2) (Small et al., "Polis: Scaling deliberation by mapping high dimensional opinion
 * spaces", 2021). The root for two groups brings it back to the scale of a share.
 */
function across(bySector: BySector<Opinion>): number {
  const product = SECTORS.reduce((value, sector) => {
    const opinion = bySector[sector];
    return value * ((opinion.agree + 1) / (answersIn(opinion) + 2));
  }, 1);
  return Math.sqrt(product);
}

/**
 * How evenly a statement splits those who take a side: 2 × min(for, against) / (for + against + max(1, a tenth of
 * the answers)), the order "controversial" of arsnova.eu; 0 is one-sided, near 1 is half and half.
 */
export function splitOf({ agree, disagree, pass }: Opinion): number {
  const answers = agree + disagree + pass;
  return (2 * Math.min(agree, disagree)) / (agree + disagree + Math.max(1, answers / 10));
}

const leaning = ({ agree, disagree }: Opinion) => Math.sign(agree - disagree);

function verdictOf(total: Opinion | null, bySector: BySector<Opinion> | null): StatementOpinion['verdict'] {
  if (!total || !bySector || SECTORS.some((sector) => answersIn(bySector[sector]) === 0)) {
    return total && answersIn(total) > 0 && splitOf(total) > DIVIDE ? 'divisive' : 'too-few';
  }
  const opposed = leaning(bySector.government) * leaning(bySector['non-government']) < 0;
  if (opposed || splitOf(total) > DIVIDE) return 'divisive';
  const bridges = SECTORS.every((sector) => bySector[sector].agree / answersIn(bySector[sector]) >= BRIDGE);
  return bridges ? 'bridging' : 'mixed';
}

/** Statements with broad agreement in both sectors, divisive ones, and the rest; the most agreed on first. */
export function opinionsOf(results: ActivityResults): StatementOpinion[] {
  const targets = [...new Set(results.lines.map((line) => line.target))];
  return targets
    .map((target): StatementOpinion => {
      const line = (value: number) =>
        results.lines.find((one) => one.target === target && one.value === value);
      const [agree, disagree, pass] = [line(AGREE), line(DISAGREE), line(PASS)];
      const total =
        agree?.total == null || disagree?.total == null || pass?.total == null
          ? null
          : { agree: agree.total, disagree: disagree.total, pass: pass.total };
      const [a, d, p] = [agree?.bySector, disagree?.bySector, pass?.bySector];
      const bySector =
        a && d && p
          ? forEachSector((sector) => ({ agree: a[sector], disagree: d[sector], pass: p[sector] }))
          : null;
      return {
        target,
        total,
        bySector,
        verdict: verdictOf(total, bySector),
        across: bySector ? across(bySector) : total ? (total.agree + 1) / (answersIn(total) + 2) : 0,
      };
    })
    .sort((a, b) => b.across - a.across || (a.target < b.target ? -1 : 1));
}
