import { fullSeat } from './full-seat.ts';
import { listenerSeat } from './listener-seat.ts';
import { type Order, type Told, wallClock } from './messages.ts';
import { measures, type Seat } from './seat.ts';
import { measureYardstick } from './yardstick-clients.ts';

/** One process full of devices, each with a sign-in of its own. */
const seats: { seat: Seat; sawAllAt: number; backAt: number }[] = [];
let expected = Number.POSITIVE_INFINITY;
/** What everybody is waited for to reach again; null while nobody is waited for. */
let goal: Record<string, number> | null = null;

const pause = (ms: number) => new Promise((go) => setTimeout(go, Math.max(0, ms)));

/** Looks until it is so; a bench that waits forever has failed. */
async function until(wanted: () => boolean, ms = 180_000): Promise<void> {
  const end = performance.now() + ms;
  while (!wanted()) {
    if (performance.now() > end) throw new Error('waited in vain');
    await pause(10);
  }
}

const isBack = (seat: Seat, heads: Record<string, number>) =>
  seat.isLive() && seat.seq() >= (heads[seat.sessionId] ?? 0);

function take({ url, halls }: Extract<Order, { do: 'connect' }>): void {
  for (const { state, participants } of halls) {
    for (const { kind, ...who } of participants) {
      const changed = () => {
        if (place.sawAllAt === 0 && seat.answers() >= expected) place.sawAllAt = wallClock();
        if (goal && place.backAt === 0 && isBack(seat, goal)) place.backAt = wallClock();
      };
      const seat = (kind === 'full' ? fullSeat : listenerSeat)(url, state, who, () => changed());
      const place = { seat, sawAllAt: 0, backAt: 0 };
      seats.push(place);
    }
  }
}

function prints(): Record<string, string[]> {
  const seen: Record<string, Set<string>> = {};
  for (const { seat } of seats) {
    const print = seat.fingerprint();
    if (print === null) continue;
    seen[seat.sessionId] ??= new Set();
    seen[seat.sessionId]?.add(print);
  }
  return Object.fromEntries(Object.entries(seen).map(([sessionId, all]) => [sessionId, [...all]]));
}

async function carryOut(order: Order): Promise<Told> {
  switch (order.do) {
    case 'connect': {
      take(order);
      for (const [at, { seat }] of seats.entries()) {
        seat.start();
        if (at % 20 === 19) await pause(20);
      }
      await until(() => seats.every(({ seat }) => seat.isLive()));
      return {};
    }
    case 'answer': {
      measures.acks = [];
      measures.lastSentAt = 0;
      measures.faults = { duplicates: order.duplicates, lostAcks: order.lostAcks };
      expected = order.everybody;
      for (const place of seats) place.sawAllAt = 0;
      const moments = seats
        .map(({ seat }) => ({ seat, at: order.at + Math.random() * order.spreadMs }))
        .sort((a, b) => a.at - b.at);
      for (const { seat, at } of moments) {
        if (at > wallClock() + 1) await pause(at - wallClock());
        seat.act({
          organisationId: seat.organisationId,
          roundId: order.rounds[seat.sessionId] ?? '',
          level: order.level,
          ...(order.level === 3 ? { reason: 'Catatan yang sama panjangnya' } : {}),
        });
      }
      return {};
    }
    case 'await': {
      await until(() => seats.every(({ seat, sawAllAt }) => sawAllAt > 0 && seat.settled()));
      const wrong = seats.filter(({ seat }) => seat.answers() !== expected).length;
      return {
        acks: measures.acks,
        lastSentAt: measures.lastSentAt,
        lastSeenAt: Math.max(...seats.map((place) => place.sawAllAt)),
        wrong: wrong + seats.reduce((sum, { seat }) => sum + seat.refused(), 0),
      };
    }
    case 'equal': {
      const { heads } = order;
      goal = heads;
      for (const place of seats) place.backAt = 0;
      await until(() => {
        for (const place of seats)
          if (place.backAt === 0 && isBack(place.seat, heads)) place.backAt = wallClock();
        return seats.every((place) => place.backAt > 0);
      });
      goal = null;
      return { backMs: seats.map(({ backAt }) => backAt - order.since), prints: prints() };
    }
    case 'leave':
      seats[order.index]?.seat.stop();
      return {};
    case 'return': {
      const seat = seats[order.index]?.seat;
      if (!seat) throw new RangeError('no such client');
      const begun = performance.now();
      seat.start();
      await until(() => isBack(seat, { [seat.sessionId]: order.seq }));
      return { ms: performance.now() - begun, bytes: seat.bytes };
    }
    case 'yardstick':
      return measureYardstick(order);
  }
}

process.on('message', (order: Order) => {
  carryOut(order).then(
    (told) => process.send?.(told),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : 'failed' }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: 'clients' });
