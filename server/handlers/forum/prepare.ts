import { sql } from 'drizzle-orm';
import type { Sector } from '#app/domain/sector.ts';
import { answer } from '#server/kernel/handler.ts';

/** What a new forum is convened with: every organisation of the network, in the order of its name. */
export const prepareForum = answer('forum.prepare', {
  action: 'forum.create',
  subject: async ({ actor }) => (actor.kind === 'person' ? { networkId: actor.networkId } : null),
  async run({ db }, _input, subject) {
    const { rows } = await db.execute<{
      id: string;
      name: string;
      short_name: string;
      code: string;
      sector: Sector;
    }>(sql`select id, name, short_name, code, sector from organisation
      where network_id = ${subject.networkId} order by sector, name, id limit 3000`);
    return {
      organisations: rows.map(({ id, name, short_name, code, sector }) => ({
        id,
        name,
        shortName: short_name,
        code,
        sector,
      })),
    };
  },
});
