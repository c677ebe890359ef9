import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMAND_NAMES, QUERY_NAMES } from '#app/contract/registry.ts';
import { connect } from '#db/client.ts';
import { commandHandlers, queryHandlers } from '#server/handlers/index.ts';
import { projectSession } from '#server/handlers/session/project.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import { type CommandHandlers, createKernel, type Kernel } from '#server/kernel/kernel.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { type TestKernel, testKernel, testTools } from '../support/kernel.ts';
import { allowed, inputs } from './cases/index.ts';
import { credentialsOf, organisationOf, PEOPLE, ROLES, type Role } from './roles.ts';
import { type Scene, setScene } from './scene.ts';

/** Refusals that mean "you may not"; every other answer means the door was open. */
const DENIED = new Set([
  'forbidden',
  'not_your_organisation',
  'not_found',
  'sign_in_required',
  'mandate_missing',
  'mandate_expired',
  'mandate_too_low',
  'second_factor_required',
  'second_factor_not_set',
  'unknown_command',
  'unknown_query',
  'demo_only',
]);

/**
 * Handlers that stop where the effect would begin: identification, contract, subject and permission are the real
 * ones, so the whole matrix runs over one scene that nothing changes.
 */
function withoutEffects(): CommandHandlers {
  const entries = Object.entries(commandHandlers).map(([name, handler]) => [
    name,
    'command' in handler
      ? { ...handler, check: undefined, command: () => refuse('wrong_state') }
      : { ...handler, run: async () => refuse('wrong_state') },
  ]);
  return Object.fromEntries(entries) as CommandHandlers;
}

let t: TestKernel;
let own: Scene;
let other: Scene;
let kernel: Kernel;
let closeProbe: () => Promise<void>;

beforeAll(async () => {
  t = await testKernel();
  own = await setScene(t, 'Jejaring sendiri');
  other = await setScene(t, 'Jejaring lain');
  const connection = connect(t.database.appUrl, { size: 8 });
  closeProbe = connection.close;
  kernel = createKernel({
    db: connection.db,
    tools: testTools(),
    commandHandlers: withoutEffects(),
    queryHandlers,
    project: projectSession,
    checkAnswers: true,
    onError: (error) => t.errors.push(error),
  });
}, 60_000);
afterAll(async () => {
  await closeProbe();
  await t.close();
});

const names = [...COMMAND_NAMES, ...QUERY_NAMES];

async function mayEnter(
  name: string,
  input: unknown,
  credentials: Credentials,
): Promise<{ open: boolean; code: string }> {
  const answer = QUERY_NAMES.includes(name as never)
    ? await kernel.query(name, input, { credentials })
    : (await kernel.execute(name, input, { credentials })).answer;
  const code = answer.ok ? 'ok' : answer.refusal.code;
  // An input that the contract refuses would tell nothing about rights.
  if (['invalid_input', 'sensitive_data', 'internal', 'unavailable'].includes(code)) {
    throw new Error(`${name} answered ${code}: ${JSON.stringify(answer)}`);
  }
  return { open: !DENIED.has(code), code };
}

test('every registered name stands in the matrix, and nothing else does', () => {
  expect(Object.keys(allowed).sort()).toEqual([...names].sort());
  expect(Object.keys(inputs).sort()).toEqual([...names].sort());
});

describe.each(names)('%s', (name) => {
  test('opens for exactly the listed roles of its own network', async () => {
    const open: Role[] = [];
    const codes: Record<string, string> = {};
    for (const role of ROLES) {
      const input = inputs[name](own, organisationOf(own.world, role), role);
      const entered = await mayEnter(name, input, credentialsOf(own, role, name.startsWith('account.')));
      codes[role] = entered.code;
      if (entered.open) open.push(role);
    }
    const expected = ROLES.filter((role) => allowed[name].roles.includes(role));
    expect(open, JSON.stringify(codes)).toEqual(expected);
  });

  test('looks non-existent, or shows only their own, to people of another network', async () => {
    for (const role of PEOPLE) {
      const input = inputs[name](own, organisationOf(own.world, role), role);
      const entered = await mayEnter(name, input, credentialsOf(other, role, name.startsWith('account.')));
      // Names that are about nothing of a network (one's own account, one's own network) open as at home.
      const expected = allowed[name].ofNetwork ? false : allowed[name].roles.includes(role);
      expect(entered.open, `${role}: ${entered.code}`).toBe(expected);
      if (allowed[name].ofNetwork && !entered.open)
        expect(['not_found', 'forbidden', 'unknown_command', 'unknown_query']).toContain(entered.code);
    }
  });
});

test('the probe itself noticed nothing unforeseen', () => {
  expect(t.errors).toEqual([]);
});
