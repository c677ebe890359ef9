import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forEachSector } from '#app/domain/sector.ts';
import { connect } from '#db/client.ts';
import { spokenIn } from '#server/handlers/conditions/happened.ts';
import { asAdmin, convene } from '#tests/server/session/play.ts';
import { type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World } from '#tests/server/support/world.ts';

let t: TestKernel;
let world: World;
beforeAll(async () => {
  t = await testKernel();
  world = await buildWorld(t.database);
});
afterAll(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

describe('speaking time of a forum', () => {
  it('is what the room itself counted: turns taken back count nothing, ends taken back do not end', async () => {
    const play = await convene(t, world);
    const [first, second] = world.organisations;
    const act = async (name: Parameters<typeof play.act>[1], input: Record<string, unknown> = {}) =>
      expect(await play.act(world.facilitator, name, input as never)).toBe('ok');
    await act('turn.give', { organisationId: first.id });
    await act('session.undo');
    await act('turn.give', { organisationId: second.id });
    await act('turn.end');
    await act('session.undo');
    await act('turn.give', { organisationId: first.id });
    await act('session.undo');
    await act('turn.end');
    await act('session.close');
    // What was said is put apart in time, as the room keeps it in milliseconds: one minute a word of the log.
    await asAdmin(t, (client) =>
      client.query(
        `update session_event set at = date_trunc('minute', at) + seq * interval '1 minute'
           where session_id = $1 and (type like 'turn.%' or type in ('step.undone', 'session.closed'))`,
        [play.sessionId],
      ),
    );
    const { rows } = await asAdmin(t, (client) =>
      client.query<{ type: string; seq: number }>(
        `select type, seq::int from session_event where session_id = $1
           and (type like 'turn.%' or type = 'step.undone') order by seq`,
        [play.sessionId],
      ),
    );
    const given = rows.filter(({ type }) => type === 'turn.given').map(({ seq }) => seq)[1] ?? 0;
    const ended = rows.filter(({ type }) => type === 'turn.ended').at(-1)?.seq ?? 0;
    const owner = connect(t.database.adminUrl, { size: 1, name: 'mufakat-test' });
    const spoken = await spokenIn(owner.db, world.networkId, world.forumId);
    await owner.close();
    const expected = forEachSector((sector) => (sector === second.sector ? (ended - given) * 60_000 : 0));
    expect(spoken).toEqual(expected);
  });
});
