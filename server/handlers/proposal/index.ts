import { compareVersions } from './compare.ts';

/** The handlers of what happens to a proposal between its versions: one file per command or query. */
export const proposalQueryHandlers = {
  'proposal.compare': compareVersions,
};
