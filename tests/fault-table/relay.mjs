/**
 * The server of the page under test, with a signaling relay of its own. Prints the address, then a line for each phase that a
 * page reached. A page that reached the phase of the first argument gets no answer, and stays in it.
 */
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';

const [stop] = process.argv.slice(2);
const page = readFileSync(new URL('page.html', import.meta.url));
const scripts = new Map(
  ['/page.js', '/flood.js'].map((path) => [path, readFileSync(new URL(`.${path}`, import.meta.url))]),
);
const messages = new Map(); // of a room
const waiting = new Set(); // functions that answer what can be answered

function next(room, peer, from, response) {
  const found = (messages.get(room) ?? []).slice(from).findIndex((message) => message.from !== peer);
  if (found < 0) return false;
  response.end(JSON.stringify({ number: from + found + 1, message: messages.get(room)[from + found] }));
  return true;
}

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const { room, peer, phase, from } = Object.fromEntries(url.searchParams);
  if (url.pathname === '/reached') {
    console.log(`reached ${phase}`);
    if (phase !== stop) response.end();
  } else if (url.pathname === '/send') {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      messages.set(room, [...(messages.get(room) ?? []), { from: peer, ...JSON.parse(text) }]);
      for (const answer of waiting) if (answer()) waiting.delete(answer);
      response.end();
    });
  } else if (url.pathname === '/next') {
    const answer = () => next(room, peer, Number(from), response);
    if (!answer()) waiting.add(answer);
  } else if (scripts.has(url.pathname)) {
    response.setHeader('Content-Type', 'text/javascript');
    response.end(scripts.get(url.pathname));
  } else if (url.pathname === '/') {
    response.setHeader('Content-Type', 'text/html');
    response.end(page);
  } else {
    response.writeHead(404).end();
  }
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
