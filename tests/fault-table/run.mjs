/** One run of Peerproof, its output, and what happens to it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { kill } from './processes.mjs';

/** Nothing that a row waits for takes longer on a machine that works. */
const LONGEST_MS = 150_000;

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until `condition` returns something, or throws after `withinMs`. */
export async function until(what, condition, withinMs = LONGEST_MS) {
  for (const began = performance.now(); performance.now() - began < withinMs; await pause(20)) {
    const found = await condition();
    if (found) return found;
  }
  throw new Error(`${what}: not within ${withinMs / 1000} s`);
}

/** Starts a program in a group of its own; it is killed when it takes too long. */
export function start(command, options = {}) {
  const child = spawn(command[0], command.slice(1), {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
    env: { ...process.env, ...options.env },
  });
  const run = { pid: child.pid, output: '', code: undefined, signal: undefined };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => {
      run.output += text;
    });
  }
  const limit = setTimeout(() => kill(child.pid), LONGEST_MS);
  // "exit" and not "close": what is left may hold the output open.
  run.ended = once(child, 'exit').then(([code, signal]) => {
    clearTimeout(limit);
    Object.assign(run, { code, signal });
  });
  run.ended.catch((failure) => {
    Object.assign(run, { code: 127, output: `${run.output}${failure.message}` });
  });
  return run;
}

/** Ends a program that this tool started. */
export async function stop(run) {
  if (run.code === undefined && run.signal === undefined) kill(run.pid);
  await run.ended.catch(() => {});
}
