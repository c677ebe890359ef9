import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { command } from '#app/contract/contract.ts';
import { ERROR_CODES, httpStatusOf } from '#app/contract/errors.ts';
import { commands, queries } from '#app/contract/registry.ts';
import { createOpenApi } from '#server/http/openapi.ts';
import { problemsOf } from './support/openapi-rules.ts';
import { ask, registry, startSite } from './support/site.ts';

const tree = z.object({
  name: z.string(),
  get children() {
    return z.array(tree);
  },
});
const withTree = {
  ...registry,
  commands: {
    ...registry.commands,
    'tree.plant': command({ summary: 'Plants.', input: tree, output: z.strictObject({ tree }) }),
  },
};
const document = createOpenApi(withTree, { origin: 'https://mufakat.contoh.id', version: '1.2.3' });

describe('the OpenAPI document', () => {
  it('keeps the rules of OpenAPI 3.1, recursive schemas included', () => {
    expect(problemsOf(document)).toEqual([]);
  });

  it('has every call the API offers and none it does not', () => {
    expect(Object.keys(document.paths ?? {})).toEqual([
      '/api/v1/commands/account.sign-in',
      '/api/v1/commands/note.write',
      '/api/v1/commands/tree.plant',
      '/api/v1/queries/note.list',
    ]);
    expect(JSON.stringify(document)).not.toContain('house.rebuild');
  });

  it('keeps them for the whole contract of Mufakat', () => {
    const whole = createOpenApi(
      { commands, queries },
      { origin: 'https://mufakat.contoh.id', version: '1.2.3' },
    );
    expect(problemsOf(whole)).toEqual([]);
    const offered = [...Object.values(commands), ...Object.values(queries)].filter(
      ({ door }) => door !== 'operator',
    );
    expect(Object.keys(whole.paths ?? {})).toHaveLength(offered.length);
  });

  it('has every refusal with the status it is answered with', () => {
    const text = JSON.stringify(document);
    for (const code of ERROR_CODES) expect(text).toContain(`\`${code}\` (${httpStatusOf(code)})`);
    expect(document).toMatchObject({
      paths: {
        '/api/v1/commands/note.write': {
          post: { responses: { '409': { description: 'stale_version, key_reused' } } },
        },
      },
    });
  });

  it('is served, the same each time', async () => {
    const site = await startSite();
    const one = await ask(site, '/api/v1/openapi.json');
    expect([one.status, one.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(problemsOf(JSON.parse(one.text))).toEqual([]);
    expect((await ask(site, '/api/v1/openapi.json')).text).toBe(one.text);
    await site.close();
  });
});

describe('the rules themselves', () => {
  it.each([
    ['no version', { openapi: '3.0.0' }],
    ['no title', { info: { version: '1' } }],
    ['a dangling reference', { components: { schemas: { a: { $ref: '#/components/schemas/b' } } } }],
    ['an unknown field', { path: {} }],
    ['a component with a slash', { components: { schemas: { 'a/b': {} } } }],
    ['an operation without responses', { paths: { '/a': { get: { operationId: 'a' } } } }],
    ['a path that does not begin with a slash', { paths: { a: {} } }],
    ['a wrong type in a schema', { components: { schemas: { a: { type: 'text' } } } }],
  ])('find %s', (_name, broken) => {
    expect(problemsOf({ ...document, ...broken })).not.toEqual([]);
  });
});
