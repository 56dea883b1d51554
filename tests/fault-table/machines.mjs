/** Rows in which something of the machine is missing, full or unusual. */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { leftBy, markOf, remove } from './processes.mjs';
import { start } from './run.mjs';

const CALL = ['./peerproof', 'call', '--no-install'];

/** Runs the rest of the command after `script` prepared a mount namespace of its own. */
const mounted = (script) => ['unshare', '--mount', 'sh', '-ec', `${script}; exec "$@"`, 'sh'];

const quoted = (path) => `'${path}'`;
const full = (path) =>
  `mount -t tmpfs -o size=64k tmpfs ${quoted(path)}; dd if=/dev/zero of=${quoted(path)}/full bs=1k 2>&- || :`;

/** A program in place of the driver. */
function driver(folder, lines) {
  const file = join(folder, 'chromedriver');
  writeFileSync(file, ['#!/bin/sh', ...lines].join('\n'));
  chmodSync(file, 0o755);
  return file;
}

const SILENT = `require('net').createServer(() => {}).listen(0, '127.0.0.1', function () {
  console.log('Starting ChromeDriver on port ' + this.address().port);
  console.log('ChromeDriver was started successfully on port ' + this.address().port + '.');
})`;

/**
 * `command` puts the rest behind it; `ends` matches the text of a run that does not pass, and is missing where the call must
 * pass. `folder` is empty and of this row alone.
 */
const ROWS = [
  {
    name: 'full disk for the report',
    root: true,
    command: ({ out }) => [...mounted(full(out)), ...CALL, '--out', `${out}/run`],
    ends: /disk is full/,
  },
  {
    name: 'full folder for temporary files',
    root: true,
    command: ({ out }) => [...mounted(full('/tmp')), ...CALL, '--out', `${out}/run`],
    ends: /disk is full/,
  },
  {
    name: 'read-only folder for the report',
    root: true,
    command: ({ out }) => [...mounted(`mount -t tmpfs -o ro tmpfs ${quoted(out)}`), ...CALL, '--out', `${out}/run`],
    ends: /[Rr]ead-only/,
  },
  {
    name: 'read-only home',
    root: true,
    command: ({ folder }) => [...mounted(`mount -t tmpfs -o ro tmpfs ${quoted(folder)}`), ...CALL],
    env: ({ folder }) => ({ HOME: folder, XDG_CACHE_HOME: '' }),
  },
  { name: 'no home', command: () => ['env', '-u', 'HOME', '-u', 'XDG_CACHE_HOME', ...CALL] },
  {
    name: 'a home that does not exist',
    command: () => CALL,
    env: ({ folder }) => ({ HOME: `${folder}/none`, XDG_CACHE_HOME: '' }),
  },
  {
    name: 'a user id without a name',
    root: true,
    command: ({ out }) => [
      'setpriv',
      '--reuid=54321',
      '--regid=54321',
      '--clear-groups',
      'env',
      '-u',
      'HOME',
      ...CALL,
      '--out',
      `${out}/run`,
    ],
  },
  {
    name: 'no /dev/shm',
    root: true,
    command: () => [...mounted('mount -t tmpfs -o size=4k,ro tmpfs /dev/shm'), ...CALL],
  },
  { name: '60 file descriptors', command: () => ['sh', '-c', 'ulimit -n 60; exec "$@"', 'sh', ...CALL], ends: /./ },
  {
    name: '200 file descriptors',
    command: () => ['sh', '-c', 'ulimit -n 200; exec "$@"', 'sh', ...CALL],
    ends: /./,
    mayPass: true,
  },
  {
    name: 'Turkish',
    command: () => CALL,
    env: () => ({ JAVA_TOOL_OPTIONS: '-Duser.language=tr -Duser.country=TR', TZ: 'Europe/Istanbul' }),
  },
  {
    name: 'Arabic digits',
    command: () => CALL,
    env: () => ({
      JAVA_TOOL_OPTIONS: '-Duser.language=ar -Duser.country=EG -Duser.extensions=u-nu-arab',
      TZ: 'Africa/Cairo',
    }),
  },
  { name: 'a time zone that does not exist', command: () => CALL, env: () => ({ TZ: 'Mars/Olympus' }) },
  { name: 'a POSIX locale', command: () => CALL, env: () => ({ LC_ALL: 'C', LANG: 'C' }) },
  { name: 'a folder with spaces and é', command: ({ out }) => [...CALL, '--out', `${out}/a é 你/run`] },
  { name: 'Peerproof itself in such a folder', home: true, command: ({ out }) => [...CALL, '--out', `${out}/run`] },
  {
    name: 'a folder for temporary files with spaces and é',
    command: () => CALL,
    env: ({ folder }) => ({ JAVA_TOOL_OPTIONS: `-Djava.io.tmpdir="${folder}"` }),
  },
  {
    name: 'IPv6 only, beside 127.0.0.1',
    root: true,
    command: () => [
      'unshare',
      '--net',
      'sh',
      '-ec',
      'ip link set lo up; ip link add d0 type dummy; ip link set d0 up; ip addr add fd00::2/64 dev d0 nodad; exec "$@"',
      'sh',
      ...CALL,
    ],
  },
  {
    name: 'no IPv4 at all',
    root: true,
    command: () => [
      'unshare',
      '--net',
      'sh',
      '-ec',
      'ip link set lo up; ip addr del 127.0.0.1/8 dev lo; exec "$@"',
      'sh',
      ...CALL,
    ],
    ends: /./,
  },
  {
    name: 'no network',
    root: true,
    command: () => ['unshare', '--net', 'sh', '-ec', 'ip link set lo up; exec "$@"', 'sh', ...CALL],
    mayPass: true,
    ends: /./,
  },
  {
    name: 'a driver that never tells its port',
    command: () => CALL,
    driver: () => ['exec sleep 100'],
    ends: /did not start/,
  },
  {
    name: 'a driver that never answers',
    command: () => CALL,
    driver: () => [`exec ${process.execPath} -e "${SILENT.replaceAll('"', '\\"')}"`],
    ends: /did not start/,
  },
];

