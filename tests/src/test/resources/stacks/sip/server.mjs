// Starts and ends Kamailio, which carries the SIP, and serves our page.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import net from 'node:net';
import { argument, deadly, listen, pages } from '../pages.mjs';

const runtime = 'sip/run';
mkdirSync(runtime, { recursive: true });

/** Kamailio takes no port 0. */
function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const port = await freePort();
const kamailio = spawn(
  argument('kamailio'),
  [
    '-DD',
    '-E',
    '-m',
    '16',
    '-M',
    '4',
    '-Y',
    runtime,
    '-f',
    'sip/kamailio.cfg',
    '-l',
    `tcp:127.0.0.1:${port}`,
    '-A',
    `MODULES="${argument('modules')}/"`,
    ...(deadly === 'INVITE' ? ['-A', 'HOLD'] : []),
  ],
  { env: { ...process.env, LD_LIBRARY_PATH: argument('libraries') }, stdio: ['ignore', 'inherit', 'pipe'] },
);

const app = pages();
app.get('/sip/port', (_, response) => response.json(port));
const server = createServer(app);
let log = '';
let listening = false;
kamailio.stderr.on('data', (data) => {
  process.stderr.write(data);
  log += data;
  if (!listening && log.includes('ready to serve')) {
    listening = true;
    listen(server, () => kamailio.kill());
  }
  if (log.includes('holding the INVITE')) kamailio.kill();
});
kamailio.on('exit', () => {
  console.log('Kamailio ended');
  if (!listening || process.stdin.readableEnded) process.exit();
  process.stdin.on('end', () => process.exit());
});
