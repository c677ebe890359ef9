import { describe, expect, it, vi } from 'vitest';
import type { BoardChange } from '#app/contract/board.ts';
import { TELL } from '#app/contract/live-names.ts';
import { BoardClient, type BoardSnapshot } from '#app/live/board-client.ts';
import { cardsIn } from '#app/live/board-fold.ts';

const forum = { id: 'forum', name: 'Forum' };
const lead = { id: 'lead', name: 'Lembaga', shortName: 'L', code: 'L', sector: 'government' as const };
const card = (id: string, columnId: string, rank: string) => ({
  id,
  columnId,
  rank,
  title: `Kartu ${id}`,
  leadId: 'lead',
  supporterIds: [],
  dueOn: null,
  commitmentId: null,
});
const snapshot = (head: number, cards: BoardSnapshot['cards']): BoardSnapshot => ({
  forum,
  board: { id: 'board', title: 'Papan', goal: 'Uji', head },
  today: '2026-11-22',
  columns: [
    { id: 'one', title: 'Satu', rank: 'F' },
    { id: 'two', title: 'Dua', rank: 'k' },
  ],
  cards,
  organisations: [lead],
  partyIds: ['lead'],
  commitments: [],
  overlaps: [],
  voices: [lead],
  may: { write: true, alone: false },
});

/** A server that answers as told and can speak over the socket. */
function server(first: BoardSnapshot) {
  const listeners = new Map<string, (message: never) => void>();
  let now = first;
  let answer: unknown = { ok: false, refusal: { code: 'unavailable' } };
  const asked: string[] = [];
  const client = new BoardClient({
    snapshot: first,
    newKey: () => 'key-0001',
    openSocket: async () => ({
      connected: true,
      active: true,
      on: (event, listener) => listeners.set(event, listener),
      timeout: () => ({ emitWithAck: async () => ({ ok: true }) }),
      connect: () => listeners.get('connect')?.(undefined as never),
      disconnect: () => undefined,
    }),
    http: async (path) => {
      asked.push(path.split('?')[0] ?? '');
      const body = path.includes('board.head')
        ? { ok: true, output: { head: now.board.head } }
        : path.includes('board.show')
          ? { ok: true, output: now }
          : answer;
      return new Response(JSON.stringify(body));
    },
  });
  return {
    client,
    asked,
    become: (next: BoardSnapshot) => {
      now = next;
    },
    answerWith: (next: unknown) => {
      answer = next;
    },
    tell: (change: BoardChange) =>
      listeners.get(TELL.board)?.({ boardId: 'board', head: change.head, change } as never),
    order: (columnId: string) => cardsIn(client.view().state, columnId).map(({ id }) => id),
  };
}

const start = () => snapshot(3, [card('a', 'one', 'F'), card('b', 'one', 'V')]);
const moved = (head: number, cardId: string, columnId: string, rank: string): BoardChange => ({
  type: 'card.moved',
  head,
  by: 'lead',
  cardId,
  columnId,
  rank,
  ranks: null,
});
const toTwo = { cardId: 'a', columnId: 'two', behind: undefined, organisationId: 'lead' };

describe('the browser of a board', () => {
  it('asks for the board when it comes back to a newer one, and is live', async () => {
    const s = server(start());
    s.become(snapshot(9, [card('b', 'two', 'V')]));
    await s.client.start();
    await vi.waitFor(() => expect(s.client.view().state.head).toBe(9));
    expect(s.client.view().connection).toBe('live');
    expect(s.order('two')).toEqual(['b']);
  });

  it('applies what it hears in order, says who it was, and asks for the whole board over a gap', async () => {
    const s = server(start());
    await s.client.start();
    s.tell(moved(4, 'a', 'two', 'V'));
    expect(s.order('two')).toEqual(['a']);
    expect(s.client.view().touched.get('a')).toEqual({ by: 'lead', what: 'moved' });
    expect(s.client.view().news).toMatchObject({ title: 'Kartu a', columnId: 'two' });
    s.become(snapshot(7, [card('a', 'one', 'F')]));
    s.tell(moved(7, 'b', 'two', 'x'));
    await vi.waitFor(() => expect(s.client.view().state.head).toBe(7));
    expect(s.order('one')).toEqual(['a']);
    expect(s.order('two')).toEqual([]);
  });

  it('draws an own move at once and takes it back when it is refused', async () => {
    const s = server(start());
    await s.client.start();
    s.answerWith({ ok: false, refusal: { code: 'mandate_expired' } });
    const sent = s.client.move(toTwo);
    expect(s.order('two')).toEqual(['a']);
    expect(await sent).toBe(false);
    expect(s.order('two')).toEqual([]);
    expect(s.order('one')).toEqual(['a', 'b']);
    expect(s.client.view().refused).toEqual({
      cardId: 'a',
      title: 'Kartu a',
      refusal: { code: 'mandate_expired' },
    });
  });

  it('keeps an own move until it is heard, and is not told of it as news', async () => {
    const s = server(start());
    await s.client.start();
    s.answerWith({ ok: true, output: { head: 5, rank: 'V' } });
    const sent = s.client.move(toTwo);
    s.tell(moved(4, 'b', 'one', 'z'));
    expect(await sent).toBe(true);
    expect(s.order('two')).toEqual(['a']);
    s.tell(moved(5, 'a', 'two', 'V'));
    expect(s.order('two')).toEqual(['a']);
    expect(s.client.view().news?.title).toBe('Kartu b');
    s.tell(moved(6, 'a', 'one', 'zz'));
    expect(s.order('one')).toEqual(['b', 'a']);
  });
});
