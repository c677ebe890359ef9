import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FIRST_STATE,
  isOpenRemark,
  REMARK_KINDS,
  REMARK_STATES,
  type RemarkRole,
  type RemarkState,
  stepsOf,
} from '#app/domain/remark.ts';

const ROLES: readonly RemarkRole[] = ['author', 'proposer', 'facilitator'];
const to = (kind: (typeof REMARK_KINDS)[number], state: RemarkState, ...roles: RemarkRole[]) =>
  stepsOf({ kind, state }, roles).map((step) => step.to);

describe('what is said about a proposal', () => {
  it('lets the proposer answer a question and only the asker call it clear', () => {
    expect(to('question', 'asked', 'proposer')).toEqual(['answered']);
    expect(to('question', 'answered', 'proposer', 'facilitator')).toEqual([]);
    expect(to('question', 'answered', 'author')).toEqual(['clear', 'asked']);
  });

  it('lets a comment be answered, asked on and settled by who made it', () => {
    expect(to('comment', 'said', 'author')).toEqual([]);
    expect(to('comment', 'said', 'proposer')).toEqual(['answered']);
    expect(to('comment', 'answered', 'proposer', 'facilitator')).toEqual([]);
    expect(to('comment', 'answered', 'author')).toEqual(['clear', 'asked']);
    expect(to('comment', 'clear', ...ROLES)).toEqual([]);
  });

  it('lets nobody but its organisation withdraw an amendment or an objection', () => {
    expect(to('amendment', 'proposed', 'proposer', 'facilitator')).toEqual(['rejected']);
    expect(to('amendment', 'proposed', 'author')).toEqual(['withdrawn']);
    expect(to('objection', 'raised', 'facilitator')).toEqual(['discussed', 'resolved', 'maintained']);
    expect(to('objection', 'raised', 'proposer')).toEqual([]);
    expect(to('objection', 'maintained', 'author')).toEqual(['discussed', 'resolved', 'withdrawn']);
  });

  it('asks for words where a party must be able to read why', () => {
    const needed = (kind: 'amendment' | 'objection' | 'question', state: RemarkState) =>
      stepsOf({ kind, state }, ROLES)
        .filter((step) => step.note === 'needed')
        .map((step) => step.to);
    expect(needed('amendment', 'proposed')).toEqual(['rejected']);
    expect(needed('objection', 'raised')).toEqual(['resolved']);
    expect(needed('question', 'answered')).toEqual(['asked']);
  });

  it('never leads out of what is settled, and never into another kind’s states', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...REMARK_KINDS),
        fc.array(fc.tuple(fc.nat(), fc.subarray([...ROLES])), { maxLength: 12 }),
        (kind, acts) => {
          let state: RemarkState = FIRST_STATE[kind];
          for (const [choice, roles] of acts) {
            const steps = stepsOf({ kind, state }, roles);
            const next = steps[choice % Math.max(steps.length, 1)];
            if (!next) continue;
            // A comment waits for nobody, and may be answered all the same.
            expect(isOpenRemark({ kind, state })).toBe(state !== 'said');
            expect(next.to === 'accepted').toBe(false);
            expect(REMARK_STATES).toContain(next.to);
            state = next.to;
          }
          if (kind === 'comment') expect(['said', 'answered', 'asked', 'clear']).toContain(state);
        },
      ),
    );
  });
});
