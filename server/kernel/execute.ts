import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { AnyContract } from '#app/contract/contract.ts';
import type { Answer } from '#app/contract/errors.ts';
import type { CommandInput, CommandName } from '#app/contract/registry.ts';
import { judge } from '#app/domain/permissions/index.ts';
import { type Database, executeNamed, type Transaction } from '#db/client.ts';
import type { Client, CommandContext, CommandHandler, Credentials } from './handler.ts';
import { actorId, identify } from './identify.ts';
import { prepareEntry, writeEntries } from './ledger-writer.ts';
import { claimKey, inputHash, receiptOf } from './receipts.ts';
import { refuse } from './refusal.ts';
import { type RoomCache, roomReader, viewRoom } from './room-store.ts';
import type { Tools } from './tools.ts';
import { type Clock, inCommand } from './transaction.ts';

/** One act on its way through the door. */
export interface Act<N extends CommandName = CommandName> {
  name: N;
  contract: AnyContract;
  input: CommandInput<N>;
  credentials: Credentials;
  client: Client | null;
  key: string;
}

/** What the caller gets beside the answer: secrets that are stored nowhere. */
export interface Executed {
  answer: Answer<unknown>;
  secrets: Record<string, string>;
  /** The act asks for a signed checkpoint of this network at once. */
  checkpointOf: string | null;
}

interface Parts {
  db: Database;
  tools: Tools;
  clock: Clock;
  roomCache: RoomCache;
  onError(error: unknown): void;
}

/**
 * Runs one command in one transaction: claim the key, find the subject, ask the permission, do it, write the
 * ledger entry, keep the answer. Refusals roll everything back. Answers only after the commit.
 */
export async function executeOne<N extends CommandName>(
  parts: Parts,
  handler: CommandHandler<N>,
  act: Act<N>,
  prepared: unknown,
): Promise<Executed> {
  const secrets: Record<string, string> = {};
  const afterwards: (() => void | Promise<void>)[] = [];
  let checkpointOf: string | null = null;
  const answer = await inCommand(
    parts.db,
    act.name,
    async (tx, now): Promise<Answer<unknown>> => {
      const actor =
        (await identify(tx, act.credentials, parts.clock()?.toISOString().slice(0, 10))) ??
        refuse('sign_in_required');
      const who = actorId(actor);
      const stored = await claimKey(tx, {
        actorId: who,
        key: act.key,
        command: act.name,
        inputHash: inputHash(parts.tools.secret, act.name, act.input),
        now,
      });
      if (stored) return { ok: true, output: stored.output, receipt: receiptOf(stored) };
      const commandId = uuidv7();
      const finding = {
        db: tx,
        now,
        actor,
        credentials: act.credentials,
        client: act.client,
        tools: parts.tools,
        room: (sessionId: string) => viewRoom(roomReader(tx), sessionId, parts.roomCache),
      };
      const subject = (await handler.subject(finding, act.input)) ?? refuse('not_found');
      const verdict = judge(actor, handler.action, subject);
      if (!verdict.allowed) refuse(verdict.code);
      const deliveries: { topic: string; payload: unknown }[] = [];
      const context: CommandContext = {
        ...finding,
        subject,
        newId: () => uuidv7(),
        secret: (name, value) => {
          secrets[name] = value;
        },
        afterCommit: (run) => afterwards.push(run),
        deliver: (topic, payload) => deliveries.push({ topic, payload }),
      };
      const output = act.contract.output.parse(await handler.run(context, act.input, prepared)) as never;
      const facts = handler.ledger(act.input, output, context);
      const entry =
        facts.networkId === null
          ? null
          : prepareEntry(
              { ...facts, networkId: facts.networkId },
              { id: commandId, command: act.name, actor, now },
            );
      if (facts.checkpoint) checkpointOf = entry?.networkId ?? null;
      // One after the other, on one journey: none of them needs another's answer.
      await Promise.all([
        writeEntries(tx, entry ? [entry] : []),
        deliver(tx, entry?.networkId ?? null, deliveries, now),
        executeNamed(
          tx,
          sql`
          update command_receipt set output = ${JSON.stringify(output ?? null)}::jsonb,
            network_id = ${entry?.networkId ?? null}, entry_id = ${entry?.id ?? null}, leaf = ${entry?.leaf ?? null}
          where actor_id = ${who} and key = ${act.key}`,
        ),
      ]);
      return {
        ok: true,
        output,
        receipt: entry
          ? { entryId: entry.id, networkId: entry.networkId, leaf: entry.leaf, at: entry.at }
          : null,
      };
    },
    parts.clock,
  );
  for (const run of afterwards) {
    try {
      await run();
    } catch (error) {
      parts.onError(error);
    }
  }
  return { answer, secrets, checkpointOf };
}

async function deliver(
  tx: Transaction,
  networkId: string | null,
  all: { topic: string; payload: unknown }[],
  now: Date,
): Promise<void> {
  for (const { topic, payload } of all) {
    await tx.execute(sql`
      insert into outbox (id, network_id, topic, payload, at, due_at)
      values (${uuidv7()}, ${networkId}, ${topic}, ${JSON.stringify(payload)}::jsonb, ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz)`);
  }
}
