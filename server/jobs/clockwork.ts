import type { Logger } from 'pino';
import type { House } from '#server/house.ts';
import { createPost } from '#server/mail/post.ts';
import { checkpointNow, type Signer, signDue } from './checkpoints.ts';
import { clean } from './cleaning.ts';
import { sendDigests } from './digests.ts';
import { remindOfMinutes, remindOfReviews, remindOfSessions } from './reminders.ts';
import { repeat } from './repeat.ts';
import { sequenceAll } from './sequencer.ts';
import { letGo } from './withdrawals.ts';

/** What the clockwork needs of the house. */
export type Works = Pick<House, 'kernel' | 'database' | 'ledgerKey' | 'tools' | 'env'>;

export interface Clockwork {
  /** Orders what is committed, without waiting for the next round. */
  sequenceNow(): Promise<void>;
  /** Nothing begins any more; resolves when what was under way has ended. Call it before the database closes. */
  stop(): Promise<void>;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** The signer of a house's ledgers. */
export const signerOf = ({ kernel, ledgerKey, tools }: Works): Signer => ({
  kernel,
  ledgerKey,
  originOf: tools.ledger.originOf,
});

/**
 * Everything that happens by itself: ordering the ledger (every half second), signing it, delivering mail,
 * recalling people to sessions, cleaning. Each is leased in the database where two nodes could do it twice. Failures are logged; the next
 * round tries again.
 */
export function startClockwork(house: Works, log: Logger): Clockwork {
  const { kernel } = house;
  const { db } = house.database;
  const signer = signerOf(house);
  const failed = (job: string) => (error: unknown) => log.error({ err: error, job }, 'job failed');
  const due = new Set<string>();

  const sequencing = repeat(async () => void (await sequenceAll(kernel, db)), 450, failed('sequence'));
  const signing = repeat(
    async () => {
      for (const networkId of [...due]) {
        due.delete(networkId);
        try {
          await checkpointNow(signer, networkId);
        } catch (error) {
          due.add(networkId); // the next round tries again
          throw error;
        }
      }
      await signDue(signer, db);
    },
    MINUTE,
    failed('checkpoint'),
  );
  const cleaning = repeat(() => clean(kernel), 60 * MINUTE, failed('cleaning'));
  const post = createPost(house, log);
  const digesting =
    post &&
    repeat(async () => void (await sendDigests(kernel, house.tools.baseUrl)), 10 * MINUTE, failed('digest'));
  const posting = post && repeat(() => post.deliverDue(), 5 * SECOND, failed('mail'));
  const reminding = repeat(
    async () => {
      await remindOfSessions(kernel);
      await remindOfMinutes(kernel);
      await remindOfReviews(kernel);
    },
    5 * MINUTE,
    failed('reminders'),
  );
  const leaving = repeat(async () => void (await letGo(kernel)), MINUTE, failed('withdrawals'));
  const unlisten = kernel.onCheckpointDue((networkId) => {
    due.add(networkId);
    void signing.now();
  });

  return {
    sequenceNow: () => sequencing.now(),
    async stop() {
      unlisten();
      await Promise.all([
        sequencing.stop(),
        signing.stop(),
        cleaning.stop(),
        reminding.stop(),
        leaving.stop(),
        digesting?.stop(),
        posting?.stop(),
      ]);
      post?.close();
    },
  };
}
