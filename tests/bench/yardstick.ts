import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/**
 * The yardstick: echoes each message to its sender and tells it to everybody in the same room (the address it was
 * opened with), keeps nothing, checks nothing.
 */
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
const rooms = new Map<string, Set<WebSocket>>();
sockets.on('connection', (socket, { url = '/' }) => {
  const room = rooms.get(url) ?? new Set();
  rooms.set(url, room.add(socket));
  socket.once('close', () => room.delete(socket));
  socket.on('message', (message) => {
    socket.send(message, { binary: false });
    for (const other of room) other.send(message, { binary: false });
  });
});
server.listen(0, '127.0.0.1', 2_048, () => {
  process.send?.({ ready: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.on('disconnect', () => process.exit(0));
