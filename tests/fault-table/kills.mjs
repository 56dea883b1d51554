/** Rows in which a program is killed in the midst of a command. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kill, leftBy, markOf, remove, victims } from './processes.mjs';
import { start, stop, until } from './run.mjs';

const PHASES = ['starting', 'loading', 'media', 'signaling', 'connected', 'holding', 'reporting'];
const VICTIMS = ['JVM', 'driver', 'browser', 'tab', 'relay'];

/** Phases that the page itself stays in. */
const STOPS = ['loading', 'media', 'signaling'];

/** An orphan may live this long. */
const ORPHAN_MS = 10_000;

const lines = (file) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []);

/** The calls that are on the disk whole. */
const kept = (folder) =>
  lines(join(folder, 'calls.jsonl'))
    .map((line) => {
      try {
        return JSON.parse(line);
      } catch {
        return null;
      }
    })
    .filter(Boolean);

const COMMANDS = {
  call: (page, out) => ['call', page, '--timeout', '15s', '--hold', '6s', '--screenshots', '--out', out],
  timing: (page, out) => ['timing', page, '--calls', '3', '--warm-ups', '0', '--out', out],
  matrix: (page, out) => ['matrix', page, '--browsers', 'auto,auto', '--calls', '2', '--warm-ups', '0', '--out', out],
};

/** Tells whether a run has come to the phase. */
function isIn(phase, run, relay, out) {
  switch (phase) {
    case 'starting':
      return run.output.includes('Starting two browsers');
    case 'reporting':
      return run.output.includes('Saving screenshots and logs');
    case 'second call':
      return kept(out).length > 0;
    default:
      return relay.output.includes(`reached ${phase}\n`);
  }
}

/** What must be true of a run whose program was killed; returns what is not. */
function broken({ command, phase, victim, run, out }) {
  const wrong = [];
  const expect = (is, sentence) => is || wrong.push(sentence);
  const { code, signal, output } = run;
  if (victim === 'JVM') {
    expect(signal === 'SIGKILL', 'it was not ended by the signal');
  } else if (command !== 'call') {
    expect([0, 1, 3].includes(code), `exit code ${code}`);
    expect(existsSync(join(out, 'report.json')), 'there is no report');
  } else if (victim === 'relay') {
    const late = ['connected', 'holding', 'reporting'].includes(phase);
    expect(late ? code === 0 : code === 1 || code === 3, `exit code ${code}`);
  } else if (phase === 'reporting') {
    expect(code === 0 || code === 3, `exit code ${code}`); // the call was decided before
  } else {
    expect(code === 3, `exit code ${code}`);
    expect(/ died: | did not start: | crashed |hangs|did not answer/.test(output), 'no sentence names what died');
  }
  expect(!/\n\s+at [\w.$]+\(/.test(output), 'it prints a stack trace');
  if (phase === 'second call') expect(kept(out).length > 0, 'the finished call is not kept');
  return wrong;
}

/** The sentence that a person reads first. */
function said(run) {
  const texts = run.output.split('\n').map((line) => line.trim());
  const found =
    texts.find((line) => /died|did not start|crashed|hangs/.test(line)) ??
    texts.find((line) => /^\W*(PASSED|FAILED|INCONCLUSIVE)/.test(line)) ??
    '';
  return found.replace(/ Its log: .*/, '');
}

async function kill9(row) {
  const { command, phase, victim } = row;
  const out = mkdtempSync(join(tmpdir(), 'faults-'));
  const relay = start([
    process.execPath,
    new URL('relay.mjs', import.meta.url).pathname,
    STOPS.includes(phase) ? phase : '',
  ]);
  let mark = '';
  try {
    const [address] = await until('the relay', () => relay.output.match(/http:\S+/));
    const page = `${address}?room={room}&peer={peer}&role={role}`;
    const run = start(['./peerproof', ...COMMANDS[command](page, join(out, 'run'))]);
    mark = markOf(run.pid);
    const reached = await until(phase, () => {
      if (isIn(phase, run, relay, join(out, 'run'))) return 'reached';
      return run.code !== undefined && 'ended';
    });
    if (reached === 'ended') {
      const wrong = [`it ended before it came to that phase, with exit code ${run.code}`];
      return { exit: run.code, said: said(run), leftS: 0, wrong, output: run.output };
    }
    const doomed =
      victim === 'relay'
        ? [relay.pid]
        : await until(victim, () => victims(victim, run.pid).length > 0 && victims(victim, run.pid));
    const killed = performance.now();
    doomed.forEach(kill);
    await run.ended;
    const ended = performance.now();
    const within = await until('nothing is left', () => leftBy(mark).length === 0 && 1, ORPHAN_MS).then(
      () => performance.now() - (victim === 'JVM' ? killed : ended),
      () => Number.POSITIVE_INFINITY,
    );
    const wrong = broken({ ...row, run, out: join(out, 'run') });
    if (within > ORPHAN_MS) wrong.push(`left: ${leftBy(mark).join('; ')}`);
    if (victim === 'JVM' && command === 'timing') {
      const resumed = start(['./peerproof', 'timing', '--resume', join(out, 'run')]);
      await resumed.ended;
      const calls = kept(join(out, 'run')).length;
      if (resumed.code !== 0 || calls < 3) wrong.push(`--resume: exit code ${resumed.code}, ${calls} calls`);
    }
    return { exit: run.signal ?? run.code, said: said(run), leftS: within / 1000, wrong, output: run.output };
  } finally {
    await stop(relay);
    if (mark) remove(mark);
    rmSync(out, { recursive: true, force: true });
  }
}

const row = (command, phase, victim) => ({
  name: `${command}, ${phase}: ${victim}`,
  run: () => kill9({ command, phase, victim }),
});

/** The command waits for a relay that is needed from the loading of the page on. */
export const kills = [
  ...PHASES.flatMap((phase) =>
    VICTIMS.filter((victim) => phase !== 'starting' || victim !== 'relay').map((victim) => row('call', phase, victim)),
  ),
  ...['timing', 'matrix'].flatMap((command) => VICTIMS.map((victim) => row(command, 'second call', victim))),
];
