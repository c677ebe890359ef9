import { dropParty } from './drop-party.ts';
import { showWithdrawal } from './show.ts';
import { closeTopic } from './topic-close.ts';
import { reopenTopic } from './topic-reopen.ts';
import { stay, withdraw } from './withdraw.ts';

/** The handlers of belonging to a forum: leaving it, coming back, and closing its topics. */
export const membershipCommandHandlers = {
  'party.withdraw': withdraw,
  'party.stay': stay,
  'session.drop-party': dropParty,
  'topic.close': closeTopic,
  'topic.reopen': reopenTopic,
};
export const membershipQueryHandlers = {
  'party.withdrawal': showWithdrawal,
};
