import type { CommandHandlers, QueryHandlers } from '#server/kernel/kernel.ts';
import { accountCommandHandlers, accountQueryHandlers } from './account/index.ts';
import { activityCommandHandlers, activityQueryHandlers } from './activity/index.ts';
import { agreementCommandHandlers, agreementQueryHandlers } from './agreement/index.ts';
import { boardCommandHandlers, boardQueryHandlers } from './board/index.ts';
import { calendarCommandHandlers, calendarQueryHandlers } from './calendar/index.ts';
import { commitmentCommandHandlers, commitmentQueryHandlers } from './commitment/index.ts';
import { conditionCommandHandlers, conditionQueryHandlers } from './conditions/index.ts';
import { decisionCommandHandlers, decisionQueryHandlers } from './decision/index.ts';
import { documentCommandHandlers, documentQueryHandlers } from './document/index.ts';
import { draftCommandHandlers, draftQueryHandlers } from './draft/index.ts';
import { empowermentCommandHandlers, empowermentQueryHandlers } from './empowerment/index.ts';
import { forumCommandHandlers, forumQueryHandlers } from './forum/index.ts';
import { guestCommandHandlers, guestQueryHandlers } from './guest/index.ts';
import { leaderQueryHandlers } from './leader/index.ts';
import { ledgerQueryHandlers } from './ledger/index.ts';
import { membershipCommandHandlers, membershipQueryHandlers } from './membership/index.ts';
import { minutesCommandHandlers, minutesQueryHandlers } from './minutes/index.ts';
import { networkCommandHandlers, networkQueryHandlers } from './network/index.ts';
import { noticeCommandHandlers, noticeQueryHandlers } from './notice/index.ts';
import { proposalCommandHandlers, proposalQueryHandlers } from './proposal/index.ts';
import { recipeCommandHandlers, recipeQueryHandlers } from './recipe/index.ts';
import { recordCommandHandlers, recordQueryHandlers } from './record/index.ts';
import { sessionCommandHandlers, sessionQueryHandlers } from './session/index.ts';
import { topicCommandHandlers, topicQueryHandlers } from './topic/index.ts';

/** One handler per command of the contract: a missing one does not compile. */
export const commandHandlers: CommandHandlers = {
  ...accountCommandHandlers,
  ...networkCommandHandlers,
  ...forumCommandHandlers,
  ...topicCommandHandlers,
  ...conditionCommandHandlers,
  ...decisionCommandHandlers,
  ...proposalCommandHandlers,
  ...empowermentCommandHandlers,
  ...membershipCommandHandlers,
  ...noticeCommandHandlers,
  ...draftCommandHandlers,
  ...sessionCommandHandlers,
  ...guestCommandHandlers,
  ...activityCommandHandlers,
  ...recordCommandHandlers,
  ...minutesCommandHandlers,
  ...documentCommandHandlers,
  ...agreementCommandHandlers,
  ...commitmentCommandHandlers,
  ...boardCommandHandlers,
  ...calendarCommandHandlers,
  ...recipeCommandHandlers,
};

/** One handler per query. */
export const queryHandlers: QueryHandlers = {
  ...accountQueryHandlers,
  ...networkQueryHandlers,
  ...forumQueryHandlers,
  ...topicQueryHandlers,
  ...conditionQueryHandlers,
  ...proposalQueryHandlers,
  ...decisionQueryHandlers,
  ...empowermentQueryHandlers,
  ...membershipQueryHandlers,
  ...noticeQueryHandlers,
  ...draftQueryHandlers,
  ...sessionQueryHandlers,
  ...guestQueryHandlers,
  ...activityQueryHandlers,
  ...recordQueryHandlers,
  ...minutesQueryHandlers,
  ...documentQueryHandlers,
  ...agreementQueryHandlers,
  ...commitmentQueryHandlers,
  ...boardQueryHandlers,
  ...calendarQueryHandlers,
  ...recipeQueryHandlers,
  ...leaderQueryHandlers,
  ...ledgerQueryHandlers,
};
