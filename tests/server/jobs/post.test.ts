import { sql } from 'drizzle-orm';
import { createTransport } from 'nodemailer';
import pino from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealText } from '#server/auth/sealed-text.ts';
import { clean } from '#server/jobs/cleaning.ts';
import { createPost, waitAfter } from '#server/mail/post.ts';
import { type TestKernel, testKernel } from '../support/kernel.ts';

let t: TestKernel;
let rowId: string;
const secret = 'test-secret';
const log = pino({ level: 'silent' });

beforeEach(async () => {
  t = await testKernel();
  rowId = uuidv7();
  await put(rowId, {
    template: 'invitation',
    to: 'delegasi@uji.example',
    name: 'Delegasi',
    networkName: 'Jejaring uji',
    expiresAt: '2026-12-06T02:00:00.000Z',
    sealedLink: sealText(secret, 'https://mufakat.example/undangan/abc'),
  });
});
afterEach(() => t.close());

const put = (id: string, payload: object, age = '0 days') =>
  t.kernel.housekeep('test', (tx) =>
    tx.execute(sql`insert into outbox (id, topic, payload, at, due_at)
      values (${id}, 'mail', ${JSON.stringify(payload)}::jsonb, now() - ${age}::interval, now() - interval '1 second')`),
  );

async function row(id = rowId) {
  const { rows } = await t.db.execute<{
    attempts: number;
    done: boolean;
    failure: string | null;
    wait: number;
    payload: object;
  }>(
    sql`select attempts, done_at is not null as done, failure, payload,
      round(extract(epoch from due_at - now()))::int as wait from outbox where id = ${id}`,
  );
  return rows[0];
}

/** A post whose letters are kept in memory, or refused. */
function post(refuse = false) {
  const sent: { message: string }[] = [];
  const transport = createTransport({
    name: 'memory',
    version: '1',
    send: (mail, done) => {
      if (refuse) {
        done(new Error('421 try later'), undefined as never);
        return;
      }
      mail.message.build((error, message) => {
        sent.push({ message: message.toString() });
        done(error, { envelope: mail.message.getEnvelope(), messageId: mail.message.messageId() } as never);
      });
    },
  });
  const parts = {
    kernel: t.kernel,
    tools: { secret, baseUrl: 'https://mufakat.example' },
    env: { SMTP_URL: undefined, MAIL_FROM: 'Mufakat <mufakat@uji.example>' },
  };
  const made = createPost(parts, log, transport as never);
  if (!made) throw new Error('there should be a post');
  return { sent, deliverDue: made.deliverDue };
}

describe('the post', () => {
  it('delivers what is due once, with an id of its row, and forgets the address', async () => {
    const { sent, deliverDue } = post();
    await deliverDue();
    await deliverDue();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.message).toContain(`Message-ID: <${rowId}@mufakat.example>`);
    expect(sent[0]?.message).toContain('To: delegasi@uji.example');
    expect(sent[0]?.message.replace(/=\r?\n/g, '')).toContain('https://mufakat.example/undangan/abc');
    expect(await row()).toMatchObject({ done: true, payload: {} });
  });

  it('waits longer after each failure and comes again', async () => {
    await post(true).deliverDue();
    expect(await row()).toMatchObject({ done: false, attempts: 1, failure: '421 try later' });
    expect((await row())?.wait).toBeGreaterThan(50);
    const { sent, deliverDue } = post();
    await deliverDue();
    expect(sent).toHaveLength(0);
    await t.kernel.housekeep('test', (tx) => tx.execute(sql`update outbox set due_at = now()`));
    await deliverDue();
    expect(sent).toHaveLength(1);
    expect([1, 2, 5, 40].map(waitAfter)).toEqual([1, 2, 16, 1_440]);
  });

  it('is not stopped by a letter it cannot write', async () => {
    const broken = uuidv7();
    await put(broken, { template: 'none' }, '1 day');
    const { sent, deliverDue } = post();
    await deliverDue();
    expect(sent).toHaveLength(1);
    expect(await row(broken)).toMatchObject({ done: false, attempts: 1 });
  });

  it('does not exist without a mail server', () => {
    const parts = {
      kernel: t.kernel,
      tools: { secret, baseUrl: '' },
      env: { SMTP_URL: undefined, MAIL_FROM: '' },
    };
    expect(createPost(parts, log)).toBeNull();
  });
});

describe('cleaning', () => {
  it('gives up after 30 days what could not be delivered, and forgets the address', async () => {
    const old = uuidv7();
    await put(old, { to: 'lama@uji.example' }, '31 days');
    await clean(t.kernel);
    expect(await row(old)).toMatchObject({ done: true, failure: 'undeliverable', payload: {} });
    expect(await row()).toMatchObject({ done: false });
  });

  it('removes old answers to keys and keeps fresh ones', async () => {
    await t.kernel.housekeep('test', (tx) =>
      tx.execute(sql`insert into command_receipt (actor_id, key, command, input_hash, at)
        values ('a', 'old', 'x', 'y', now() - interval '31 days'), ('a', 'new', 'x', 'y', now())`),
    );
    await clean(t.kernel);
    const { rows } = await t.db.execute<{ key: string }>(sql`select key from command_receipt`);
    expect(rows).toEqual([{ key: 'new' }]);
  });
});