async function attempt(row) {
  const folder = mkdtempSync('/tmp/fault é ');
  chmodSync(folder, 0o777);
  const out = join(folder, 'out');
  mkdirSync(out);
  chmodSync(out, 0o777);
  const given = { folder, out };
  let cwd = process.cwd();
  if (row.home) {
    cwd = join(folder, 'a é 你');
    mkdirSync(join(cwd, 'harness/cli/target'), { recursive: true });
    cpSync('peerproof', join(cwd, 'peerproof'));
    cpSync('harness/cli/target/peerproof', join(cwd, 'harness/cli/target/peerproof'), { recursive: true });
  }
  const env = { ...row.env?.(given) };
  if (row.driver) {
    env.PEERPROOF_DRIVER = driver(folder, [
      'case "$1" in --version) echo "ChromeDriver $(chromium --version | grep -oE "[0-9.]{8,}" | head -n 1)"; exit;; esac',
      ...row.driver(),
    ]);
  }
  const run = start(row.command(given), { cwd, env });
  const mark = markOf(run.pid);
  await run.ended;
  const wrong = [];
  const passed = run.code === 0;
  if (passed ? row.ends && !row.mayPass : !row.ends) wrong.push(`exit code ${run.signal ?? run.code}`);
  if (!passed && row.ends && (![1, 2, 3].includes(run.code) || !row.ends.test(run.output)))
    wrong.push(`exit code ${run.code}, or no sentence names it`);
  if (/\n\s+at [\w.$]+\(|internal error|Exception in thread/.test(run.output)) wrong.push('an internal error');
  const left = leftBy(mark);
  if (left.length > 0) wrong.push(`left: ${left.join('; ')}`);
  remove(mark);
  rmSync(folder, { recursive: true, force: true });
  const lines = run.output.split('\n').map((line) => line.trim());
  const said =
    lines.find((line) => row.ends?.source.length > 1 && row.ends.test(line)) ??
    lines.find((line) => /^\W*(PASSED|FAILED|INCONCLUSIVE)/.test(line)) ??
    lines.filter(Boolean).at(-1) ??
    '';
  return { exit: run.signal ?? run.code, said: said.replaceAll(folder, 'DIR'), leftS: 0, wrong, output: run.output };
}

export const machines = ROWS.map((row) => ({
  name: `machine: ${row.name}`,
  needsRoot: row.root === true,
  run: () => attempt(row),
}));
