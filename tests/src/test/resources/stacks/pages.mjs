// What every server of a stack does: it serves our pages and the packages' files, says its port, and ends with its
// test.
import { fileURLToPath } from 'node:url';
import express from 'express';

const folder = fileURLToPath(new URL('.', import.meta.url));

export function pages() {
  const app = express();
  app.use(express.static(folder));
  return app;
}

export function listen(server, end = () => process.exit()) {
  server.listen(0, '127.0.0.1', () => console.log(`PORT ${server.address().port}`));
  process.stdin.on('end', end).resume();
}

/** The value of --name=value. */
export function argument(name) {
  return process.argv.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3);
}

/** The kind of message that this server is to die of, before it carries it on. */
export const deadly = argument('die-of');
