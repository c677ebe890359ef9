import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '#app/contract/registry.ts';
import { contentHash } from '#server/handlers/record/content.ts';
import { Chance } from '#tests/sim/chance.ts';
import { Copy, output } from '../draft/support.ts';
import { type RecordWorld, recordWorld } from '../record/closed-session.ts';
import { asAdmin } from '../session/play.ts';
import { as, type TestKernel, testKernel } from '../support/kernel.ts';
import type { WorldPerson } from '../support/world.ts';

/**
 * Lives of minutes by chance: offered, confirmed, corrected, answered, offered anew, locked; by several people at once
 * on two nodes, with repeated and late acts. What is left must say what everybody was told.
 */

let t: RecordWorld;
let node: TestKernel;
beforeAll(async () => {
  t = await recordWorld();
  node = await testKernel({}, t.database);
});
afterAll(async () => {
  expect([...t.errors, ...node.errors]).toEqual([]);
  await node.close();
  await t.close();
});

interface Act {
  who: WorldPerson;
  name: CommandName;
  input: Record<string, unknown>;
}
interface Told {
  act: Act;
  ok: boolean;
  /** Why it had to be refused whatever else happened meanwhile. */
  vain: string | null;
}

/** One life: its session, what everybody did, and what they were told. */
class Life {
  readonly chance: Chance;
  readonly sessionId: string;
  readonly told: Told[] = [];
  /** The lock as it was first shown. */
  sealed: { hash: string; content: string } | null = null;

  constructor(seed: number, sessionId: string) {
    this.chance = new Chance(seed);
    this.sessionId = sessionId;
  }

  async show() {
    return output(await t.query('minutes.show', { sessionId: this.sessionId }, as(t.world.observer)));
  }

  /** On one of the nodes, sometimes on both at once, as a phone does that heard no answer. */
  async do(act: Act, seen: number): Promise<void> {
    const key = randomUUID();
    const { sessionId } = this;
    const vain =
      this.sealed !== null
        ? 'they were locked'
        : Number(act.input.version ?? act.input.onVersion ?? seen) < seen
          ? 'its version was no longer the newest'
          : null;
    const ask = (on: Pick<TestKernel, 'execute'>) =>
      on.execute(act.name as 'minutes.confirm', { sessionId, ...act.input } as never, {
        ...as(act.who),
        key,
      });
    const nodes = this.chance.odds(0.3) ? [t, node] : [this.chance.pick([t, node])];
    const answers = await Promise.all(nodes.map(ask));
    const went = answers.filter(({ ok }) => ok);
    // A copy of what has happened is told the same.
    for (const answer of went) expect(answer).toEqual(went[0]);
    this.told.push({ act, ok: went.length > 0, vain });
    if (act.name !== 'minutes.lock' || went.length === 0) return;
    const { lockHash, offered } = await this.show();
    this.sealed ??= { hash: lockHash ?? '', content: JSON.stringify(offered) };
  }

  async writeMore(): Promise<void> {
    const copy = new Copy(t, t.world.noteTaker, { sessionId: this.sessionId });
    await copy.read();
    copy.write(`Kalimat ${this.chance.int(1, 1_000_000)}.`);
    await copy.save().catch(() => undefined);
  }

  /** What somebody thinks of doing who saw `version`; some think too late of it. */
  async next(version: number): Promise<Act> {
    const { chance } = this;
    const { organisations, noteTaker, facilitator } = t.world;
    const { id: organisationId, delegate } = chance.pick(organisations);
    const about = { organisationId, version: chance.odds(0.7) ? version : Math.max(1, version - 1) };
    const open = (await this.show()).offered?.corrections.filter(({ status }) => status === 'open') ?? [];
    const correction = chance.any(open);
    return chance.weighed<Act>([
      { weight: 6, value: { who: delegate, name: 'minutes.confirm', input: about } },
      {
        weight: 2,
        value: {
          who: delegate,
          name: 'minutes.correct',
          input: { ...about, text: `Keliru ${chance.int(1, 99)}` },
        },
      },
      {
        weight: 2,
        value: {
          who: noteTaker,
          name: 'minutes.offer',
          input: { onVersion: version, confirmBy: '2099-01-01' },
        },
      },
      ...(correction
        ? [
            {
              weight: 6,
              value: {
                who: chance.pick([noteTaker, facilitator]),
                name: 'minutes.answer' as const,
                input: {
                  correctionId: correction.id,
                  answer: chance.pick(['taken-in', 'declined']),
                  reason: 'Sesuai rekaman',
                },
              },
            },
          ]
        : []),
      { weight: 3, value: { who: facilitator, name: 'minutes.lock', input: { version } } },
    ]);
  }

  async step(): Promise<void> {
    const { offered } = await this.show();
    const version = offered?.version ?? 0;
    if (this.sealed === null && this.chance.odds(0.5)) await this.writeMore();
    // Several people at once; one person does one thing after the other.
    const acts: Act[] = [];
    for (let people = this.chance.int(1, 3); people > 0; people -= 1) {
      const act = await this.next(version);
      if (acts.every(({ who }) => who !== act.who)) acts.push(act);
    }
    await Promise.all(acts.map((act) => this.do(act, version)));
  }
}

