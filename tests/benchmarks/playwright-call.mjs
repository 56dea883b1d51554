// The same call as engineers write it with Playwright: one process that serves the page, relays its signaling, starts two browsers,
// waits until both present a remote frame, and closes all.
//
//   node playwright-call.mjs PAGE.html CHROME
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { WebSocketServer } from 'ws';

const [page, executablePath] = process.argv.slice(2);
const html = readFileSync(page);
const server = createServer((request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(html);
});
const peers = new Map();
let connections = 0;
new WebSocketServer({ server }).on('connection', (socket) => {
  connections += 1;
  const id = `p${connections}`;
  socket.on('message', (data) => {
    const { to, ...message } = JSON.parse(data);
    if (message.type === 'join') {
      const others = [...peers].map(([other]) => ({ id: other }));
      for (const other of peers.values()) other.send(JSON.stringify({ type: 'joined', peer: { id } }));
      peers.set(id, socket);
      socket.send(JSON.stringify({ type: 'welcome', peers: others }));
    } else {
      peers.get(to).send(JSON.stringify({ ...message, from: id }));
    }
  });
});
await new Promise((listening) => { server.listen(0, '127.0.0.1', listening); });
const args = ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required'];
const browsers = await Promise.all(['caller', 'callee'].map(async (role) => {
  const browser = await chromium.launch({ executablePath, args });
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${server.address().port}/?room=call&role=${role}`);
  await tab.waitForFunction(() => window.totalMs > 0);
  return browser;
}));
await Promise.all(browsers.map((browser) => browser.close()));
process.exit(0);
