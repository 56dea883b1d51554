/** An event in words. */

export const GROUPS = {
  page: ['document', 'loaded', 'unloaded', 'log', 'probe-error'],
  media: ['media-requested', 'media-granted', 'media-refused', 'track-added', 'track-received', 'track-state'],
  descriptions: ['description-created', 'description-set', 'description-failed'],
  candidates: ['candidate-gathered', 'candidate-error', 'candidate-added', 'candidate-failed'],
  states: ['peer-connection', 'peer-connection-closed', 'state', 'data-channel'],
  presentation: ['source-set', 'frame-presented', 'frame-stamped'],
  samples: ['video-sample', 'audio-sample'],
};

const BAD = new Set(['media-refused', 'description-failed', 'candidate-error', 'candidate-failed', 'probe-error']);
const BAD_STATES = new Set(['failed', 'disconnected', 'closed']);

export function isBad(e) {
  return BAD.has(e.type) || (e.type === 'log' && e.level === 'error') || (e.type === 'state' && BAD_STATES.has(e.value));
}

const MACHINES = {
  SIGNALING: 'signaling state', ICE_GATHERING: 'ICE gathering state',
  ICE_CONNECTION: 'ICE connection state', CONNECTION: 'connection state', DTLS: 'DTLS transport',
};
const list = (values) => values.join(', ') || 'none';
const candidate = (e) => e.candidate ?? 'end of candidates';
const stamp = (e) => (e.peer === null ? 'no readable stamp' : `stamp of peer ${e.peer}, frame ${e.counter}`);

const TELL = {
  document: (e) => `${e.frame ? 'frame ' : ''}${e.url}`,
  loaded: (e) => `${e.status || 'no status'} · ${e.url}`,
  unloaded: (e) => e.url,
  log: (e) => `${e.level}: ${e.text}${e.where ? ` (${e.where})` : ''}`,
  'probe-error': (e) => `${e.where}: ${e.message}`,
  'media-requested': (e) => list([e.audio && 'audio', e.video && 'video'].filter(Boolean)),
  'media-granted': (e) => list(e.tracks.map(({ kind, label }) => `${kind} “${label}”`)),
  'media-refused': (e) => `${e.name}: ${e.message}`,
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
  'source-set': (e) => `${e.element}: ${list(e.tracks)}`,
  'frame-presented': (e) => `${e.element}, ${e.width}×${e.height}`,
  'frame-stamped': (e) => `${e.element}, ${stamp(e)}`,
  'video-sample': (e) => `${e.element}${e.remote ? '' : ' (local)'}, ${stamp(e)}, ${e.width}×${e.height}, luma ${e.meanLuma}${e.visible ? '' : ', not visible'}`,
  'audio-sample': (e) => `${e.element || 'no element'}, ${e.hz === null ? 'silence' : `${e.hz.toFixed(0)} Hz`}, ${e.levelDb.toFixed(0)} dB`,
};

/** What happened, without its type and time. */
export function tell(e) {
  return TELL[e.type]?.(e) ?? JSON.stringify(e);
}
