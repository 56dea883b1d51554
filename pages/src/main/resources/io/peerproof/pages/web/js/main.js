/** Connects the parts: address → room → calls → what is shown. */
import { createBatches } from './batches.js';
import { byId } from './dom.js';
import { createLobby, isRoomName } from './lobby.js';
import { mediaObstacle, showPreview } from './media.js';
import { createNotice } from './notice.js';
import { autoPolicy, forgetRelay, mayActByItself, readOptions, rememberRoom } from './options.js';
import { createPeerList } from './peer-list.js';
import { createCallController } from './call-controller.js';
import { createPlayback } from './playback.js';
import { fetchAllowedRelays, isAllowedRelay } from './relays.js';
import { createRoom } from './room.js';
import { createSequenceDiagram } from './sequence-diagram.js';
import { createSettings } from './settings.js';
import { createSignaling, signalUrl } from './signaling.js';
import { createSteps } from './steps.js';
import { createI18n, preferredLanguage } from './i18n.js';
import { createTrace } from './trace.js';
import { createView } from './view.js';

const options = readOptions(location.search);
const auto = autoPolicy(options.auto);
const relayIsRefused = options.relay !== null && !isAllowedRelay(options.relay, await fetchAllowedRelays());
if (relayIsRefused) forgetRelay();
if (options.auto) document.documentElement.dataset.motion = 'none';
const text = createI18n(preferredLanguage(options.language), () => {
  diagram.render();
  steps.render();
  render();
});

const view = createView(text);
const diagram = createSequenceDiagram(text);
const steps = createSteps(text);
const settings = createSettings(text, options.ice);
const peerList = createPeerList(text, { call: (id) => calls.call(id), nameOf });
const playback = createPlayback(byId('remote-video'), {
  firstFrame() {
    firstFrameMs = trace.add('media');
    render();
  },
  audioBlocked(blocked) {
    byId('play-sound').hidden = !blocked;
  },
});
const notices = createNotice(text, { act, dismiss: () => show(null), nameOf, findPeer });
const trace = createTrace(
  createBatches({
    reset(entries) {
      diagram.reset(entries);
      steps.reset(entries);
    },
    add(entries) {
      diagram.add(entries);
      steps.add(entries);
    },
  }),
);

const room = createRoom((on) => createSignaling(signalUrl(relayIsRefused ? null : options.relay), on), {
  change: render,
  trace: trace.addSignaling,
  message: (message) => calls.receive(message),
  welcome(peers) {
    settings.offer(room.state.iceServers);
    if (['signaling-lost', 'too-fast', 'room-full'].includes(notice?.code)) show(null);
    autoCall(auto.onWelcome(peers));
  },
  joined: (peer) => autoCall(auto.onJoined(peer)),
  left: (peer, reason) => calls.left(peer, reason),
  lost(code) {
    calls.signalingLost();
    // 1008 and 1009 (RFC 6455, section 7.4.1): the server closed on purpose, see docs/signaling.md.
    show({ code: code === 1008 || code === 1009 ? 'too-fast' : 'signaling-lost' });
  },
  refused(code, detail) {
    const known = ['room-full', 'bad-field'].includes(code) ? code : 'server-refused';
    show({ code: known, detail: known === 'room-full' ? null : detail, from: 'server', room: room.state.name });
  },
});

const calls = createCallController({
  room,
  iceServers: settings.servers,
  answersByItself: () => auto.answers && mayActByItself(),
  on: {
    change: render,
    notice: show,
    trace: trace.add,
    begin(peer) {
      firstFrameMs = null;
      lastPeer = peer;
      steps.setOther(nameOf(peer));
      diagram.setNames({ a: room.state.myName, b: nameOf(peer) });
      trace.begin();
    },
    preview: (stream) => showPreview(byId('local-video'), stream),
    remote: (stream) => (stream ? playback.show(stream) : playback.clear()),
  },
});

/** Time of the other side's first frame in this call, in ms since the call began; null before. */
let firstFrameMs = null;
let notice = null;
let lastPeer = null;

/** Whom the page would have called by itself, had it been allowed to. */
let toCall = null;

function autoCall(peer) {
  if (!peer || calls.state.state !== 'none') return;
  if (mayActByItself()) calls.call(peer.id);
  else toCall = peer;
}

/** After a click or a key the page does what its address asked for before. */
function catchUp() {
  if (!options.auto || !mayActByItself()) return;
  if (calls.state.state === 'ringing') calls.accept();
  if (toCall && room.state.peers.has(toCall.id)) autoCall(toCall);
  toCall = null;
}

function nameOf(peer) {
  return peer.name || text.t('room.unnamed', { id: peer.id ?? '' });
}

/** The same person, also after coming back under another id. */
function findPeer({ id, name }) {
  const { peers } = room.state;
  return peers.get(id) ?? [...peers.values()].find((peer) => name && peer.name === name);
}

function show(next) {
  notice = next;
  notices.render(notice);
}

function act(action, peer) {
  switch (action) {
    case 'call':
      return calls.call(peer.id);
    case 'join':
      return join(room.state.name, room.state.myName);
    case 'signaling':
      return room.reconnect();
    case 'settings':
      return settings.open();
    default:
      return location.reload();
  }
}

function join(name, myName) {
  if (room.state.status !== 'idle') return;
  show(obstacleNotice());
  rememberRoom(name, myName);
  room.join(name, myName);
}

/** Leaving says it all: the others hear `left`, which ends a call with them too. */
function leave() {
  calls.quit();
  show(null);
  room.leave();
}

function obstacleNotice() {
  const code = mediaObstacle();
  return code && { code };
}

function render() {
  const call = calls.state;
  const name = nameOf(call.peer ?? lastPeer ?? {});
  peerList.render(
    room.state,
    room.state.status === 'joined' && (call.state === 'none' || call.state === 'interrupted'),
  );
  notices.render(notice);
  view.render({ room: room.state, call, name, firstFrameMs, notice });
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === text.language));
  }
}

byId('accept').addEventListener('click', calls.accept);
byId('decline').addEventListener('click', calls.hangUp);
byId('hang-up').addEventListener('click', calls.hangUp);
byId('leave').addEventListener('click', () => {
  rememberRoom('', room.state.myName);
  leave();
});
byId('play-sound').addEventListener('click', playback.unmute);
for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => text.use(button.dataset.language));
}
for (const event of ['click', 'keydown']) addEventListener(event, catchUp);
// A closed tab says good-bye, so that the others learn of it at once and not by its silence.
addEventListener('pagehide', () => room.state.status === 'joined' && leave());

createLobby(text, options, join);
show(obstacleNotice());
render();
if (relayIsRefused) show({ code: 'relay-refused' });
else if (isRoomName(options.room)) join(options.room, options.name);
else if (options.room) show({ code: 'bad-room' });
