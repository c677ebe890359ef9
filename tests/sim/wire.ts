import { type ClosingReason, TELL } from '#app/contract/live-names.ts';
import type { LiveSocket } from '#app/live/room-types.ts';
import { plain } from './books.ts';
import type { Chance } from './chance.ts';
import type { AppNode, Seat } from './node.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What a network does to messages. */
export interface Weather {
  name: string;
  /** Milliseconds on the way, between these. */
  delay: readonly [number, number];
  /** Messages keep their order, as over TCP; else each takes its own time. */
  ordered: boolean;
  lost: number;
  doubled: number;
  /** Answers that get lost on their way back. */
  lostAnswers: number;
}

export const WEATHERS: readonly Weather[] = [
  { name: 'fair', delay: [1, 20], ordered: true, lost: 0, doubled: 0, lostAnswers: 0 },
  { name: 'slow', delay: [50, 900], ordered: true, lost: 0, doubled: 0, lostAnswers: 0.02 },
  { name: 'rough', delay: [1, 400], ordered: false, lost: 0.04, doubled: 0.1, lostAnswers: 0.1 },
  { name: 'storm', delay: [1, 1_500], ordered: false, lost: 0.15, doubled: 0.2, lostAnswers: 0.2 },
];
export const FAIR = WEATHERS[0] as Weather;

/** One end of a connection on the server; what socket.io's `Socket` is there. */
export interface ServerEnd {
  readonly connected: boolean;
  receive(event: string, message: unknown, answer: (answer: unknown) => void): void;
  /** The connection is gone. */
  gone(): void;
}

/** What connects devices with the house. */
export interface Network {
  time: VirtualTime;
  chance: Chance;
  weather: Weather;
  /** Where a new connection ends up: any process that lives, or none. */
  node(): AppNode | null;
}

type Listener = (message: unknown) => void;

/** The device's end: behaves as socket.io-client does, over a network that does not. */
export class SimSocket implements LiveSocket {
  connected = false;
  active = false;
  readonly #network: Network;
  readonly #seat: Seat;
  readonly #listeners = new Map<string, Listener[]>();
  readonly #pending = new Set<(error: Error) => void>();
  #end: ServerEnd | null = null;
  /** Grows with each connection: what belongs to an earlier one arrives nowhere. */
  #line = 0;
  #downAt = 0;
  #upAt = 0;
  #attempts = 0;

  constructor(network: Network, seat: Seat) {
    this.#network = network;
    this.#seat = seat;
  }

