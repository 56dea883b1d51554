/** Lays the report out: what failed comes first. */
import { h } from './dom.js';
import { chain } from './chain.js';
import { events } from './events.js';
import { measures } from './measures.js';
import { phases } from './phases.js';
import { artifacts, browsers, machine, statistics } from './surroundings.js';
import { verdicts } from './verdicts.js';

function heading(call, many) {
  return many
    ? h('header', { class: `call ${call.outcome.toLowerCase()}` },
      h('h2', {}, `Call ${call.id}: ${call.outcome}`), h('p', {}, call.reason))
    : null;
}

export function showReport() {
  const run = JSON.parse(document.getElementById('data').textContent);
  const rank = ['FAILED', 'INCONCLUSIVE', 'PASSED'];
  const calls = [...run.calls].sort((a, b) => rank.indexOf(a.outcome) - rank.indexOf(b.outcome));
  const parts = calls.flatMap((call) => [
    heading(call, calls.length > 1), chain(call), verdicts(call), measures(call), phases(call),
    artifacts(call), browsers(call), events(call), statistics(call),
  ]);
  document.getElementById('report').append(...parts.filter(Boolean), machine(run));
  document.getElementById('footer').append(
    `Peerproof ${run.host.peerproof} · schema ${run.schemaVersion} · the same as data: `,
    h('a', { href: 'report.json' }, 'report.json'));
}
