/** Pairs of a call of more than two peers: a row for each receiving peer, a column for each sending peer. */
import { h, phrase, section } from './dom.js';
import { isGood, mediaOf, pairId } from './verdicts.js';

function pairMark(medium, proof) {
  const good = isGood(proof);
  return h(
    'div',
    { class: good ? 'good' : 'bad', title: proof.evidence.seen },
    h('span', { 'aria-hidden': 'true' }, good ? '✔ ' : '✘ '),
    h('span', { class: 'unseen' }, `${medium}: `),
    proof.verdict.replaceAll('_', ' '),
  );
}

/** Opens the evidence of a pair. The fragment of the address stays, because it holds the filters. */
function showPair(event) {
  event.preventDefault();
  const details = document.getElementById(event.currentTarget.dataset.pair);
  details.open = true;
  details.querySelector('summary').focus();
  details.scrollIntoView();
}

function pairCell(call, { role: receiver, remotes }, sender) {
  const remote = remotes.find(({ role }) => role === sender);
  if (remote === undefined) return h('td', { class: 'self' }, '–');
  const id = pairId(call, receiver, sender);
  const link = h(
    'a',
    {
      href: `#${id}`,
      'data-pair': id,
      'aria-label': `Evidence of what ${phrase(receiver)} receives of ${phrase(sender)}`,
    },
    mediaOf(remote).map((medium) => pairMark(medium, remote[medium])),
  );
  link.addEventListener('click', showPair);
  return h('td', { class: mediaOf(remote).every((medium) => isGood(remote[medium])) ? null : 'broken' }, link);
}

/** The matrix; null for a call of two peers, and where nothing was measured. */
export function pairMatrix(call) {
  const { peers } = call;
  if (!peers.some(({ remotes }) => remotes)) return null;
  return section(
    'Who receives whom',
    `matrix-${call.id}`,
    h(
      'p',
      { class: 'note' },
      'A row for each receiving peer, a column for each sending peer. Each cell leads to its evidence.',
    ),
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'group', 'aria-labelledby': `matrix-${call.id}` },
      h(
        'table',
        { class: 'metrics matrix' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th', { scope: 'col' }, 'receiver'),
            peers.map(({ role }) => h('th', { scope: 'col', class: role }, `of ${phrase(role)}`)),
          ),
        ),
        h(
          'tbody',
          {},
          peers.map((receiver) =>
            h(
              'tr',
              {},
              h('th', { scope: 'row', class: receiver.role }, phrase(receiver.role)),
              peers.map(({ role: sender }) => pairCell(call, receiver, sender)),
            ),
          ),
        ),
      ),
    ),
  );
}
