// The same call as engineers write it with Playwright: one process that serves the page, relays its signaling, starts
// two browsers, waits until both present a remote frame, and closes all.
//
//   node playwright-call.mjs PAGE.html CHROME          starts the browsers, makes one call, closes them
//   node playwright-call.mjs PAGE.html CHROME ROUNDS   keeps the browsers, a fresh context for each call; prints the median in milliseconds
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { WebSocketServer } from 'ws';

const [page, executablePath, rounds] = process.argv.slice(2);
const html = readFileSync(page);
const server = createServer((_, response) => {
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
await new Promise((listening) => {
  server.listen(0, '127.0.0.1', listening);
});
const args = [
  '--no-sandbox',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];
const launch = () => Promise.all([0, 1].map(() => chromium.launch({ executablePath, args })));

/** Makes a call between two tabs. */
async function call(name, tabs) {
  peers.clear();
  await Promise.all(
    tabs.map(async (tab, i) => {
      await tab.goto(`http://127.0.0.1:${server.address().port}/?room=${name}&role=${['caller', 'callee'][i]}`);
      await tab.waitForFunction(() => window.totalMs > 0);
    }),
  );
}

const browsers = await launch();
if (rounds === undefined) {
  await call('call', await Promise.all(browsers.map((browser) => browser.newPage())));
} else {
  const times = [];
  for (let round = 0; round < Number(rounds); round++) {
    const began = performance.now();
    const contexts = await Promise.all(browsers.map((browser) => browser.newContext()));
    await call(`call${round}`, await Promise.all(contexts.map((context) => context.newPage())));
    await Promise.all(contexts.map((context) => context.close()));
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  console.log(times[times.length >> 1]);
}
await Promise.all(browsers.map((browser) => browser.close()));
process.exit(0);
