import type { ToldAct } from '#app/contract/ledger.ts';
import { isCommandName } from '#app/contract/registry.ts';
import type { Messages } from '#app/i18n/messages/index.ts';

/** An act as a sentence part: "Menyampaikan posisi untuk LKS Anak: Rapat koordinasi". */
export function actWords(act: ToldAct, { acts }: Messages): string {
  // The ledger may hold commands of an earlier version, which keep their name.
  const done = isCommandName(act.command) ? acts.done[act.command] : act.command;
  const forWhom = act.organisation === null ? done : acts.forWhom(done, act.organisation);
  return act.subject === null ? forWhom : acts.about(forWhom, act.subject);
}
