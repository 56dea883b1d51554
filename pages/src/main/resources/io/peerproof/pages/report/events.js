/** Event logs of both peers. The filter is kept in the URL, so that a view can be linked. */
import { h, more, phrase, section } from './dom.js';
import { originOf, relativeMs } from './time.js';
import { GROUPS, isBad, describeEvent } from './event-text.js';

const GROUP_OF = new Map(Object.entries(GROUPS).flatMap(([group, types]) => types.map((type) => [type, group])));

function row(event, originMs) {
  const text = describeEvent(event);
  const details = event.sdp ? more('SDP', h('pre', { tabindex: '0' }, event.sdp)) : null;
  return h(
    'tr',
    {
      class: isBad(event) && 'bad',
      'data-group': GROUP_OF.get(event.type) ?? 'page',
      'data-text': `${event.type} ${text}`.toLowerCase(),
    },
    h('td', { class: 'ms' }, relativeMs(event.atMs, originMs)),
    h('td', { class: 'type' }, isBad(event) ? h('span', { 'aria-label': 'problem' }, '✘ ') : null, event.type),
    h('td', { class: 'what' }, text, details),
  );
}

function log(peer) {
  const originMs = originOf(peer);
  return h(
    'div',
    { class: 'peer' },
    h('h3', { class: peer.role }, peer.role, ' ', h('span', { class: 'count' })),
    h(
      'div',
      { class: 'scroll log', tabindex: '0', role: 'group', 'aria-label': `Events of ${phrase(peer.role)}` },
      h(
        'table',
        { class: 'events' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ['ms', 'event', 'what'].map((name) => h('th', { scope: 'col' }, name)),
          ),
        ),
        h(
          'tbody',
          {},
          peer.events.map((event) => row(event, originMs)),
        ),
      ),
    ),
  );
}

function readUrl() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const hidden = parameters.has('hide') ? parameters.get('hide') : 'samples';
  return { text: parameters.get('find') ?? '', hidden: new Set(hidden.split(',')) };
}

function writeUrl({ text, hidden }) {
  const parameters = new URLSearchParams(location.hash.slice(1));
  for (const name of ['find', 'hide']) parameters.delete(name);
  if (text) parameters.set('find', text);
  if ([...hidden].join() !== 'samples') parameters.set('hide', [...hidden].join());
  const hash = parameters.toString();
  history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search);
}

function apply(logs, { text, hidden }) {
  const wanted = text.trim().toLowerCase();
  for (const peer of logs) {
    const rows = [...peer.querySelectorAll('tbody tr')];
    for (const tr of rows) tr.hidden = hidden.has(tr.dataset.group) || !tr.dataset.text.includes(wanted);
    peer.querySelector('.count').textContent = `${rows.filter((tr) => !tr.hidden).length} of ${rows.length}`;
  }
}

export function events(call) {
  if (call.peers.every((peer) => peer.events.length === 0)) return null;
  const logs = call.peers.map(log);
  const filter = readUrl();
  const update = () => {
    writeUrl(filter);
    apply(logs, filter);
  };
  const find = h('input', {
    type: 'search',
    placeholder: 'ice, video2, failed …',
    value: filter.text,
    autocomplete: 'off',
  });
  find.addEventListener('input', () => {
    filter.text = find.value;
    update();
  });
  const boxes = Object.keys(GROUPS).map((group) => {
    const box = h('input', { type: 'checkbox', checked: !filter.hidden.has(group) });
    box.addEventListener('change', () => {
      filter.hidden[box.checked ? 'delete' : 'add'](group);
      update();
    });
    return h('label', { class: 'chip' }, box, group);
  });
  apply(logs, filter);
  return section(
    'What happened',
    `events-${call.id}`,
    h('p', { class: 'note' }, 'Times are milliseconds from each peer’s own first WebRTC call.'),
    h(
      'form',
      { class: 'filter', role: 'search' },
      h('label', { class: 'find' }, 'Find ', find),
      h('fieldset', {}, h('legend', { class: 'unseen' }, 'Kinds of event'), boxes),
    ),
    h('div', { class: 'pair' }, logs),
  );
}
