import fc from 'fast-check';
import { type CommandName, commands } from '#app/contract/registry.ts';
import { fitting } from '../../server/fuzz/arbitrary.ts';
import { idOf } from '../cast.ts';
import type { Generator, Scene } from './generator.ts';

/** Stand for identifiers until it is known what the room holds. */
const PLACES = Array.from({ length: 4 }, (_, at) => idOf('any', at + 1));
/** How often such a command comes to somebody's mind. */
const OFTEN = 0.12;
const inputs = new Map<CommandName, fc.Arbitrary<unknown>>();

/** Identifiers of one kind that the room holds, by the name of the field that asks for one. */
function held({ state, organisationId }: Scene, field: string): string[] {
  if (field === 'organisationId') return organisationId === null ? [...state.partyIds] : [organisationId];
  if (field === 'itemId') return [...state.itemIds];
  if (field === 'roundId') return Object.keys(state.rounds);
  if (field === 'voteId') return Object.keys(state.votes);
  // A kind that this file does not know: whatever in the state goes by that name.
  const found = new Set<string>();
  const look = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > 8) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name === field && typeof inner === 'string') found.add(inner);
      else look(inner, depth + 1);
    }
  };
  look(state, 0);
  return [...found];
}

function filled(value: unknown, scene: Scene, field = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => filled(one, scene, field.replace(/Ids$/, 'Id')));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, filled(inner, scene, name)]),
    );
  if (typeof value !== 'string' || !PLACES.includes(value)) return value;
  return scene.chance.any(held(scene, field)) ?? value;
}

/** Commands that have no generator of their own, with inputs that fit their schema. */
export function anyActs(names: readonly CommandName[]): Generator {
  return {
    commands: names,
    propose(scene) {
      // Drawing an input costs more than everything else in an act: only now and then, and then it is wanted.
      const command = scene.chance.odds(OFTEN) ? scene.chance.any(names) : undefined;
      if (!command) return [];
      let input = inputs.get(command);
      if (!input) {
        input = fitting(commands[command].input, PLACES);
        inputs.set(command, input);
      }
      const [drawn] = fc.sample(input, { numRuns: 1, seed: scene.chance.int(1, 2_000_000_000) });
      const { sessionId: _, ...rest } = filled(drawn, scene) as Record<string, unknown>;
      return [{ command, input: rest, weight: 20 }];
    },
  };
}
