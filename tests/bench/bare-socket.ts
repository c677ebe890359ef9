import { WebSocket } from 'ws';
import { LIVE_PATH } from '#app/contract/live-names.ts';
import { SOCKET_OPTIONS } from '#app/live/open-socket.ts';
import type { LiveSocket } from '#app/live/room-types.ts';

/** What Engine.IO 4 and Socket.IO 5 write before a packet, as far as a room uses them. */
const OPEN = '0';
const PING = '2';
const PONG = '3';
const CONNECT = '40';
const DISCONNECT = '41';
const EVENT = '42';
const ACK = '43';
const CONNECT_ERROR = '44';

type Listener = (message: never) => void;

/**
 * A hall hears the same text: it is read once for all devices that one process plays. Each of five hundred phones
 * reads it on a processor of its own, which is not what is measured here.
 */
let heard = '';
let heardEvent: readonly [string, unknown] = ['', null];

function eventIn(text: string): readonly [string, unknown] {
  if (text !== heard) {
    const [event, message] = JSON.parse(text.slice(EVENT.length)) as [string, unknown];
    heard = text;
    heardEvent = [event, message];
  }
  return heardEvent;
}

/**
 * A device's connection with nothing in it but `ws`, as the yardstick's: the same handshake, packets, acknowledgements,
 * heartbeat and waits before it comes back as the product's client has, and none of that library's work. What a
 * machine spends on playing five hundred devices is missing to the server that it measures.
 */
export function openBare(
  url: string,
  cookie: string,
  arrived: (bytes: number, anew: boolean) => void,
): LiveSocket {
  const listeners = new Map<string, Set<Listener>>();
  const acknowledged = new Map<number, (answer: unknown) => void>();
  let socket: WebSocket | null = null;
  let wanted = false;
  let connected = false;
  let asked = 0;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (event: string, message?: unknown) => {
    for (const listener of listeners.get(event) ?? []) (listener as (message: unknown) => void)(message);
  };
  const again = () => {
    if (!wanted) return;
    const { reconnectionDelay, reconnectionDelayMax, randomizationFactor } = SOCKET_OPTIONS;
    const wait = Math.min(reconnectionDelayMax, reconnectionDelay * 2 ** failures);
    failures += 1;
    clearTimeout(timer);
    timer = setTimeout(connect, wait * (1 - randomizationFactor + 2 * randomizationFactor * Math.random()));
  };
  const take = (text: string) => {
    if (text.startsWith(EVENT)) tell(...eventIn(text));
    else if (text.startsWith(ACK)) {
      const body = text.indexOf('[');
      const id = Number(text.slice(ACK.length, body));
      const [answer] = JSON.parse(text.slice(body)) as [unknown];
      acknowledged.get(id)?.(answer);
      acknowledged.delete(id);
    } else if (text === PING) socket?.send(PONG);
    else if (text.startsWith(CONNECT_ERROR)) {
      // The server has refused it: whoever is in the room decides when to try again.
      wanted = false;
      socket?.close();
      tell('connect_error', new Error((JSON.parse(text.slice(2)) as { message: string }).message));
    } else if (text.startsWith(CONNECT)) {
      connected = true;
      failures = 0;
      tell('connect');
    } else if (text.startsWith(DISCONNECT)) {
      wanted = false;
      socket?.close();
    } else if (text.startsWith(OPEN)) socket?.send(CONNECT);
  };

  function connect(): void {
    wanted = true;
    if (socket) return;
    const address = `${url.replace(/^http/, 'ws')}${LIVE_PATH}/?EIO=4&transport=websocket`;
    const mine = new WebSocket(address, { perMessageDeflate: false, headers: { origin: url, cookie } });
    socket = mine;
    let first = true;
    mine.on('message', (data) => {
      const text = String(data);
      arrived(Buffer.byteLength(text), first);
      first = false;
      take(text);
    });
    mine.on('error', () => undefined);
    mine.on('close', () => {
      const was = connected;
      socket = null;
      connected = false;
      acknowledged.clear();
      if (was) tell('disconnect');
      again();
    });
  }

  return {
    get connected() {
      return connected;
    },
    get active() {
      return wanted;
    },
    connect,
    disconnect() {
      wanted = false;
      clearTimeout(timer);
      socket?.close();
    },
    on(event: string, listener: Listener) {
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all.add(listener));
    },
    timeout: (ms: number) => ({
      emitWithAck: (event: string, message: unknown) =>
        new Promise((resolve, reject) => {
          if (!connected || !socket) return reject(new Error('not connected'));
          asked += 1;
          const id = asked;
          const late = setTimeout(() => {
            acknowledged.delete(id);
            reject(new Error('no answer in time'));
          }, ms);
          acknowledged.set(id, (answer) => {
            clearTimeout(late);
            resolve(answer);
          });
          socket.send(`${EVENT}${id}${JSON.stringify([event, message])}`);
        }),
    }),
  };
}
