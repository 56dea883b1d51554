import { duration } from './dom.js';

/** Times between which the phases lie, derived from a peer's events as the harness does. */

export function momentsOf(peer) {
  const { events } = peer;
  const first = (wanted) => events.find(wanted)?.atMs ?? null;
  const pc = decidingConnection(events);
  const state = (machine, ...values) =>
    first((e) => e.type === 'state' && e.pc === pc && e.machine === machine && values.includes(e.value));
  const offers = events
    .filter((e) => e.pc === pc && e.kind === 'offer')
    .flatMap((e) => {
      if (e.type === 'description-created') return e.atMs;
      return e.type === 'description-set' ? e.startedAtMs : [];
    });
  return {
    firstCall: first((e) => e.type === 'media-requested' || e.type === 'peer-connection'),
    media: first((e) => e.type === 'media-requested'),
    offer: offers.length > 0 ? Math.min(...offers) : null,
    iceChecking: state('ICE_CONNECTION', 'checking'),
    iceConnected: state('ICE_CONNECTION', 'connected', 'completed'),
    dtlsConnecting: state('DTLS', 'connecting'),
    track: first((e) => e.type === 'track-received'),
    firstFrame: first((e) => e.type === 'video-sample' && e.remote),
  };
}

function decidingConnection(events) {
  const of = (type) => events.find((e) => e.type === type)?.pc;
  return of('track-received') ?? of('description-set') ?? of('peer-connection');
}

/** Start of a peer's axis: its first WebRTC call, else its first event. */
export function originOf(peer) {
  return momentsOf(peer).firstCall ?? peer.events[0]?.atMs ?? 0;
}

/** `+72.7`, in milliseconds, with a true minus sign before the origin. */
export function relativeMs(atMs, originMs) {
  const ms = atMs - originMs;
  return `${sign(ms)}${Math.abs(ms).toFixed(1)}`;
}

/** `+72.7 ms`, `+8.3 s`, likewise. */
export function relative(atMs, originMs) {
  const ms = atMs - originMs;
  return `${sign(ms)}${duration(Math.abs(ms))}`;
}

const sign = (ms) => (ms < 0 ? '\u2212' : '+');
