import { createHash } from 'node:crypto';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { CommandInput, CommandName } from '#app/contract/registry.ts';
import type { FrozenText, SessionState } from '#app/domain/session/index.ts';
import { as, type TestKernel } from '../support/kernel.ts';
import type { World, WorldPerson } from '../support/world.ts';

/** Does something as the database's administrator, behind the app's back. */
export async function asAdmin<T>(t: TestKernel, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: t.database.adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const bodyOf = (words: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});

/** Puts a proposal with one frozen version (or the next version of one) into the world's forum. */
export async function freeze(
  t: TestKernel,
  world: World,
  version = 1,
  proposalId = uuidv7(),
): Promise<FrozenText> {
  const body = JSON.stringify(bodyOf(`Naskah uji versi ${version}`));
  const text = {
    proposalId,
    proposalVersionId: uuidv7(),
    version,
    hash: createHash('sha256').update(`${proposalId}${body}`).digest('hex'),
  };
  await asAdmin(t, async (client) => {
    await client.query(
      `insert into proposal (network_id, id, forum_id, number, title, organisation_id, version)
       values ($1, $2, $3, (select count(*) + 1 from proposal where forum_id = $3), 'Usulan uji', $4, $5)
       on conflict (network_id, id) do update set version = excluded.version`,
      [world.networkId, proposalId, world.forumId, world.organisations[0].id, version],
    );
    await client.query(
      `insert into proposal_version (network_id, id, proposal_id, version, body, plain, hash, person_id)
       values ($1, $2, $3, $4, $5, 'Naskah uji', $6, $7)`,
      [
        world.networkId,
        text.proposalVersionId,
        proposalId,
        version,
        body,
        text.hash,
        world.organisations[0].delegate.personId,
      ],
    );
  });
  return text;
}

/** A session of the world under way, with what a test needs to act in it. */
export interface Play {
  sessionId: string;
  shortCode: string;
  text: FrozenText;
  /** Acts as a person; the answer's code when refused, else 'ok'. */
  act<N extends CommandName>(
    who: WorldPerson,
    name: N,
    input: Omit<CommandInput<N>, 'sessionId'>,
    key?: string,
  ): Promise<string>;
  /** The unmasked state. */
  state(): Promise<SessionState>;
  /** Opens a round on the first item. @returns its id */
  openRound(visibility?: 'live' | 'after-close'): Promise<string>;
}

/** Schedules a session with one deciding item (with a text) and one consultative, as the facilitator. */
export async function schedule(t: TestKernel, world: World): Promise<Play> {
  const text = await freeze(t, world);
  const answer = await t.execute(
    'session.schedule',
    {
      forumId: world.forumId,
      title: 'Musyawarah uji',
      place: 'Ruang uji',
      startsAt: '2026-12-01T09:00:00+07:00',
      endsAt: '2026-12-01T12:00:00+07:00',
      agenda: [
        { title: 'Mata acara pertama', mode: 'deciding', minutes: 30, proposalId: text.proposalId },
        { title: 'Mata acara kedua', mode: 'consultative', minutes: 20 },
      ],
    },
    as(world.facilitator),
  );
  if (!answer.ok) throw new Error(answer.refusal.code);
  const { sessionId, shortCode } = answer.output;
  const play: Play = {
    sessionId,
    shortCode,
    text,
    async act(who, name, input, key) {
      const given = await t.execute(name, { sessionId, ...input } as never, {
        ...as(who),
        ...(key ? { key } : {}),
      });
      return given.ok ? 'ok' : given.refusal.code;
    },
    async state() {
      const view = await t.kernel.room(sessionId);
      if (!view) throw new Error('no such room');
      return view.state;
    },
    async openRound(visibility = 'live') {
      const { itemIds } = await play.state();
      await play.act(world.facilitator, 'agenda.start', { itemId: itemIds[0] ?? '' });
      const opened = await play.act(world.facilitator, 'round.open', {
        itemId: itemIds[0] ?? '',
        visibility,
      });
      if (opened !== 'ok') throw new Error(opened);
      return (await play.state()).openRoundId ?? '';
    },
  };
  return play;
}

/** The same, opened, with all four parties there by their delegates. */
export async function convene(t: TestKernel, world: World): Promise<Play> {
  const play = await schedule(t, world);
  await play.act(world.facilitator, 'session.open', {});
  for (const { id, delegate } of world.organisations)
    await play.act(delegate, 'attendance.mark', { organisationId: id, mode: 'online', role: 'delegate' });
  return play;
}
