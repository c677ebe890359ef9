import { network, person } from '#db/schema/index.ts';
import { giveRecipes } from '#server/handlers/recipe/recipes.ts';
import { handle } from '#server/kernel/handler.ts';
import { invite } from './invitation.ts';

/** A new network with its first administrator, who may convene forums as well and is invited by link. */
export const createNetwork = handle('network.create', {
  action: 'network.create',
  subject: async () => ({ networkId: null }),
  async run(context, input) {
    const networkId = context.newId();
    const personId = context.newId();
    const email = input.administratorEmail.toLowerCase();
    await context.db.insert(network).values({
      id: networkId,
      name: input.name,
      region: input.region,
      timeZone: input.timeZone ?? 'Asia/Jakarta',
      demo: input.demo ?? false,
    });
    await giveRecipes(context, networkId);
    await context.db.insert(person).values({
      networkId,
      id: personId,
      name: input.administratorName,
      email,
      administrator: true,
      convener: true,
    });
    await invite(context, {
      networkId,
      networkName: input.name,
      personId,
      name: input.administratorName,
      email,
    });
    return { networkId, personId };
  },
  ledger: (input, { networkId, personId }) => ({
    networkId,
    facts: {
      name: input.name,
      region: input.region,
      timeZone: input.timeZone ?? 'Asia/Jakarta',
      demo: input.demo ?? false,
    },
    sealed: { person: { personId, name: input.administratorName, email: input.administratorEmail } },
  }),
});
