import { randomBytes } from 'node:crypto';
import { and, eq, isNotNull } from 'drizzle-orm';
import type { CommandInput } from '#app/contract/registry.ts';
import type { Condition, Likert } from '#app/domain/conditions/index.ts';
import { conditionAnswer } from '#db/schema/index.ts';
import { type CommandContext, handle, type LedgerFacts } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { canonicalJson } from '#server/ledger/canonical.ts';
import { commit } from '#server/ledger/entry.ts';
import { networkOfAct, personOf } from '../forum/act.ts';
import { claimNoLonger } from '../notice/tell.ts';
import { formSubject, lockOpenForm } from './subject.ts';

type Given = CommandInput<'conditions.save'>;

/** Without the keys nobody filled in: what is stored and hashed is what was said. */
function said(input: Given): {
  answers: Partial<Record<Condition, Likert>>;
  words: Partial<Record<Condition, string>>;
} {
  return JSON.parse(canonicalJson({ answers: { ...input.answers }, words: { ...input.words } }));
}

/** Hashes of the answers of acts that are under way, for their ledger entries. */
const hashes = new WeakMap<CommandContext, string>();

/** Writes what an organisation says in place of what it said before. */
async function write(context: CommandContext, input: Given, given: boolean): Promise<void> {
  const { networkId, forumId } = await lockOpenForm(context, input.formId);
  const { formId, organisationId } = input;
  const mine = and(
    eq(conditionAnswer.networkId, networkId),
    eq(conditionAnswer.formId, formId),
    eq(conditionAnswer.organisationId, organisationId),
  );
  if (!given) {
    // A draft beside an answer would leave open which of them counts.
    const [counted] = await context.db
      .select({ formId: conditionAnswer.formId })
      .from(conditionAnswer)
      .where(and(mine, isNotNull(conditionAnswer.givenAt)));
    if (counted) refuse('already_done');
  }
  const salt = randomBytes(16).toString('hex');
  const row = {
    ...said(input),
    salt,
    personId: personOf(context),
    savedAt: context.now,
    givenAt: given ? context.now : null,
  };
  // Eight answers of five values are quickly tried out: only the salt keeps the hash shut.
  hashes.set(context, commit(salt, { answers: row.answers, words: row.words }));
  await context.db
    .insert(conditionAnswer)
    .values({ networkId, formId, organisationId, ...row })
    .onConflictDoUpdate({
      target: [conditionAnswer.networkId, conditionAnswer.formId, conditionAnswer.organisationId],
      set: row,
    });
  if (given)
    await claimNoLonger(context, ['conditions'], { networkId, forumId, of: { forumId, organisationId } });
}

/**
 * The entry holds a salted hash and nothing that opens it: what is sealed is kept beside the log, and these answers
 * are to lie in one place only, where their organisation alone reads them.
 */
const ledger = (input: Given, _output: unknown, context: CommandContext): LedgerFacts => ({
  networkId: networkOfAct(context),
  organisationId: input.organisationId,
  facts: {
    formId: input.formId,
    organisationId: input.organisationId,
    answersHash: required(hashes.get(context)),
  },
});

/** Keeps unfinished answers for the organisation's own people. */
export const saveAnswers = handle('conditions.save', {
  action: 'conditions.answer',
  subject: (context, input) => formSubject(context, input.formId, input.organisationId),
  async run(context, input) {
    await write(context, input, false);
    return {};
  },
  ledger,
});

/** Gives an organisation's answers, or replaces them while the form is open. */
export const giveAnswers = handle('conditions.answer', {
  action: 'conditions.answer',
  subject: (context, input) => formSubject(context, input.formId, input.organisationId),
  async run(context, input) {
    await write(context, input, true);
    return {};
  },
  ledger,
});
