import { describe, expect, it } from 'vitest';
import {
  type Answered,
  aggregate,
  CONDITIONS,
  type Condition,
  type ConditionsResult,
  FAVOURABLE,
  type ForumHappened,
  type Likert,
  type Proposition,
  promptsOf,
} from '#app/domain/conditions/index.ts';

/** Nothing that any proposition would ask about. */
const calm: ForumHappened = {
  parties: { government: 6, 'non-government': 6 },
  accepted: 12,
  contributions: { government: 10, 'non-government': 10 },
  spokenMs: { government: 600_000, 'non-government': 600_000 },
  proposed: { government: 3, 'non-government': 3 },
  adopted: { government: 2, 'non-government': 2 },
  sessionAhead: true,
  sessionsHeld: 2,
  commitmentsKept: 1,
};

/** Twelve organisations that answer well, but for `against` of them on some statements. */
function answers(
  against: Partial<Record<Condition, number>> = {},
  undecided: Condition[] = [],
): ConditionsResult {
  const level = (condition: Condition, place: number): Likert => {
    const bad = place < (against[condition] ?? 0);
    if (!bad && undecided.includes(condition)) return 3;
    return (FAVOURABLE[condition] === 'agree') !== bad ? 4 : 2;
  };
  return aggregate(
    Array.from(
      { length: 12 },
      (_, place): Answered => ({
        // Every second one, so that a concern is shared by both sectors.
        sector: place % 2 === 0 ? 'government' : 'non-government',
        answers: Object.fromEntries(
          CONDITIONS.map((condition) => [condition, level(condition, place)]),
        ) as Answered['answers'],
        words: {},
      }),
    ),
  );
}
const numbers = (result: ConditionsResult | null, happened: Partial<ForumHappened> = {}): Proposition[] =>
  promptsOf(result, { ...calm, ...happened }).map((prompt) => prompt.proposition);

describe('propositions', () => {
  it.each<[string, ConditionsResult | null, Partial<ForumHappened>, Proposition[]]>([
    ['nothing asked, nothing wrong', null, {}, []],
    ['good answers', answers(), {}, []],
    ['a concern below a third, in each sector as well', answers({ power: 2 }), {}, []],
    ['power: a third', answers({ power: 4 }), {}, [1, 6]],
    ['resources', answers({ resources: 6 }), {}, [1, 6]],
    ['knowledge', answers({ knowledge: 4 }), {}, [1, 6]],
    ['another way, and the others are needed', answers({ 'other-venues': 5 }), {}, [3]],
    ['another way, and they are not', answers({ 'other-venues': 5, interdependence: 8 }), {}, [2]],
    ['conflict, kept promises', answers({ prehistory: 4 }), {}, [4]],
    ['conflict by a majority', answers({ prehistory: 7 }), {}, [4, 7]],
    ['conflict and mistrust, equal, willing', answers({ prehistory: 4, trust: 4 }), {}, [4, 5]],
    ['the same with asymmetry', answers({ prehistory: 4, trust: 4, power: 4 }), {}, [1, 4, 6]],
    ['the same without a reason to come', answers({ prehistory: 4, trust: 4 }, ['incentives']), {}, [4]],
    ['weak incentives', answers({ incentives: 4 }), {}, [6]],
    ['mistrust and no promise kept', answers({ trust: 4 }), { commitmentsKept: 0 }, [10]],
    ['no charter', answers(), { accepted: null }, [8]],
    ['a charter not accepted by all', answers(), { accepted: 11 }, [8]],
    ['sessions held, none ahead', answers(), { sessionAhead: false }, [9]],
    ['no session yet', answers(), { sessionAhead: false, sessionsHeld: 0 }, []],
    ['one side speaks', null, { spokenMs: { government: 900_000, 'non-government': 300_000 } }, [1]],
    ['too little was spoken', null, { spokenMs: { government: 200_000, 'non-government': 0 } }, []],
    ['one side writes', null, { contributions: { government: 2, 'non-government': 18 } }, [1]],
    ['one side’s proposals', null, { adopted: { government: 3, 'non-government': 1 } }, [1]],
  ])('%s', (_, result, happened, expected) => expect(numbers(result, happened)).toEqual(expected));

  it('name the sector where only one of them worries', () => {
    const lean = aggregate(
      Array.from(
        { length: 18 },
        (_, place): Answered => ({
          sector: place < 12 ? 'government' : 'non-government',
          answers: Object.fromEntries(
            CONDITIONS.map((condition) => {
              const bad = condition === 'resources' && place >= 14;
              return [condition, (FAVOURABLE[condition] === 'agree') !== bad ? 4 : 2];
            }),
          ) as Answered['answers'],
          words: {},
        }),
      ),
    );
    expect(promptsOf(lean, calm)[0]).toEqual({
      proposition: 1,
      grounds: [{ kind: 'answers', condition: 'resources', sector: 'non-government', against: 4, of: 6 }],
    });
  });

  it('say nothing about answers that may not be shown', () => {
    const four = aggregate(
      Array.from({ length: 4 }, () => ({
        sector: 'non-government' as const,
        answers: Object.fromEntries(CONDITIONS.map((condition) => [condition, 1])) as Answered['answers'],
        words: {},
      })),
    );
    expect(promptsOf(four, calm)).toEqual([]);
  });
});
