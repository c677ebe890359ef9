import type { Outcome } from '#app/domain/consensus.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';

const { common, session } = messagesFor('id');

/**
 * How a decision ended, in the language of the record. "By vote" says only how it was decided: whether the text was
 * carried is said with it, so that nobody reads a rejection as an adoption.
 */
export function outcomeSaid(outcome: Outcome, vote: { readonly carried: boolean } | null): string {
  if (!vote) return common.outcome[outcome];
  const ended = vote.carried ? session.result.carried : session.result.notCarried;
  return `${common.outcome[outcome]}, ${ended.toLowerCase()}`;
}
