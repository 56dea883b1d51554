/** Processes as Linux shows them in proc(5), and what belongs to one Peerproof process. */
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const TEMPORARY = '/tmp';

const read = (file) => {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
};

function process(pid) {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {
    pid,
    state: fields[0],
    parent: Number(fields[1]),
    started: fields[19],
    line: read(`/proc/${pid}/cmdline`).replaceAll('\0', ' '),
  };
}

/** All processes that run; zombies hold nothing. */
const running = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .map(process)
    .filter(({ state }) => state !== undefined && !'ZX'.includes(state));

function descendants(pid, all) {
  const children = all.filter(({ parent }) => parent === pid);
  return [...children, ...children.flatMap((child) => descendants(child.pid, all))];
}

/** The first part of the names of everything that the Peerproof process starts and makes. */
export function markOf(pid) {
  const space = readlinkSync(`/proc/${pid}/ns/pid`).replace(/\D/g, '');
  const { started } = process(pid);
  return `peerproof-${[space, pid, started].map((number) => Number(number).toString(36)).join('-')}-`;
}

/** Processes and directories with the mark. */
export function leftBy(mark) {
  const processes = running().filter(({ line }) => line.includes(mark));
  const directories = readdirSync(TEMPORARY).filter((name) => name.startsWith(mark));
  return [...processes.map(({ pid, line }) => `${pid} ${line.slice(0, 60)}`), ...directories];
}

/** Ends and deletes what a row left, so that the next row begins afresh. */
export function remove(mark) {
  for (const { pid } of running().filter(({ line }) => line.includes(mark))) kill(pid);
  for (const name of readdirSync(TEMPORARY).filter((one) => one.startsWith(mark))) {
    rmSync(join(TEMPORARY, name), { recursive: true, force: true });
  }
}

export function kill(pid) {
  try {
    globalThis.process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended
  }
}

/** The processes that a fault kills; empty while they have not started. */
export function victims(victim, jvm) {
  const below = descendants(jvm, running());
  const drivers = below.filter(({ line }) => line.includes('-driver ') || line.includes('--port=0'));
  const browsers = below.filter(({ line }) => line.includes('--user-data-dir=') && !line.includes(' --type='));
  switch (victim) {
    case 'JVM':
      return [jvm];
    case 'driver':
      return drivers.slice(0, 1).map(({ pid }) => pid);
    case 'browser':
      return browsers.slice(0, 1).map(({ pid }) => pid);
    case 'tab': {
      const [browser] = browsers;
      return browser
        ? descendants(browser.pid, below)
            .filter(({ line }) => line.includes(' --type=renderer'))
            .map(({ pid }) => pid)
        : [];
    }
    default:
      throw new Error(`there is no victim ${victim}`);
  }
}
