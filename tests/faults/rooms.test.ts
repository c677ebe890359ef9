import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { defaultGroundRules } from '#app/domain/charter.ts';
import { initialState, type SessionEvent, type SessionState } from '#app/domain/session/index.ts';
import { SOCKET_OPTIONS } from '#app/live/open-socket.ts';
import { Outbox, type Storage } from '#app/live/outbox.ts';
import { RoomClient } from '#app/live/room-client.ts';
import type { LiveSocket, RoomCommandName } from '#app/live/room-types.ts';
import type { WorldPerson } from '../server/support/world.ts';
import { nextAct } from '../sim/acts/index.ts';
import { Chance } from '../sim/chance.ts';
import { faultsIn, type Remains } from '../sim/checks/log.ts';
import { type Done, listened } from '../sim/tab.ts';
import { type Neighbour, openRunningHouse, type RunningHouse } from './support/running-house.ts';
import { until } from './support/writers.ts';

/**
 * The simulator's people on the real thing: two processes of the built server on one PostgreSQL, which hear of each
 * other's commits by NOTIFY. One is killed, the ears are cut, devices come and go; then the simulator's checkers look
 * at the log, the ledger, the register and every view.
 */
let house: RunningHouse;
let beside: Neighbour;
const devices: Device[] = [];

beforeAll(async () => {
  house = await openRunningHouse();
  beside = await house.startBeside();
});
afterEach(() => {
  for (const device of devices.splice(0)) device.client.stop();
});
afterAll(async () => {
  await beside?.stop();
  await house?.cleanUp();
});

interface Person {
  who: WorldPerson;
  organisationId: string | null;
  facilitates: boolean;
}

/** A browser of somebody: its storage outlives the page that is open. */
interface Device {
  person: Person;
  url: string;
  storage: Storage;
  client: RoomClient;
  socket: { io: { engine: { close(): void } }; connected: boolean } | null;
}

function emptyRoom(sessionId: string): SessionState {
  return initialState({
    sessionId,
    forumId: '',
    title: '',
    groundRules: defaultGroundRules,
    parties: [],
    agenda: [],
  });
}

