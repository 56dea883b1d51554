/** Descriptions of events. */

export const GROUPS = {
  page: [
    'document',
    'interactive',
    'loaded',
    'unloaded',
    'visibility',
    'open-failed',
    'navigated',
    'script-failed',
    'socket-closed',
    'tab-channel',
    'dialog-opened',
    'dialog-closed',
    'log',
    'probe-error',
  ],
  media: [
    'media-requested',
    'media-granted',
    'media-refused',
    'no-media-devices',
    'display-requested',
    'display-granted',
    'display-refused',
    'track-added',
    'track-received',
    'track-state',
    'track-enabled',
    'track-stopped',
    'track-cloned',
    'track-replaced',
    'track-removed',
    'encodings-set',
    'direction-set',
    'encoded-transform',
  ],
  descriptions: ['description-created', 'description-set', 'description-failed'],
  candidates: ['candidate-gathered', 'candidate-error', 'candidate-added', 'candidate-failed'],
  states: [
    'peer-connection',
    'peer-connection-closed',
    'method-failed',
    'state',
    'data-channel',
    'data-message',
    'data-send-failed',
  ],
  presentation: ['source-set', 'element-state', 'play-refused', 'frame-presented', 'frame-stamped'],
  samples: [
    'video-sample',
    'audio-sample',
    'frames-presented',
    'frames-captured',
    'picture',
    'picture-changed',
    'sound-covered',
  ],
};

const BAD = new Set([
  'media-refused',
  'display-refused',
  'no-media-devices',
  'description-failed',
  'method-failed',
  'candidate-error',
  'candidate-failed',
  'probe-error',
  'script-failed',
  'play-refused',
]);
const BAD_STATES = new Set(['failed', 'disconnected', 'closed']);

export function isBad(e) {
  return (
    BAD.has(e.type) || (e.type === 'log' && e.level === 'error') || (e.type === 'state' && BAD_STATES.has(e.value))
  );
}

const MACHINES = {
  SIGNALING: 'signaling state',
  ICE_GATHERING: 'ICE gathering state',
  ICE_CONNECTION: 'ICE connection state',
  CONNECTION: 'connection state',
  DTLS: 'DTLS transport',
};
const list = (values) => values.join(', ') || 'none';
const candidate = (e) => e.candidate ?? 'end of candidates';
const stamp = (e) =>
  e.peer === null ? 'no readable stamp' : `stamp of peer ${e.peer}${e.screen ? "'s screen" : ''}, frame ${e.counter}`;

const trackOr = (e) => e.track || 'no track';
const frames = (e) => {
  const unread = e.frames.filter(([, peer]) => peer === null).length;
  return `${e.frames.length} frames${unread ? `, ${unread} of them unread` : ''}`;
};