  on(event: string, listener: (message: never) => void): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener as Listener]);
  }

  connect(): void {
    if (this.connected || this.active) return;
    this.active = true;
    this.#dial();
  }

  disconnect(): void {
    this.active = false;
    this.#line += 1;
    const end = this.#end;
    if (end) this.#network.time.later(this.#delay(), () => end.gone());
    if (this.connected) this.#lost();
  }

  /** The network fails; the device notices, and comes back by itself. */
  cut(): void {
    if (!this.connected) return;
    const end = this.#end;
    const line = this.#line + 1;
    this.#line = line;
    if (end) this.#network.time.later(this.#network.chance.int(0, 20_000), () => end.gone());
    // Until it notices, it believes to be connected: what it sends gets lost.
    this.#end = null;
    this.#network.time.later(this.#network.chance.int(0, 4_000), () => {
      if (this.#line !== line || !this.connected) return;
      this.#lost();
      this.#again();
    });
  }

  /** The server has ended the connection: a device does not come back by itself. */
  ended(byServer: boolean): void {
    const line = this.#line;
    this.#network.time.later(this.#delay(), () => {
      if (line !== this.#line || !this.connected) return;
      this.#line += 1;
      this.#end = null;
      this.#lost();
      if (byServer) this.active = false;
      else this.#again();
    });
  }

  /** Something from the server is on its way. */
  tell(event: string, message: unknown): void {
    const { chance, weather } = this.#network;
    if (chance.odds(weather.lost)) {
      // Events have numbers, so that a lost one is missed. What has none a WebSocket loses with the connection only.
      if (event !== TELL.events && event !== TELL.presence) this.cut();
      return;
    }
    const copy = plain(message);
    for (let times = chance.odds(weather.doubled) ? 2 : 1; times > 0; times -= 1)
      this.#down(() => this.#fire(event, plain(copy)));
  }

  timeout(ms: number) {
    return {
      emitWithAck: (event: string, message: unknown): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const { time, chance, weather } = this.#network;
          const fail = (error: Error) => {
            this.#pending.delete(fail);
            reject(error);
          };
          time.later(ms, () => fail(new Error('operation has timed out')));
          this.#pending.add(fail);
          if (chance.odds(weather.lost)) return;
          const copy = plain(message);
          let heard = false;
          const answer = (given: unknown) => {
            if (heard || chance.odds(weather.lostAnswers)) return;
            heard = true;
            const back = plain(given);
            this.#down(() => {
              // A large answer is unpacked on another thread: meanwhile others may be read.
              time.later(chance.odds(0.3) ? chance.int(0, 60) : 0, () => {
                this.#pending.delete(fail);
                resolve(back);
              });
            });
          };
          for (let times = chance.odds(weather.doubled) ? 2 : 1; times > 0; times -= 1)
            this.#up((end) => end.receive(event, plain(copy), answer));
        }),
    };
  }

  #delay(): number {
    const { chance, weather } = this.#network;
    return weather.delay[0] + chance.next() * (weather.delay[1] - weather.delay[0]);
  }

  #down(run: () => void): void {
    const { time, weather } = this.#network;
    const line = this.#line;
    let at = time.now + this.#delay();
    if (weather.ordered) at = Math.max(at, this.#downAt);
    this.#downAt = Math.max(this.#downAt, at);
    time.later(at - time.now, () => {
      if (line === this.#line) run();
    });
  }

  #up(run: (end: ServerEnd) => void): void {
    const { time, weather } = this.#network;
    const end = this.#end;
    if (!end) return;
    let at = time.now + this.#delay();
    if (weather.ordered) at = Math.max(at, this.#upAt);
    this.#upAt = Math.max(this.#upAt, at);
    time.later(at - time.now, () => run(end));
  }

  #fire(event: string, message?: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(message);
  }

  #lost(): void {
    this.connected = false;
    for (const fail of [...this.#pending]) fail(new Error('socket has been disconnected'));
    this.#fire('disconnect');
  }

  #again(): void {
    if (!this.active) return;
    this.#attempts += 1;
    const wait = Math.min(8_000, 500 * 2 ** Math.min(this.#attempts, 5));
    const line = this.#line;
    this.#network.time.later(wait * (0.5 + this.#network.chance.next()), () => {
      if (this.active && !this.connected && line === this.#line) this.#dial();
    });
  }

  #dial(): void {
    this.#line += 1;
    const line = this.#line;
    const { time } = this.#network;
    time.later(this.#delay(), async () => {
      if (line !== this.#line || !this.active) return;
      const node = this.#network.node();
      const end = node && (await node.accept(this.#seat, this).catch((reason: ClosingReason) => reason));
      await time.pause(this.#delay());
      if (line !== this.#line || !this.active) {
        if (end && typeof end === 'object') end.gone();
        return;
      }
      // The process may have been killed while the handshake was on its way back.
      if (end && typeof end === 'object' && !end.connected) {
        this.#fire('connect_error', new Error('websocket error'));
        this.#again();
        return;
      }
      if (end && typeof end === 'object') {
        this.#end = end;
        this.#attempts = 0;
        this.connected = true;
        this.#fire('connect');
        return;
      }
      // Refused by name: it gives up. Nobody there: it tries again.
      if (end) this.active = false;
      this.#fire('connect_error', new Error(end ?? 'websocket error'));
      if (!end) this.#again();
    });
  }
}
