import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import type { Answer, Refusal } from '#app/contract/errors.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import { type Desk, Ended, EXIT } from './call.ts';

/** A refusal as sentences, the fields named. */
function sentenceOf({ code, fields }: Refusal, { call }: Desk): string {
  const { sentence } = messagesFor(call.locale).errors;
  const lines = Object.entries(fields ?? {}).map(([field, fault]) => `  ${field}: ${sentence[fault]}`);
  return [`${sentence[code]} (${code})`, ...lines].join('\n');
}

/** The output of an answer. @throws Ended with the refusal's sentence */
export function outputOf<T>(answer: Answer<T>, desk: Desk): T {
  if (!answer.ok) throw new Ended(sentenceOf(answer.refusal, desk), EXIT.refused);
  return answer.output;
}

/** The active person behind an e-mail address. @throws Ended when there is none, or more than one network has them */
export async function personBy(email: string, desk: Desk) {
  const { network } = desk.call.options;
  const { rows } = await desk.house.database.db.execute<{
    id: string;
    network_id: string;
    account_id: string | null;
  }>(sql`
    select id, network_id, account_id from person where lower(email) = lower(${email}) and erased_at is null
      and (${network ?? null}::text is null or network_id::text = ${network ?? null})`);
  if (rows.length > 1) throw new Ended(desk.call.words.severalPeople(email));
  const [found] = rows;
  if (!found) throw new Ended(desk.call.words.noAccount(email), EXIT.refused);
  return found;
}

/**
 * Who is at this door: the operator, or with `--as` somebody under their own rights, as through an API token.
 * @throws Ended when nobody has that address
 */
export async function credentialsOf(desk: Desk): Promise<Credentials> {
  const { as, network } = desk.call.options;
  if (!as) return { kind: 'operator', networkId: network ?? null };
  const { account_id: accountId } = await personBy(as, desk);
  if (accountId === null) throw new Ended(desk.call.words.noAccount(as), EXIT.refused);
  return { kind: 'token', accountId };
}

async function inputOf({ call }: Desk): Promise<unknown> {
  const given = call.options.input ?? '{}';
  try {
    return JSON.parse(given.startsWith('@') ? await readFile(given.slice(1), 'utf8') : given);
  } catch {
    throw new Ended(call.words.badJson); // unreadable file or no JSON: the caller mends both in the same place
  }
}

/** `command <name> --input <json>`: prints the answer with its receipt, and what is shown once. */
export async function runCommand(desk: Desk): Promise<void> {
  const { house, print, call } = desk;
  const [, name = ''] = call.positionals;
  const credentials = await credentialsOf(desk);
  const { key } = call.options;
  const done = await house.kernel.execute(name, await inputOf(desk), {
    credentials,
    ...(key ? { key } : {}),
  });
  const output = outputOf(done.answer, desk);
  const receipt = done.answer.ok ? done.answer.receipt : null;
  const { cookie: _notForUs, ...secrets } = done.secrets;
  print(
    JSON.stringify({ output, receipt, ...(Object.keys(secrets).length > 0 ? { secrets } : {}) }, null, 2),
  );
}

/** `query <name>`: prints what is read. */
export async function runQuery(desk: Desk): Promise<void> {
  const [, name = ''] = desk.call.positionals;
  const credentials = await credentialsOf(desk);
  const answer = await desk.house.kernel.query(name, await inputOf(desk), { credentials });
  desk.print(JSON.stringify(outputOf(answer, desk), null, 2));
}
