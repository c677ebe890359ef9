import * as account from './account.ts';
import * as activity from './activity.ts';
import * as agreement from './agreement.ts';
import * as board from './board.ts';
import * as calendar from './calendar.ts';
import * as commitment from './commitment.ts';
import type { Case, Inputs, Name } from './common.ts';
import * as conditions from './conditions.ts';
import * as decision from './decision.ts';
import * as document from './document.ts';
import * as empowerment from './empowerment.ts';
import * as forum from './forum.ts';
import * as leader from './leader.ts';
import * as membership from './membership.ts';
import * as minutes from './minutes.ts';
import * as network from './network.ts';
import * as proposal from './proposal.ts';
import * as recipe from './recipe.ts';
import * as remark from './remark.ts';
import * as session from './session.ts';
import * as topic from './topic.ts';

/** Every registered name: who may. What is not listed here must be refused; a missing name does not compile. */
export const allowed: Record<Name, Case> = {
  ...account.allowed,
  ...network.allowed,
  ...forum.allowed,
  ...topic.allowed,
  ...proposal.allowed,
  ...decision.allowed,
  ...remark.allowed,
  ...session.allowed,
  ...document.allowed,
  ...activity.allowed,
  ...minutes.allowed,
  ...leader.allowed,
  ...agreement.allowed,
  ...commitment.allowed,
  ...board.allowed,
  ...calendar.allowed,
  ...recipe.allowed,
  ...conditions.allowed,
  ...empowerment.allowed,
  ...membership.allowed,
};

/** An input for each name, about something that exists. */
export const inputs: Inputs = {
  ...account.inputs,
  ...network.inputs,
  ...forum.inputs,
  ...topic.inputs,
  ...proposal.inputs,
  ...decision.inputs,
  ...remark.inputs,
  ...session.inputs,
  ...document.inputs,
  ...activity.inputs,
  ...minutes.inputs,
  ...leader.inputs,
  ...agreement.inputs,
  ...commitment.inputs,
  ...board.inputs,
  ...calendar.inputs,
  ...recipe.inputs,
  ...conditions.inputs,
  ...empowerment.inputs,
  ...membership.inputs,
};
