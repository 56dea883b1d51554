/** Lays the report out: what failed comes first. */
import { h } from './dom.js';
import { chain } from './chain.js';
import { clues } from './clues.js';
import { events } from './events.js';
import { measures } from './measures.js';
import { phases } from './phases.js';
import { artifacts, browsers, machine, statistics } from './surroundings.js';
import { verdicts } from './verdicts.js';

const parts = (call) => [
  chain(call), clues(call), verdicts(call), measures(call), phases(call), artifacts(call), browsers(call), events(call),
  statistics(call),
].filter(Boolean);

/** One of many: what did not pass lies open. */
function folded(call) {
  const title = `Call ${call.id}: ${call.outcome}`;
  return h('details', { class: `call ${call.outcome.toLowerCase()}`, open: call.outcome !== 'PASSED' },
    h('summary', {}, h('h2', {}, title)), h('p', {}, call.reason), ...parts(call));
}

export function showReport() {
  const run = JSON.parse(document.getElementById('data').textContent);
  const rank = ['FAILED', 'INCONCLUSIVE', 'PASSED'];
  const calls = [...run.calls].sort((a, b) => rank.indexOf(a.outcome) - rank.indexOf(b.outcome));
  document.getElementById('report').append(...(calls.length > 1 ? calls.map(folded) : calls.flatMap(parts)), machine(run));
  document.getElementById('footer').append(
    `Peerproof ${run.host.peerproof} · schema ${run.schemaVersion} · the same as data: `,
    h('a', { href: 'report.json' }, 'report.json'));
}
