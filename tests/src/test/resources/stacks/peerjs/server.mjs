// The server that PeerJS's pages find each other by, and our page.
import { createServer } from 'node:http';
import { ExpressPeerServer } from 'peer';
import { deadly, listen, pages } from '../pages.mjs';

const app = pages();
const server = createServer(app);
const peers = ExpressPeerServer(server);
peers.on('message', (_, { type }) => {
  if (type === deadly) process.exit();
});
app.use('/peers', peers);
listen(server);
