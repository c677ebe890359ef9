import type { Refusal } from '#app/contract/errors.ts';
import type { CommandInput } from '#app/contract/registry.ts';
import { defaultGroundRules, type GroundRules } from '#app/domain/charter.ts';

type Body = CommandInput<'contribution.write'>['body'];

/** A document of plain paragraphs. */
export const body = (...lines: string[]): Body => ({
  type: 'doc',
  content: lines.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
});

/** Ground rules as an input, with some of them changed. */
export const rules = (changed: Partial<GroundRules> = {}): CommandInput<'charter.draft'>['rules'] => {
  const all = { ...defaultGroundRules, ...changed };
  return {
    ...all,
    quorum: { ...all.quorum },
    withdrawal: { ...all.withdrawal },
    fallback: [...all.fallback],
    conduct: [...all.conduct],
  };
};

/** Why an answer says no; null when it says yes. */
export const refusal = (answer: { ok: true } | { ok: false; refusal: Refusal }): Refusal | null =>
  answer.ok ? null : answer.refusal;
