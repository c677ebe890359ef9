import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** The yardstick: echoes each message to its sender and tells it to everybody, keeps nothing, checks nothing. */
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket) => {
  socket.on('message', (message) => {
    socket.send(message, { binary: false });
    for (const other of sockets.clients) other.send(message, { binary: false });
  });
});
server.listen(0, '127.0.0.1', 2_048, () => {
  process.send?.({ ready: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.on('disconnect', () => process.exit(0));
