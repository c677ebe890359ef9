import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { type Order, type Told, wallClock } from './messages.ts';

const pause = (ms: number) => new Promise((go) => setTimeout(go, Math.max(0, ms)));

/** An act of the same shape and size as the product's. */
const message = (key: string): string =>
  JSON.stringify({
    key,
    command: 'position.give',
    input: { sessionId: randomUUID(), organisationId: randomUUID(), roundId: randomUUID(), level: 1 },
  });

/** The same number of clients, rooms, answers and spread against a server that only echoes and broadcasts. */
export async function measureYardstick(order: Extract<Order, { do: 'yardstick' }>): Promise<Told> {
  const acks: number[] = [];
  let lastSentAt = 0;
  let lastSeenAt = 0;
  const places = order.halls.flatMap((count, hall) => Array.from({ length: count }, () => hall));
  const clients = await Promise.all(
    places.map(async (hall, at) => {
      await pause(at * 2);
      const socket = new WebSocket(`${order.url}/${hall}`, { perMessageDeflate: false });
      await new Promise((open, failed) => {
        socket.once('open', open);
        socket.once('error', failed);
      });
      return socket;
    }),
  );
  const done = clients.map(
    (socket, at) =>
      new Promise<void>((finished) => {
        const key = `${process.pid}-${at}`;
        let echoed = false;
        let heard = 0;
        let sentAt = 0;
        socket.on('message', (data) => {
          const got = JSON.parse(String(data)) as { key: string };
          if (got.key === key && !echoed) {
            echoed = true;
            acks.push(performance.now() - sentAt);
            return;
          }
          heard += 1;
          if (heard < order.everybody) return;
          lastSeenAt = Math.max(lastSeenAt, wallClock());
          finished();
        });
        setTimeout(
          () => {
            sentAt = performance.now();
            lastSentAt = Math.max(lastSentAt, wallClock());
            socket.send(message(key));
          },
          Math.max(0, order.at - wallClock()) + Math.random() * order.spreadMs,
        );
      }),
  );
  await Promise.all(done);
  for (const socket of clients) socket.terminate();
  return { acks, lastSentAt, lastSeenAt };
}