const DESCRIBE = {
  document: (e) => `${e.frame ? 'frame ' : ''}${e.url}`,
  loaded: (e) => `${e.status || 'no status'} · ${e.url}`,
  interactive: (e) => e.url,
  unloaded: (e) => e.url,
  'picture-changed': (e) => `${e.element} · by ${e.luma} of 255`,
  'open-failed': (e) => `${e.error} · ${e.url}`,
  navigated: (e) => e.url,
  'script-failed': (e) => e.url,
  'socket-closed': (e) => `${e.opened ? 'closed' : 'never opened'}, code ${e.code} ${e.reason} · ${e.url}`,
  'tab-channel': (e) => `${e.api} ${e.name}`,
  'dialog-opened': (e) => `${e.dialog}: ${e.text}`,
  'dialog-closed': (e) =>
    `${e.dialog} ${e.accepted ? 'accepted' : 'dismissed'}${e.unanswered ? ', nobody answered it' : ''}: ${e.text}`,
  log: (e) => `${e.level}: ${e.text}${e.where ? ` (${e.where})` : ''}`,
  'probe-error': (e) => `${e.where}: ${e.message}`,
  'media-requested': (e) => list([e.audio && 'audio', e.video && 'video'].filter(Boolean)),
  'media-granted': (e) => list(e.tracks.map(({ kind, label }) => `${kind} “${label}”`)),
  'no-media-devices': (e) => `no navigator.mediaDevices${e.secure ? '' : ', the origin is not secure'}`,
  'media-refused': (e) =>
    `${e.name}: ${e.constraint ? `no device meets ${e.constraint} ${e.asked}` : e.message}${e.blocked ? `, blocked: ${e.blocked}` : ''}`,
  'display-requested': (e) => `screen${e.audio ? ', audio' : ''}${e.touched ? '' : ', without a click'}`,
  'display-granted': (e) => list(e.tracks.map(({ kind, label }) => `${kind} “${label}”`)),
  'display-refused': (e) => `${e.name}: ${e.message}${e.blocked ? `, blocked: ${e.blocked}` : ''}`,
  'peer-connection': (e) => `${e.pc}, ICE servers: ${list(e.iceServers)}`,
  'peer-connection-closed': (e) => e.pc,
  state: (e) => `${MACHINES[e.machine] ?? e.machine} → ${e.value}`,
  'description-created': (e) => e.kind,
  'description-set': (e) => `${e.side.toLowerCase()} ${e.kind}, took ${(e.atMs - e.startedAtMs).toFixed(1)} ms`,
  'description-failed': (e) => `${e.method}: ${e.name}: ${e.message}`,
  'candidate-gathered': candidate,
  'candidate-error': (e) => `${e.url} ${e.errorCode} ${e.errorText}`,
  'candidate-added': candidate,
  'candidate-failed': (e) => `${candidate(e)}: ${e.name}: ${e.message}`,
  'data-channel': (e) => `“${e.label}” → ${e.value}`,
  'track-added': (e) => `${e.kind} ${e.track}`,
  'track-received': (e) => `${e.kind} ${e.track}, mid ${e.mid}`,
  'track-state': (e) => `${e.kind} ${e.track} → ${e.value}`,
  'track-enabled': (e) => `${e.kind} ${e.track} ${e.enabled ? 'enabled' : 'disabled'}`,
  'track-stopped': (e) => `${e.kind} ${e.track}`,
  'track-cloned': (e) => `${e.kind} ${e.of}, as ${e.track}`,
  'track-replaced': (e) => `${e.kind} → ${trackOr(e)}, ${e.pc}`,
  'track-removed': (e) => `${e.kind} ${e.track}, ${e.pc}`,
  'encodings-set': (e) => `${e.kind} ${e.track}: ${list(e.active.map((active) => (active ? 'active' : 'inactive')))}`,
  'direction-set': (e) => `${e.kind}${e.mid ? `, mid ${e.mid}` : ''} → ${e.direction}, ${e.pc}`,
  'method-failed': (e) => `${e.method}: ${e.name}: ${e.message}`,
  'encoded-transform': (e) => `${e.kind}, ${e.side.toLowerCase()}: ${e.api}`,
  'left-out': (e) => `${e.count} events of the type ${e.event} are not in this report`,
  'data-send-failed': (e) => `“${e.label}” send() threw ${e.name}: ${e.message}`,
  'data-message': (e) => `“${e.label}” ${e.way.toLowerCase()}, ${e.bytes} bytes, digest ${e.digest}`,
  visibility: (e) => (e.hidden ? 'the page is hidden' : 'the page is shown again'),
  'play-refused': (e) => `${e.element}: ${e.name}: ${e.message}`,
  'element-state': (e) =>
    [
      `${e.element}${e.name ? ` (${e.name})` : ''}: ${e.paused ? 'paused' : 'playing'}`,
      e.muted && 'muted',
      e.width && `${e.width}×${e.height}`,
      `ready state ${e.readyState}`,
      e.element.includes('video') && !e.visible && `not visible${e.unseen ? `: ${e.unseen}` : ''}`,
      `tracks ${list(e.tracks)}`,
    ]
      .filter(Boolean)
      .join(', '),
  'frames-presented': (e) => `${e.element}, ${frames(e)}`,
  'frames-captured': (e) => `camera ${e.track}, ${frames(e)}`,
  picture: (e) => `${e.element}, ${stamp(e)}, ${e.width}×${e.height}`,
  'sound-covered': (e) => `${e.heardMs.toFixed(0)} ms of audio at ${e.levelDb.toFixed(0)} dB, ${e.gaps.length} gaps`,
  'source-set': (e) => `${e.element}: ${list(e.tracks)}`,
  'frame-presented': (e) => `${e.element}, ${e.width}×${e.height}`,
  'frame-stamped': (e) => `${e.element}, ${stamp(e)}`,
  'video-sample': (e) =>
    `${e.element}${e.remote ? '' : ' (local)'}, ${stamp(e)}, ${e.width}×${e.height}, luma ${e.meanLuma}${e.visible ? '' : ', not visible'}`,
  'audio-sample': (e) =>
    `${e.element || 'no element'}, ${e.hz === null ? 'silence' : `${e.hz.toFixed(0)} Hz`}, ${e.levelDb.toFixed(0)} dB`,
};

/** Describes an event without its type and time. */
export function describeEvent(e) {
  return DESCRIBE[e.type]?.(e) ?? JSON.stringify(e);
}
