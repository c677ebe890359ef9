import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { DemoHouse } from './demo-house.ts';
import type { Watched } from './people.ts';
import type { Chair, Found, Thing } from './routes.ts';

/** A browser seat for every chair that finding needs. */
export type Seats = ReadonlyMap<Chair, Watched>;

const ID = '[0-9a-f]{8}-[0-9a-f-]{27}';

/** The different values of the pattern's group in the links of a page, in the order of the page. */
async function linked(page: Page, address: string, pattern: string): Promise<string[]> {
  const answer = await page.context().request.get(address);
  expect(answer.status(), address).toBe(200);
  const links = (await answer.text()).matchAll(/href="([^"]+)"/g);
  const wanted = new RegExp(`^${pattern.replace('ID', `(${ID})`)}$`);
  // As the page writes it, an address has its ampersands spelled out.
  const plain = [...links].map(([, link = '']) => link.replaceAll('&amp;', '&'));
  return [...new Set(plain.flatMap((link) => wanted.exec(link)?.[1] ?? []))];
}

/** Finds one of everything in the demo by its pages' links, and makes what no demo has: an act, an invitation. */
export async function findThings(house: DemoHouse, seats: Seats): Promise<Found> {
  const at = (chair: Chair): Page => {
    const seat = seats.get(chair);
    if (!seat) throw new Error(`nobody sits on the chair of the ${chair}`);
    return seat.page;
  };
  const facilitator = at('facilitator');
  const found = new Map<Thing, readonly string[]>();
  const links = async (thing: Thing, address: string, pattern: string, page = facilitator) => {
    const list = await linked(page, address, pattern);
    expect(list.length, `${thing} on ${address}`).toBeGreaterThan(0);
    found.set(thing, list);
    return list[0]!;
  };
  const leadingTo = async (things: readonly string[], noun: string, verb: string, page = facilitator) => {
    const fitting = await Promise.all(
      things.map(async (id) => (await linked(page, `/${noun}/${id}`, `/${noun}/ID/${verb}`)).length > 0),
    );
    return things.filter((_, index) => fitting[index]);
  };

  const forum = await links('forum', '/forum', '/forum/ID');
  const topic = await links('topic', `/forum/${forum}/topik`, '/topik/ID');
  await links('contribution', `/topik/${topic}`, '/masukan/ID');
  await links('own-leaving', `/forum/${forum}/lembaga`, `(/forum/${forum}/mundur\\?[^"]+)`, at('partner'));
  await links(
    'own-conditions',
    `/forum/${forum}/kondisi`,
    '/forum/[0-9a-f-]+/kondisi/jawab\\?([^"]+)',
    at('partner'),
  );
  await links('proposal', `/forum/${forum}/usulan`, '/usulan/ID');
  await links('decision', `/forum/${forum}/keputusan`, '/keputusan/ID');
  await links('session', '/sesi', '/sesi/ID');
  await links('agreement', '/kesepakatan', '/kesepakatan/ID');
  await links('commitment', '/komitmen', '/komitmen/ID');
  await links('organisation', '/jejaring', '/jejaring/lembaga/ID');
  await links('person', '/jejaring/orang', '/jejaring/orang/ID');
  await links('recipe', '/jejaring/resep', '/jejaring/resep/ID');
  const board = await links('board', '/papan', '/papan/ID');
  await links('card', `/papan/${board}`, `/papan/${board}/kartu/ID`);
  const sessions = found.get('session')!;
  found.set('planned-session', await leadingTo(sessions, 'sesi', 'konsol'));
  found.set('closed-session', await leadingTo(sessions, 'sesi', 'berita-acara'));
  found.set('draft-agreement', await leadingTo(found.get('agreement')!, 'kesepakatan', 'ubah'));
  found.set('own-commitment', await leadingTo(found.get('commitment')!, 'komitmen', 'lapor', at('owner')));
  found.set('short-code', [await openCode(facilitator, sessions)]);
  const reached = await Promise.all(
    found
      .get('decision')!
      .map((id) => linked(facilitator, `/keputusan/${id}`, '/kesepakatan/baru\\?keputusan=ID')),
  );
  found.set('reached-decision', reached.flat());
  const record = `/sesi/${found.get('closed-session')![0]}/berita-acara`;
  const codes = await linked(at('note-taker'), record, '/verifikasi/([0-9A-Z]+)');
  found.set('code', codes);

  found.set('entry', [await act(house, facilitator, found.get('topic')![0]!)]);
  found.set('invitation', [await invite(at('administrator'))]);
  return found;
}

/** The code of the session that is under way. */
async function openCode(page: Page, sessions: readonly string[]): Promise<string> {
  for (const sessionId of sessions) {
    const answer = await page.context().request.get(`/api/v1/queries/session.room?sessionId=${sessionId}`);
    const { output } = (await answer.json()) as { output: { shortCode: string; state: { status: string } } };
    if (output.state.status === 'open') return output.shortCode;
  }
  throw new Error('no session of the demo is under way');
}

/** Writes a contribution through the API with the browser's own sign-in; the receipt names the entry. */
async function act(house: DemoHouse, page: Page, topicId: string): Promise<string> {
  const answer = await page.context().request.post('/api/v1/commands/contribution.write', {
    headers: { Origin: house.url, 'Idempotency-Key': crypto.randomUUID() },
    data: {
      topicId,
      body: {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Setuju, satu pintu.' }] }],
      },
    },
  });
  const said = await answer.text();
  expect(answer.status(), said).toBe(200);
  const { receipt }: { receipt: { entryId: string } } = JSON.parse(said);
  return receipt.entryId;
}

/** Issues an invitation to somebody who has not joined, and reads it from the page that shows it once. */
async function invite(page: Page): Promise<string> {
  const people = await linked(page, '/jejaring/orang', '/jejaring/orang/ID');
  for (const person of people.reverse()) {
    await page.goto(`/jejaring/orang/${person}`);
    const issue = page.getByRole('button', { name: 'Buat tautan undangan', exact: true });
    if ((await issue.count()) === 0) continue;
    await issue.click();
    const link = await page.locator('#tautan-isi').inputValue();
    return link.slice(link.lastIndexOf('/') + 1);
  }
  throw new Error('everybody of the demo has joined');
}
