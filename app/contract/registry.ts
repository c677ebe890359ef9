import type { z } from 'zod';
import { accountCommands, accountQueries } from './account.ts';
import { activityCommands, activityQueries } from './activity.ts';
import { agreementCommands, agreementQueries } from './agreement.ts';
import { ballotCommands } from './ballot.ts';
import { boardCommands, boardQueries } from './board.ts';
import { calendarCommands, calendarQueries } from './calendar.ts';
import { commitmentCommands, commitmentQueries } from './commitment.ts';
import { conditionCommands, conditionQueries } from './conditions.ts';
import { decisionCommands, decisionQueries } from './decision.ts';
import { documentCommands, documentQueries } from './document.ts';
import { draftCommands, draftQueries } from './draft.ts';
import { empowermentCommands, empowermentQueries } from './empowerment.ts';
import { forumCommands, forumQueries } from './forum.ts';
import { guestCommands, guestQueries } from './guest.ts';
import { leaderQueries } from './leader.ts';
import { ledgerQueries } from './ledger.ts';
import { materialCommands, materialQueries } from './material.ts';
import { membershipCommands, membershipQueries } from './membership.ts';
import { minutesCommands, minutesQueries } from './minutes.ts';
import { networkCommands, networkQueries } from './network.ts';
import { noticeCommands, noticeQueries } from './notices.ts';
import { preparationCommands } from './preparation.ts';
import { promisesQueries } from './promises.ts';
import { proposalLifeQueries } from './proposal.ts';
import { recipeCommands, recipeQueries } from './recipe.ts';
import { recordCommands, recordQueries } from './record.ts';
import { recordedCommands, recordedQueries } from './recorded.ts';
import { referenceCommands } from './reference.ts';
import { registrationCommands } from './registration.ts';
import { remarkCommands, remarkQueries } from './remark.ts';
import { responseCommands, responseQueries } from './response.ts';
import { roomCommands } from './room.ts';
import { sessionCommands, sessionQueries } from './session.ts';
import { steeringCommands } from './steering.ts';
import { topicsCommands, topicsQueries } from './topics.ts';

/** Everything that can be asked for, by name. Nothing else can. */
export const commands = {
  ...accountCommands,
  ...networkCommands,
  ...referenceCommands,
  ...forumCommands,
  ...topicsCommands,
  ...conditionCommands,
  ...decisionCommands,
  ...remarkCommands,
  ...responseCommands,
  ...empowermentCommands,
  ...membershipCommands,
  ...noticeCommands,
  ...recordedCommands,
  ...draftCommands,
  ...sessionCommands,
  ...roomCommands,
  ...registrationCommands,
  ...guestCommands,
  ...materialCommands,
  ...preparationCommands,
  ...activityCommands,
  ...steeringCommands,
  ...ballotCommands,
  ...recordCommands,
  ...minutesCommands,
  ...documentCommands,
  ...agreementCommands,
  ...commitmentCommands,
  ...boardCommands,
  ...calendarCommands,
  ...recipeCommands,
};

export const queries = {
  ...accountQueries,
  ...networkQueries,
  ...forumQueries,
  ...topicsQueries,
  ...conditionQueries,
  ...proposalLifeQueries,
  ...responseQueries,
  ...decisionQueries,
  ...remarkQueries,
  ...empowermentQueries,
  ...membershipQueries,
  ...noticeQueries,
  ...recordedQueries,
  ...draftQueries,
  ...sessionQueries,
  ...activityQueries,
  ...guestQueries,
  ...materialQueries,
  ...promisesQueries,
  ...recordQueries,
  ...minutesQueries,
  ...documentQueries,
  ...agreementQueries,
  ...commitmentQueries,
  ...boardQueries,
  ...calendarQueries,
  ...recipeQueries,
  ...leaderQueries,
  ...ledgerQueries,
};

export type CommandName = keyof typeof commands;
export type CommandInput<N extends CommandName> = z.output<(typeof commands)[N]['input']>;
export type CommandOutput<N extends CommandName> = z.output<(typeof commands)[N]['output']>;
export type QueryName = keyof typeof queries;
export type QueryInput<N extends QueryName> = z.output<(typeof queries)[N]['input']>;
export type QueryOutput<N extends QueryName> = z.output<(typeof queries)[N]['output']>;

export const COMMAND_NAMES = Object.keys(commands) as CommandName[];
export const QUERY_NAMES = Object.keys(queries) as QueryName[];

export const isCommandName = (name: string): name is CommandName => Object.hasOwn(commands, name);
export const isQueryName = (name: string): name is QueryName => Object.hasOwn(queries, name);

/** Commands that a live room decides; they can also be sent over its socket. */
export const ROOM_COMMAND_NAMES = COMMAND_NAMES.filter((name) => commands[name].room);
