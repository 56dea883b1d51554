/**
 * One call with one peer, from `new RTCPeerConnection` to `close`. A call is never used twice: calling again makes a
 * new one, so nothing of the old call (descriptions, candidates, states) can reach into the next.
 */
import { mediaObstacle, mediaProblem, openCamera, release } from './media.js';
import { negotiate } from './negotiation.js';
import { watchLiveness } from './liveness.js';

/** From the answer to a connection; browsers themselves give ICE about this long before they call it `failed`. */
const CONNECT_WITHIN_MS = 20_000;

/**
 * @param {{polite: boolean, iceServers: RTCIceServer[], send: (message: object) => void,
 *   trace: (kind: string, detail?: object) => void, on: object}} options
 *   `on`: `preview(stream)`, `negotiated()`, `connected()`, `remote(stream)`, `flowing()`, `silent(forMs)`,
 *   `problem(code, error)`
 */
export function createCall({ polite, iceServers, send, trace, on }) {
  let pc = null;
  let stream = null;
  let negotiation = null;
  let stopWatching = () => {};
  let deadline = 0;
  let closed = false;
  /** What the other side sent before this side could take it: while it rings, and while the camera opens. */
  const inbox = [];

  /** Steps 2 to 4, the same for caller and callee; then the caller's offer, or the offer that waits in the inbox. */
  async function start() {
    try {
      if (mediaObstacle()) throw new Obstacle(mediaObstacle());
      connect();
      trace('get-user-media');
      stream = await openCamera();
      if (closed) {
        release(stream);
        return;
      }
      trace('camera');
      on.preview(stream);
      addTracks();
    } catch (error) {
      problem(startProblem(error), error);
      return;
    }
    // In the same task as addTrack: with a remote offer to set, the connection does not ask for an offer of our own.
    for (const message of inbox.splice(0)) negotiation.receive(message);
  }

  function connect() {
    try {
      // step 2
      pc = new RTCPeerConnection({ iceServers });
      // end of step
    } catch (error) {
      throw new Obstacle('bad-ice', error);
    }
    trace('peer-connection');
    listen();
  }

  function addTracks() {
    negotiation = negotiate(pc, { polite, send: sendOpen, trace, fail: (error) => problem('call-failed', error) });
    // step 4
    for (const track of stream.getTracks()) {
      pc.addTrack(track, stream);
      trace('add-track', { track: track.kind });
    }
    // end of step
    for (const track of stream.getTracks()) track.onended = () => problem('camera-lost');
  }

  function listen() {
    // step 9
    pc.ontrack = ({ track, streams: [remote] }) => {
      trace('track', { track: track.kind });
      on.remote(remote ?? new MediaStream([track]));
    };
    // end of step
    pc.onsignalingstatechange = () => {
      if (pc.signalingState !== 'stable' || deadline) return;
      deadline = setTimeout(() => problem('ice-failed'), CONNECT_WITHIN_MS);
      on.negotiated();
    };
    pc.onconnectionstatechange = () => {
      if (pc.connectionState === 'connected') connected();
      if (pc.connectionState === 'disconnected') on.silent(Infinity);
      if (pc.connectionState === 'failed') problem('ice-failed');
    };
    pc.onicegatheringstatechange = () => {
      trace('gathering', { state: pc.iceGatheringState, ice: pc.iceConnectionState, iceServers });
    };
    pc.onicecandidateerror = ({ errorCode, errorText, url }) => trace('stun-error', { errorCode, errorText, url });
  }

  function connected() {
    clearTimeout(deadline);
    trace('connected');
    on.connected();
    stopWatching();
    stopWatching = watchLiveness(pc, on);
  }

  function startProblem(error) {
    if (error instanceof Obstacle) return error.code;
    return stream ? 'call-failed' : mediaProblem(error);
  }

  function sendOpen(message) {
    if (!closed) send(message);
  }

  function problem(code, error) {
    if (closed) return;
    close();
    on.problem(code, error);
  }

  function close() {
    closed = true;
    clearTimeout(deadline);
    stopWatching();
    if (stream) release(stream);
    pc?.close();
  }

  return {
    start,
    close,
    /** @param {object} message a `description` or `candidate` of the other side, in the order they came */
    receive(message) {
      traceArrival(message);
      if (negotiation) negotiation.receive(message);
      else inbox.push(message);
    },
  };

  function traceArrival({ type, description, candidate }) {
    if (type === 'candidate') trace('candidate-received', { candidate, early: !pc?.remoteDescription });
    else trace(description.type === 'answer' ? 'answer-received' : 'offer-received');
  }
}

/** Why a call cannot begin, as a code of this page's sentences. */
class Obstacle extends Error {
  constructor(code, cause) {
    super(code, { cause });
    this.code = code;
  }
}
