import { DEMO_PASSWORD } from '#db/demo/organisations.ts';
import { secondFactorCode } from '#server/auth/second-factor.ts';
import { hashToken, newToken } from '#server/auth/tokens.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import { type DemoHouse, type Player, perform, read } from './stage.ts';

/** A chair that can be sat on: whose it is, the invitation, and what belongs to it. */
export interface Seat {
  player: Player;
  link: string;
  secondFactor: boolean;
  /** Signs agreements in the demo's history. */
  signs: boolean;
}

/** The sign-in that an act handed out, as credentials: its cookie's value names it, its hash is what is stored. */
function sessionOf(accountId: string, cookie: string | undefined): Credentials {
  const value = /^[^=]+=([^;]*)/.exec(cookie ?? '')?.[1] ?? '';
  return { kind: 'session', accountId, sessionId: hashToken(value), secondFactor: false };
}

/**
 * Lets everybody accept their invitation: password, and second factor where the chair needs one. All at once,
 * because hashing passwords is what takes time (two hashes for a chair with a second factor).
 * @param at the moment at which all of it happens: codes are those of that moment
 * @returns the secrets of the second factors by person, for the signatures that follow
 */
export async function openAccounts(
  house: DemoHouse,
  seats: readonly Seat[],
  at: Date,
): Promise<ReadonlyMap<string, string>> {
  const kernel = house.kernelAt(() => at);
  const secrets = new Map<string, string>();
  // Where anybody may knock, nobody may know the password.
  const passwordOf = () => (house.tools.demo ? DEMO_PASSWORD : newToken().token);
  await Promise.all(
    seats.map(async ({ player, link, secondFactor }) => {
      const password = passwordOf();
      const token = link.slice(link.lastIndexOf('/') + 1);
      const accepted = await perform(kernel, { kind: 'public' }, 'account.accept-invitation', {
        token,
        password,
      });
      const { accountId } = accepted.output;
      const signedIn = sessionOf(accountId, accepted.secrets.cookie);
      if (!secondFactor) {
        await perform(kernel, signedIn, 'account.sign-out', {});
        return;
      }
      await perform(kernel, signedIn, 'account.begin-second-factor', { password });
      const { pending } = await read(kernel, signedIn, 'account.second-factor', {});
      const secret = pending?.secret ?? '';
      // Confirmed without a sign-in of its own, so that none is left behind.
      const code = secondFactorCode(secret, at.getTime());
      await perform(kernel, { kind: 'token', accountId }, 'account.confirm-second-factor', { code });
      secrets.set(player.personId, secret);
    }),
  );
  return secrets;
}
