import { addParty } from './add-party.ts';
import { assignRole } from './assign-role.ts';
import { acceptCharter } from './charter-accept.ts';
import { draftCharter } from './charter-draft.ts';
import { showCharter } from './charter-show.ts';
import { writeContribution } from './contribution-write.ts';
import { createForum } from './create.ts';
import { listForums } from './list.ts';
import { showParties } from './parties.ts';
import { prepareForum } from './prepare.ts';
import { listProposals } from './proposal-list.ts';
import { prepareProposal } from './proposal-prepare.ts';
import { reviseProposal } from './proposal-revise.ts';
import { showProposal } from './proposal-show.ts';
import { submitProposal } from './proposal-submit.ts';
import { reviseForum } from './revise.ts';
import { showForum } from './show.ts';
import { listTopics } from './topic-list.ts';
import { openTopic } from './topic-open.ts';
import { showTopic } from './topic-show.ts';
import { showWaiting } from './waiting.ts';

/** The handlers of forum: one file per command or query. */
export const forumCommandHandlers = {
  'forum.create': createForum,
  'forum.revise': reviseForum,
  'forum.add-party': addParty,
  'forum.assign-role': assignRole,
  'charter.draft': draftCharter,
  'charter.accept': acceptCharter,
  'topic.open': openTopic,
  'contribution.write': writeContribution,
  'proposal.submit': submitProposal,
  'proposal.revise': reviseProposal,
};
export const forumQueryHandlers = {
  'forum.list': listForums,
  'forum.prepare': prepareForum,
  'forum.show': showForum,
  'forum.parties': showParties,
  'charter.show': showCharter,
  'forum.waiting': showWaiting,
  'topic.list': listTopics,
  'topic.show': showTopic,
  'proposal.list': listProposals,
  'proposal.prepare': prepareProposal,
  'proposal.show': showProposal,
};
