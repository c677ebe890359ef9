import { LIVE_PATH } from '#app/contract/live-names.ts';
import type { LiveSocket } from './room-types.ts';

/**
 * How a socket connects: over WebSocket only, and again by itself after growing waits with chance in them. The
 * longest is short enough that a hall is whole again half a minute after a server was lost.
 */
export const SOCKET_OPTIONS = {
  path: LIVE_PATH,
  transports: ['websocket'],
  autoConnect: false,
  // One connection for a page: `forceNew` keeps two rooms apart in development's double mounting.
  forceNew: true,
  reconnectionDelay: 500,
  reconnectionDelayMax: 8_000,
  randomizationFactor: 0.5,
  timeout: 10_000,
};

/** The socket is loaded only here, after the page can be used. */
export async function openSocket(): Promise<LiveSocket> {
  const { io } = await import('socket.io-client');
  return io(SOCKET_OPTIONS);
}

/** 128 random bits; `crypto.randomUUID` is missing where a page is served without TLS inside a building. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
