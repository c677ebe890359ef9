import { contributionFile } from './file.ts';
import { markContribution } from './mark.ts';
import { myContributions } from './mine.ts';
import { showContribution } from './show.ts';

/** The handlers of what became of contributions: one file per command or query. */
export const topicCommandHandlers = {
  'contribution.mark': markContribution,
};
export const topicQueryHandlers = {
  'contribution.show': showContribution,
  'contribution.file': contributionFile,
  'contribution.mine': myContributions,
};
