/**
 * The rules of OpenAPI 3.1.0 that a generated document can break: required and known fields of each object, unique
 * operation ids, path parameters, references, response keys, security names, and the shape of JSON Schema keywords.
 * Written from the specification's tables; it is not a whole validator (no links, callbacks, examples, servers
 * variables: we generate none, and they are reported as unknown).
 */
type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const KNOWN = {
  document: ['openapi', 'info', 'jsonSchemaDialect', 'servers', 'paths', 'components', 'security', 'tags'],
  info: ['title', 'summary', 'description', 'version', 'license', 'contact', 'termsOfService'],
  components: ['schemas', 'responses', 'parameters', 'requestBodies', 'headers', 'securitySchemes'],
  operation: [
    'operationId',
    'summary',
    'description',
    'tags',
    'security',
    'parameters',
    'requestBody',
    'responses',
  ],
  parameter: ['name', 'in', 'required', 'description', 'schema', 'content', 'deprecated', 'style', 'explode'],
  requestBody: ['description', 'content', 'required'],
  response: ['description', 'headers', 'content'],
  mediaType: ['schema', 'example', 'encoding'],
};
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const TYPES = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'];

/** Everything in a document that breaks a rule, as sentences with the place; empty when it keeps them. */
export function problemsOf(document: unknown): string[] {
  const problems: string[] = [];
  const say = (at: string, what: string) => void problems.push(`${at}: ${what}`);
  const known = (value: Json, kind: keyof typeof KNOWN, at: string) => {
    for (const key of Object.keys(value)) {
      if (!KNOWN[kind].includes(key) && !key.startsWith('x-')) say(at, `unknown field ${key}`);
    }
  };
  const text = (value: unknown, at: string) => {
    if (typeof value !== 'string' || value === '') say(at, 'must be a text');
  };
  if (!isObject(document)) return ['the document is no object'];

  const resolve = (ref: string): unknown =>
    ref
      .slice(2)
      .split('/')
      .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>(
        (at, part) => (isObject(at) && Object.hasOwn(at, part) ? at[part] : undefined),
        document,
      );

  function schema(value: unknown, at: string): void {
    if (typeof value === 'boolean') return;
    if (!isObject(value)) {
      say(at, 'a schema is an object or a boolean');
      return;
    }
    if (value.$ref !== undefined) {
      if (typeof value.$ref !== 'string' || !value.$ref.startsWith('#/'))
        say(at, 'reference outside the document');
      else if (resolve(value.$ref) === undefined) say(at, `reference to nothing: ${value.$ref}`);
    }
    const types = [value.type ?? []].flat();
    if (!types.every((type) => typeof type === 'string' && TYPES.includes(type))) say(at, 'unknown type');
    for (const key of ['allOf', 'anyOf', 'oneOf', 'prefixItems']) {
      const list = value[key];
      if (list === undefined) continue;
      if (!Array.isArray(list) || list.length === 0) say(at, `${key} must be a filled list`);
      else for (const [i, part] of list.entries()) schema(part, `${at}/${key}/${i}`);
    }
    for (const key of ['items', 'additionalProperties', 'propertyNames', 'not', 'contains']) {
      if (value[key] !== undefined) schema(value[key], `${at}/${key}`);
    }
    for (const key of ['properties', 'patternProperties', '$defs']) {
      if (value[key] === undefined) continue;
      if (!isObject(value[key])) say(at, `${key} must be an object`);
      else for (const [name, part] of Object.entries(value[key])) schema(part, `${at}/${key}/${name}`);
    }
    if (value.enum !== undefined && !Array.isArray(value.enum)) say(at, 'enum must be a list');
    const required = value.required ?? [];
    if (!Array.isArray(required) || new Set(required).size !== required.length)
      say(at, 'required must be a set');
    if (typeof value.pattern === 'string') {
      try {
        new RegExp(value.pattern, 'u');
      } catch {
        say(at, `pattern is no expression: ${value.pattern}`);
      }
    }
  }

  function content(value: unknown, at: string): void {
    if (!isObject(value)) {
      say(at, 'content must be an object');
      return;
    }
    for (const [type, media] of Object.entries(value)) {
      if (!/^[\w.+-]+\/[\w.+*-]+$/.test(type)) say(at, `no media type: ${type}`);
      if (!isObject(media)) say(at, 'a media type must be an object');
      else {
        known(media, 'mediaType', `${at}/${type}`);
        if (media.schema !== undefined) schema(media.schema, `${at}/${type}`);
      }
    }
  }

  function parameter(value: unknown, at: string): string {
    if (isObject(value) && typeof value.$ref === 'string') {
      const target = resolve(value.$ref);
      if (target === undefined) say(at, 'reference to nothing');
      return isObject(target) ? `${String(target.in)}:${String(target.name)}` : at;
    }
    if (!isObject(value)) {
      say(at, 'a parameter is an object');
      return at;
    }
    known(value, 'parameter', at);
    text(value.name, `${at}/name`);
    if (!['query', 'header', 'path', 'cookie'].includes(String(value.in))) say(at, 'in is wrong');
    if (value.in === 'path' && value.required !== true) say(at, 'a path parameter is required');
    if ((value.schema === undefined) === (value.content === undefined)) say(at, 'either schema or content');
    if (value.schema !== undefined) schema(value.schema, at);
    if (isObject(value.content) && Object.keys(value.content).length !== 1) say(at, 'exactly one media type');
    if (value.content !== undefined) content(value.content, at);
    return `${String(value.in)}:${String(value.name)}`;
  }

  const components = isObject(document.components) ? document.components : {};
  const schemes = isObject(components.securitySchemes) ? components.securitySchemes : {};
  const ids = new Set<unknown>();
  function operation(value: unknown, at: string): void {
    if (!isObject(value)) {
      say(at, 'an operation is an object');
      return;
    }
    known(value, 'operation', at);
    if (value.operationId !== undefined && ids.has(value.operationId)) say(at, 'operationId twice');
    ids.add(value.operationId);
    const names = Array.isArray(value.parameters)
      ? value.parameters.map((one, i) => parameter(one, `${at}/${i}`))
      : [];
    if (new Set(names).size !== names.length) say(at, 'a parameter twice');
    for (const need of Array.isArray(value.security) ? value.security : []) {
      for (const name of Object.keys(isObject(need) ? need : {})) {
        if (!Object.hasOwn(schemes, name)) say(at, `unknown security scheme ${name}`);
      }
    }
    if (value.requestBody !== undefined) {
      if (!isObject(value.requestBody)) say(at, 'requestBody must be an object');
      else {
        known(value.requestBody, 'requestBody', at);
        content(value.requestBody.content, `${at}/requestBody`);
      }
    }
    if (!isObject(value.responses) || Object.keys(value.responses).length === 0) {
      say(at, 'no responses');
      return;
    }
    for (const [status, response] of Object.entries(value.responses)) {
      if (!/^([1-5](\d\d|XX)|default)$/.test(status)) say(at, `no status: ${status}`);
      if (!isObject(response)) say(at, 'a response is an object');
      else {
        known(response, 'response', at);
        text(response.description, `${at}/${status}/description`);
        if (response.content !== undefined) content(response.content, `${at}/${status}`);
      }
    }
  }

  known(document, 'document', '#');
  if (!/^3\.1\.\d+$/.test(String(document.openapi))) say('#', 'openapi must be 3.1.x');
  if (!isObject(document.info)) say('#', 'no info');
  else {
    known(document.info, 'info', '#/info');
    text(document.info.title, '#/info/title');
    text(document.info.version, '#/info/version');
  }
  if (document.paths === undefined && document.components === undefined)
    say('#', 'neither paths nor components');
  const templates = new Set<string>();
  for (const [path, item] of Object.entries(isObject(document.paths) ? document.paths : {})) {
    if (!path.startsWith('/')) say(path, 'a path begins with a slash');
    const template = path.replace(/\{[^}]*\}/g, '{}');
    if (templates.has(template)) say(path, 'the same path twice');
    templates.add(template);
    for (const [method, value] of Object.entries(isObject(item) ? item : {})) {
      if (METHODS.includes(method)) operation(value, `${method} ${path}`);
      else if (!['summary', 'description', 'parameters', 'servers'].includes(method))
        say(path, `unknown ${method}`);
    }
  }
  known(components, 'components', '#/components');
  for (const [kind, group] of Object.entries(components)) {
    for (const [name, value] of Object.entries(isObject(group) ? group : {})) {
      const at = `#/components/${kind}/${name}`;
      if (!/^[a-zA-Z0-9._-]+$/.test(name)) say(at, 'name of a component');
      if (kind === 'schemas') schema(value, at);
      if (kind === 'parameters') parameter(value, at);
    }
  }
  return problems;
}
