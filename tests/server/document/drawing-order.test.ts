import { describe, expect, it } from 'vitest';
import { draw, sizeOf } from '#server/documents/draw.ts';
import { DrawingQueue } from '#server/documents/drawing-queue.ts';
import type { Paper } from '#server/documents/paper.ts';

const paper = (title: string): Paper => ({
  title,
  author: 'Uji',
  subject: title,
  keywords: title,
  at: '2026-11-22T05:05:00.000Z',
  foot: title,
  sheets: [[{ is: 'words', text: title }]],
});

/** Work that ends when the test says so, and notes that it began. */
function works(began: string[]) {
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    began.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  return { work, end: (name: string) => ends.get(name)?.() };
}

describe('the queue of the drawing thread', () => {
  it('begins what somebody waits for before all that is only measured, and never two at once', async () => {
    const began: string[] = [];
    const { work, end } = works(began);
    const queue = new DrawingQueue();
    const measured = ['a', 'b', 'c'].map((name) => queue.add(name, 'idle', work(name)));
    const asked = queue.add('file', 'asked', work('file'));
    expect(began).toEqual(['a']);
    end('a');
    await measured[0];
    expect(began).toEqual(['a', 'file']);
    queue.hurry('c');
    end('file');
    await asked;
    expect(began).toEqual(['a', 'file', 'c']);
    end('c');
    await measured[2];
    expect(began).toEqual(['a', 'file', 'c', 'b']);
  });

  it('goes on after work that failed', async () => {
    const queue = new DrawingQueue();
    const failed = queue.add('bad', 'asked', () => Promise.reject(new Error('broken')));
    const after = queue.add('good', 'idle', async () => 'drawn');
    await expect(failed).rejects.toThrow('broken');
    await expect(after).resolves.toBe('drawn');
  });
});

describe('a download while the page of documents measures files', () => {
  it('is there before the sizes that wait, also when it is the last of them', async () => {
    const order: string[] = [];
    const note = (name: string) => () => order.push(name);
    const names = ['satu', 'dua', 'tiga', 'empat'];
    const sizes = names.map((name) => sizeOf(paper(name), 'docx', 60_000).then(note(name)));
    const downloads = [
      draw(paper('unduhan'), 'docx').then(note('unduhan')),
      draw(paper('empat'), 'docx').then(note('unduhan empat')),
    ];
    await Promise.all([...sizes, ...downloads]);
    // The first had begun before anybody asked for a file.
    expect(order.filter((name) => name.startsWith('unduhan'))).toEqual(['unduhan', 'unduhan empat']);
    expect(order.slice(0, 2)).toEqual(['satu', 'unduhan']);
    expect(order.indexOf('unduhan empat')).toBeLessThan(order.indexOf('dua'));
    expect(order.indexOf('dua')).toBeLessThan(order.indexOf('tiga'));
  }, 60_000);
});
