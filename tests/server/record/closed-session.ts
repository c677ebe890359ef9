import { generateKeyPairSync } from 'node:crypto';
import { checkpointNow } from '#server/jobs/checkpoints.ts';
import { parseVerifierKey, type VerifierKey } from '#server/ledger/checkpoint.ts';
import { publicKeyText } from '#server/ledger/keys.ts';
import { convene, type Play } from '../session/play.ts';
import { as, type TestKernel, testKernel } from '../support/kernel.ts';
import { buildWorld, type World } from '../support/world.ts';

export const RESERVATION = 'Jam layanan malam belum tercakup.';

/** A network whose ledger has a key of its own. */
export interface RecordWorld extends TestKernel {
  world: World;
  key: VerifierKey;
  /** Orders and signs everything committed. */
  sign(): Promise<void>;
  /** A session that ended in consensus with one reservation, and one organisation that never came. */
  closedSession(): Promise<Play>;
}

export async function recordWorld(): Promise<RecordWorld> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const originOf = (networkId: string) => `test/${networkId}`;
  const verifierKeyOf = (networkId: string) => publicKeyText(originOf(networkId), privateKey);
  const t = await testKernel({ ledger: { originOf, verifierKeyOf }, baseUrl: 'https://mufakat.example' });
  const world = await buildWorld(t.database);
  const key = parseVerifierKey(verifierKeyOf(world.networkId));
  if (!key) throw new Error('the key text should have been readable');
  return {
    ...t,
    world,
    key,
    async sign() {
      await checkpointNow({ kernel: t.kernel, ledgerKey: privateKey, originOf }, world.networkId);
    },
    async closedSession() {
      const play = await convene(t, world);
      const [a, b, c, d] = world.organisations;
      await play.act(d.delegate, 'attendance.leave', { organisationId: d.id });
      const roundId = await play.openRound();
      for (const one of [a, b])
        await play.act(one.delegate, 'position.give', { organisationId: one.id, roundId, level: 1 });
      const reservation = { organisationId: c.id, roundId, level: 3 as const, reason: RESERVATION };
      await play.act(c.delegate, 'position.give', reservation);
      await play.act(world.facilitator, 'round.close', { roundId });
      await play.act(world.facilitator, 'session.close', {});
      return play;
    },
  };
}

/** Issues the record of a session as the facilitator. */
export async function issue(t: RecordWorld, sessionId: string, number = 'BA/001/UJI/2026') {
  const answer = await t.execute('record.issue', { sessionId, number }, as(t.world.facilitator));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer;
}