/** Most lives come to an end: what is open is declined, all confirm, and they are locked; then some come too late. */
async function end(life: Life): Promise<void> {
  const { organisations, noteTaker, facilitator } = t.world;
  if ((await life.show()).hindrance === 'version-due') {
    await life.writeMore();
    const onVersion = (await life.show()).offered?.version ?? 0;
    await life.do(
      { who: noteTaker, name: 'minutes.offer', input: { onVersion, confirmBy: '2099-01-01' } },
      onVersion,
    );
  }
  const { offered } = await life.show();
  const version = offered?.version ?? 0;
  for (const { id: correctionId, status } of offered?.corrections ?? [])
    if (status === 'open')
      await life.do(
        {
          who: noteTaker,
          name: 'minutes.answer',
          input: { correctionId, answer: 'declined', reason: 'Sesuai rekaman' },
        },
        version,
      );
  for (const { id: organisationId, delegate } of organisations)
    await life.do({ who: delegate, name: 'minutes.confirm', input: { organisationId, version } }, version);
  await life.do({ who: facilitator, name: 'minutes.lock', input: { version } }, version);
  for (let late = 0; late < 3; late += 1) await life.step();
}

/** What is wrong with a life that is over. */
async function faultsOf(life: Life): Promise<string[]> {
  const faults: string[] = [];
  const went = life.told.filter(({ ok }) => ok);
  const { offered, lockHash, state } = await life.show();

  for (const { act, vain } of went) if (vain !== null) faults.push(`${act.name} went through: ${vain}`);
  const locks = went.filter(({ act }) => act.name === 'minutes.lock');
  if (locks.length > 1) faults.push(`locked ${locks.length} times`);
  if ((state === 'locked') !== locks.length > 0) faults.push(`a lock was told, and they are ${state}`);
  if (life.sealed) {
    if (lockHash !== life.sealed.hash || JSON.stringify(offered) !== life.sealed.content)
      faults.push('what was locked has changed');
    if (contentHash(offered) !== lockHash) faults.push('the seal is not that of the content');
  }

  const { confirmed, corrections, versions, entries } = await asAdmin(t, async (client) => {
    const rows = async <T extends object>(statement: string) =>
      (await client.query<T>(statement, [life.sessionId])).rows;
    return {
      confirmed: await rows<{ organisation_id: string; version: number }>(
        'select organisation_id, version from minutes_confirmation where session_id = $1',
      ),
      corrections: await rows<{ organisation_id: string; text: string }>(
        'select organisation_id, text from minutes_correction where session_id = $1',
      ),
      versions: await rows<{ version: number }>('select version from minutes_version where session_id = $1'),
      entries: await rows<{ command: string }>(
        `select command from ledger_entry where body::jsonb->'facts'->>'sessionId' = $1
         and command in ('minutes.confirm', 'minutes.correct', 'minutes.offer', 'minutes.answer', 'minutes.lock')`,
      ),
    };
  });
  const keyOf = (one: object) => JSON.stringify(Object.values(one));
  const same = (what: string, kept: readonly object[], told: readonly (object | string)[]) => {
    const [a, b] = [
      kept.map(keyOf).sort(),
      told.map((one) => (typeof one === 'string' ? one : keyOf(one))).sort(),
    ];
    if (JSON.stringify(a) !== JSON.stringify(b)) faults.push(`${what}: kept ${a}, told ${b}`);
  };
  const inputs = (name: CommandName) =>
    went.filter(({ act }) => act.name === name).map(({ act }) => act.input as Record<string, never>);
  // Whoever asked for a correction after having confirmed may confirm the same version again.
  same('confirmations', confirmed, [
    ...new Set(
      inputs('minutes.confirm').map(({ organisationId, version }) => keyOf({ organisationId, version })),
    ),
  ]);
  same(
    'corrections',
    corrections,
    inputs('minutes.correct').map(({ organisationId, text }) => ({ organisationId, text })),
  );
  same(
    'versions',
    versions.filter(({ version }) => version > 0),
    inputs('minutes.offer').map(({ onVersion }) => ({ version: Number(onVersion) + 1 })),
  );
  same(
    'the ledger',
    entries,
    went.map(({ act }) => ({ command: act.name })),
  );

  // Nobody stands as having confirmed a version that they did not see, and silence stays silence.
  for (const { organisation, standing } of offered?.responses ?? []) {
    const own = went.filter(({ act }) => act.input.organisationId === organisation.id);
    const said = own.some(
      ({ act }) => act.name === 'minutes.confirm' && act.input.version === offered?.version,
    );
    if (standing === 'confirmed' && !said) faults.push(`${organisation.code} never confirmed this version`);
    if (standing === 'silent' && said) faults.push(`${organisation.code} confirmed and stands as silent`);
  }
  return faults;
}

describe('lives of minutes', () => {
  it.each(Array.from({ length: 10 }, (_, at) => at + 1))(
    'end as everybody was told, seed %i',
    async (seed) => {
      const { sessionId } = await t.closedSession();
      const life = new Life(seed, sessionId);
      const begun = await t.execute('minutes.begin', { sessionId }, as(t.world.noteTaker));
      expect(begun.ok).toBe(true);
      for (let steps = 0; steps < 12; steps += 1) await life.step();
      if (life.chance.odds(0.8)) await end(life);
      expect(await faultsOf(life)).toEqual([]);
    },
  );

  it('were locked, some of them, and went through several versions', async () => {
    const { rows } = await asAdmin(t, (client) =>
      client.query<{ locked: number; versions: number; declined: number }>(
        `select (select count(*)::int from minutes_lock) as locked, (select max(version)::int from minutes_version) as versions,
         (select count(*)::int from minutes_correction where status = 'declined') as declined`,
      ),
    );
    expect(rows[0]?.locked).toBeGreaterThan(2);
    expect(rows[0]?.versions).toBeGreaterThan(2);
    expect(rows[0]?.declined).toBeGreaterThan(0);
  });
});
