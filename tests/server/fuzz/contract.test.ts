import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMAND_NAMES, commands, QUERY_NAMES, queries } from '#app/contract/registry.ts';
import { credentialsOf, type Role } from '../permissions/roles.ts';
import { type Scene, setScene } from '../permissions/scene.ts';
import { type TestKernel, testKernel } from '../support/kernel.ts';
import { broken, fitting } from './arbitrary.ts';

const RUNS = 24;
/** Refusals of ours; these two would be a 5xx. */
const FAULTS = ['internal', 'unavailable'];
const roles: Role[] = [
  'facilitator',
  'administrator',
  'delegate',
  'leader',
  'verifier',
  'operator',
  'public',
];

let t: TestKernel;
let scene: Scene;
let known: string[];
let reader: pg.Client;
let everything: string;

beforeAll(async () => {
  t = await testKernel();
  scene = await setScene(t);
  known = [
    ...Object.values(scene),
    ...scene.world.organisations.map((o) => o.id),
    scene.world.forumId,
    scene.world.speaker.personId,
  ].filter((value): value is string => typeof value === 'string' && /^[0-9a-f]{8}-/.test(value));
  reader = new pg.Client({ connectionString: t.database.adminUrl });
  await reader.connect();
  const { rows } = await reader.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  // xmax tells updates and deletes of rows that a count would not see.
  everything = rows
    .map(({ name }) => `select '${name}' as t, count(*) as n, max(xmin::text::bigint) as x from "${name}"`)
    .join(' union all ');
}, 60_000);
afterAll(async () => {
  await reader.end();
  await t.close();
});

const digest = async (): Promise<string> => JSON.stringify((await reader.query(everything)).rows);

describe.each(COMMAND_NAMES)('command %s', (name) => {
  test('answers every input with its output or a refusal of ours, and a refusal writes nothing', async () => {
    const { input } = commands[name];
    let before = await digest();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fitting(input, known), broken(input, known)),
        fc.constantFrom(...roles),
        async (value, role) => {
          const { answer } = await t.kernel.execute(name, value, {
            credentials: credentialsOf(scene, role),
          });
          const after = await digest();
          if (answer.ok) before = after;
          else {
            expect(
              FAULTS,
              JSON.stringify({ value, role, errors: t.errors.map(String) }).slice(0, 1_500),
            ).not.toContain(answer.refusal.code);
            expect(after).toBe(before);
          }
        },
      ),
      { numRuns: RUNS, seed: 20261122, endOnFailure: true },
    );
  });
});

describe.each(QUERY_NAMES)('query %s', (name) => {
  test('answers every input with its output or a refusal of ours', async () => {
    const { input } = queries[name];
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fitting(input, known), broken(input, known)),
        fc.constantFrom(...roles),
        async (value, role) => {
          const answer = await t.kernel.query(name, value, { credentials: credentialsOf(scene, role) });
          if (!answer.ok)
            expect(
              FAULTS,
              JSON.stringify({ value, role, errors: t.errors.map(String) }).slice(0, 1_500),
            ).not.toContain(answer.refusal.code);
        },
      ),
      { numRuns: RUNS, seed: 20261122, endOnFailure: true },
    );
  });
});
