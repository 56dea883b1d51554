/** Rows in which a page that works floods its browser, and with it Peerproof. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leftBy, markOf, remove } from './processes.mjs';
import { pause, start, stop, until } from './run.mjs';

/** More than a call takes whose page says nothing (200 MB, 4 s), with room for slow machines. */
const MOST_MB = 900;
const MOST_CPU_S = 60;

const FLOODS = {
  none: 'a page that does not flood',
  console: '100,000 lines in the console of each page',
  connections: '500 connections of each page',
  messages: '100,000 messages over a data channel',
  description: 'a description of 50 MB in each page',
};

/** The largest memory and the processor time of a process so far; of its last look, once it has ended. */
function look(pid, before) {
  try {
    const megabytes = Number(readFileSync(`/proc/${pid}/status`, 'latin1').match(/VmHWM:\s+(\d+)/)[1]) / 1024;
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { megabytes, cpuS: (Number(fields[11]) + Number(fields[12])) / 100 };
  } catch {
    return before;
  }
}

async function attempt(flood) {
  const out = mkdtempSync(join(tmpdir(), 'faults-'));
  const relay = start([process.execPath, new URL('relay.mjs', import.meta.url).pathname, '']);
  let mark = '';
  try {
    const [address] = await until('the relay', () => relay.output.match(/http:\S+/));
    const page = `${address}?room={room}&peer={peer}&role={role}${flood === 'none' ? '' : `&flood=${flood}`}`;
    const run = start([
      './peerproof',
      'call',
      page,
      '--expect',
      'video,audio',
      '--hold',
      '10s',
      '--out',
      join(out, 'run'),
    ]);
    mark = markOf(run.pid);
    let used = { megabytes: 0, cpuS: 0 };
    while (run.code === undefined && run.signal === undefined) {
      used = look(run.pid, used);
      await pause(100);
    }
    const wrong = [];
    if (run.code !== 0) wrong.push(`exit code ${run.signal ?? run.code}`);
    if (used.megabytes > MOST_MB) wrong.push('its memory');
    if (used.cpuS > MOST_CPU_S) wrong.push('its processor time');
    if (leftBy(mark).length > 0) wrong.push(`left: ${leftBy(mark).join('; ')}`);
    const reportMb = statSync(join(out, 'run', 'report.json')).size / 1e6;
    const verdict = run.output.split('\n').find((line) => /^\W*(PASSED|FAILED|INCONCLUSIVE)/.test(line)) ?? '';
    const said = `${used.megabytes.toFixed(0)} MB, ${used.cpuS.toFixed(1)} s of a core, report ${reportMb.toFixed(1)} MB. ${verdict.trim()}`;
    return { exit: run.signal ?? run.code, said, leftS: 0, wrong, output: run.output };
  } finally {
    await stop(relay);
    if (mark) remove(mark);
    rmSync(out, { recursive: true, force: true });
  }
}

export const floods = Object.entries(FLOODS).map(([flood, name]) => ({
  name: `flood: ${name}`,
  run: () => attempt(flood),
}));
