import type { Same } from '../../same.ts';
import type { proposal as source } from '../id/proposal.ts';

/** Words of what happens to a proposal between its versions, in English. */
export const proposal = {
  compare: {
    title: 'Compare versions',
    lead: 'Choose any two versions. Underlined with a + was added; struck out with a − was removed.',
    from: 'From',
    to: 'To',
    show: 'Compare',
    swap: 'Swap direction',
    link: 'Compare two versions',
    withNewest: 'Compare with the newest',
    counted: (added: number, removed: number) =>
      `${added} ${added === 1 ? 'word' : 'words'} added, ${removed} removed`,
    same: 'The text of these two versions is the same.',
    onlyOne: 'There is only one version so far, so there is nothing to compare yet.',
    onlyChanges: 'Only what changed',
    whole: 'Whole text',
    view: 'What is shown',
    versionOf: (n: number, who: string, at: string) => `Version ${n}: ${who}, ${at}`,
    line: { same: 'unchanged', added: 'added', removed: 'removed', changed: 'changed' },
    skipped: (n: number) => (n === 1 ? '1 unchanged line' : `${n} unchanged lines`),
    history: 'What happened between them',
  },
} as const satisfies Same<typeof source>;
