import { eraseContribution } from './erase.ts';
import { contributionFile } from './file.ts';
import { hideContribution } from './hide.ts';
import { markContribution } from './mark.ts';
import { myContributions } from './mine.ts';
import { reviseContribution } from './revise.ts';
import { showContribution } from './show.ts';
import { setWindow } from './window.ts';

/** The handlers of what became of contributions: one file per command or query. */
export const topicCommandHandlers = {
  'contribution.mark': markContribution,
  'contribution.revise': reviseContribution,
  'contribution.erase': eraseContribution,
  'contribution.hide': hideContribution,
  'topic.set-window': setWindow,
};
export const topicQueryHandlers = {
  'contribution.show': showContribution,
  'contribution.file': contributionFile,
  'contribution.mine': myContributions,
};