function storage(): Storage {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

function open(device: Omit<Device, 'client' | 'socket'>, sessionId: string, done: Map<string, Done>): Device {
  const token = house.tokenOf(device.person.who);
  const made: Device = { ...device, socket: null, client: null as never };
  made.client = new RoomClient({
    sessionId,
    initial: { state: emptyRoom(sessionId), audience: { kind: 'observer' }, now: Date.now() },
    outbox: new Outbox(device.person.who.personId, device.storage),
    async openSocket() {
      const socket = io(device.url, {
        ...SOCKET_OPTIONS,
        reconnectionDelay: 100,
        reconnectionDelayMax: 500,
        extraHeaders: { origin: device.url, authorization: `Bearer ${token}` },
      });
      made.socket = socket;
      return listened(socket as LiveSocket, done);
    },
    http: (path, init) =>
      fetch(`${device.url}${path}`, {
        ...init,
        headers: { ...init?.headers, authorization: `Bearer ${token}` },
      }),
    newKey: randomUUID,
  });
  void made.client.start();
  return made;
}

async function schedule(): Promise<string> {
  const { world } = house;
  const response = await fetch(`${house.url()}/api/v1/commands/session.schedule`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${house.tokenOf(world.facilitator)}`,
      'idempotency-key': randomUUID(),
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      forumId: world.forumId,
      title: 'Musyawarah uji',
      place: 'Ruang uji',
      startsAt: '2026-12-01T09:00:00+07:00',
      endsAt: '2026-12-01T12:00:00+07:00',
      agenda: [{ title: 'Mata acara', mode: 'deciding', minutes: 30, proposalId: await house.proposal() }],
    }),
  });
  const answer = (await response.json()) as { ok: boolean; output: { sessionId: string } };
  expect(answer.ok).toBe(true);
  return answer.output.sessionId;
}

async function remainsOf(sessionId: string, done: Map<string, Done>): Promise<Remains> {
  const rows = await house.read<{ payload: object; [name: string]: unknown }>(
    'select * from session_event where session_id = $1 order by seq',
    [sessionId],
  );
  const receipts = await house.read<{ actor_id: string; key: string; seq: string; body: string }>(
    `select r.actor_id, r.key, r.output->>'seq' as seq, e.body from command_receipt r
     join ledger_entry e on e.network_id = r.network_id and e.id = r.entry_id
     where e.body::jsonb->'facts'->>'sessionId' = $1 and r.output ? 'seq'`,
    [sessionId],
  );
  const register = await house.read<{ id: string; facts: never }>(
    'select id, facts from decision where session_id = $1 order by number',
    [sessionId],
  );
  return {
    log: rows.map(
      ({ payload, ...row }) =>
        ({
          ...payload,
          seq: Number(row.seq),
          id: row.command_id,
          type: row.type,
          at: new Date(row.at as string).getTime(),
          personId: row.person_id,
          organisationId: row.organisation_id,
        }) as SessionEvent,
    ),
    receipts: receipts.map(({ actor_id, key, seq }) => ({
      key,
      personId: actor_id.replace(/^person:/, ''),
      seq: Number(seq),
    })),
    decisions: receipts.flatMap(({ body }) => {
      const { facts } = JSON.parse(body) as { facts: { decision?: Remains['decisions'][number] } };
      return facts.decision ? [facts.decision] : [];
    }),
    register: register.map(({ id, facts }) => ({ decisionId: id, facts })),
    acts: [...done.values()].map(({ key, personId, command, input, answer }) => ({
      key,
      personId,
      command,
      input,
      acknowledged: answer?.ok ? Number(answer.output.seq) : null,
    })),
    views: devices.map(({ person, client }) => {
      const view = client.view();
      return {
        who: person.who.personId,
        connection: view.connection,
        audience: view.audience,
        state: view.state,
        open: view.acts.filter((act) => act.state === 'saved' || act.state === 'sent').length,
      };
    }),
  };
}

test.each([1, 2, 3])('two processes on one database hold the laws of a room (play %i)', async (seed) => {
  const chance = new Chance(seed);
  const { world } = house;
  const sessionId = await schedule();
  const done = new Map<string, Done>();
  const people: Person[] = [
    { who: world.facilitator, organisationId: null, facilitates: true },
    ...world.organisations.map(({ id, delegate }) => ({
      who: delegate,
      organisationId: id,
      facilitates: false,
    })),
    { who: world.organisations[0].leader, organisationId: world.organisations[0].id, facilitates: false },
    { who: world.observer, organisationId: null, facilitates: false },
  ];
  for (const [at, person] of people.entries())
    devices.push(
      open({ person, url: at % 2 ? beside.url : house.url(), storage: storage() }, sessionId, done),
    );
  await until(() => devices.every(({ client }) => client.view().state.seq > 0), 'everybody in the room');
  const act = (device: Device, command: string, input: Record<string, unknown>) => {
    const key = device.client.act(command as RoomCommandName, input as never);
    done.set(key, { key, personId: device.person.who.personId, command, input, answer: null });
  };
  const [host] = devices;
  if (!host) throw new Error('nobody is there');
  act(host, 'session.open', {});
  act(host, 'agenda.start', { itemId: host.client.view().state.itemIds[0] });
  for (const device of devices)
    if (device.person.organisationId !== null)
      act(device, 'attendance.mark', {
        organisationId: device.person.organisationId,
        mode: 'online',
        role: 'delegate',
      });
  let words = 0;
  for (let step = 0; step < 160; step += 1) {
    if (step === 40 || step === 120)
      await house.read(`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %'`);
    if (step === 80) await beside.kill();
    if (step === 95) await beside.start();
    const at = chance.int(0, devices.length - 1);
    const device = devices[at] as Device;
    const { state } = device.client.view();
    // A page that has just been opened, and shows nothing yet.
    if (state.seq === 0) continue;
    const proposal = nextAct({
      state,
      who: device.person.who,
      facilitates: device.person.facilitates,
      organisationId: device.person.organisationId,
      chance,
      words: () => {
        words += 1;
        // In letters, each once: figures could look like a telephone number, which is refused.
        return `Alasan ${[...String(words)].map((figure) => 'abcdefghij'[Number(figure)]).join('')}`;
      },
    });
    // Closing the session would end the play, and a text from nowhere is refused by the real house.
    if (proposal && !['session.close', 'session.postpone'].includes(proposal.command))
      act(device, proposal.command, proposal.input);
    if (step % 13 === 5) device.socket?.io.engine.close();
    if (step % 29 === 7) {
      // The page is closed with whatever waits in it, and opened again on the other process.
      device.client.stop();
      const url = device.url === beside.url ? house.url() : beside.url;
      devices[at] = open({ person: device.person, url, storage: device.storage }, sessionId, done);
    }
    await new Promise((go) => setTimeout(go, chance.int(0, 40)));
  }
  const head = async () =>
    Number(
      (await house.read<{ head: string }>('select head from session where id = $1', [sessionId]))[0]?.head,
    );
  for (const { client } of devices) client.wake();
  await until(
    () =>
      devices.every(({ client }) =>
        client.view().acts.every((one) => one.state !== 'saved' && one.state !== 'sent'),
      ),
    'an answer to every act',
  );
  const last = await head();
  await until(() => devices.every(({ client }) => client.view().state.seq >= last), 'everybody up to date');
  const remains = await remainsOf(sessionId, done);
  expect(faultsIn(remains)).toEqual([]);
  expect(remains.log.length).toBeGreaterThan(40);
});
