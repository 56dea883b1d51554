/**
 * Perfect negotiation (WebRTC 1.0, section 10.7), apart from the application: one function for both sides, whoever
 * calls. When both make an offer at once, the polite side takes its own back and answers the other's, and the impolite
 * side does not look at the polite one's. Failures are handed to `fail`, never swallowed.
 *
 * @param {RTCPeerConnection} pc
 * @param {{polite: boolean, send: (message: object) => void, fail: (error: Error) => void,
 *   trace: (kind: string, detail?: object) => void}} options `send` takes a message of docs/signaling.md but its `to`
 * @returns {{receive: (message: object) => void}} takes the other side's descriptions and candidates in their order
 */
export function negotiate(pc, { polite, send, fail, trace }) {
  let makingOffer = false;
  let ignoreOffer = false;
  let settingRemoteAnswer = false;
  const early = [];

  pc.onnegotiationneeded = async () => {
    try {
      makingOffer = true;
      // step 5
      await pc.setLocalDescription();
      const offer = pc.localDescription;
      trace('set-local-offer');
      send({ type: 'description', description: offer });
      // end of step
      trace('offer-sent');
    } catch (error) {
      fail(error);
    } finally {
      makingOffer = false;
    }
  };

  async function receiveOffer(offer) {
    // An answer being set counts as stable: this offer was made after it.
    const ready = !makingOffer && (pc.signalingState === 'stable' || settingRemoteAnswer);
    ignoreOffer = !polite && !ready;
    if (ignoreOffer) {
      trace('offer-ignored');
      return;
    }
    if (!ready) trace('offer-rolled-back');
    // step 6
    await pc.setRemoteDescription(offer);
    trace('set-remote-offer');
    await addEarlyCandidates();
    await pc.setLocalDescription();
    trace('set-local-answer');
    send({ type: 'description', description: pc.localDescription });
    // end of step
    trace('answer-sent');
  }

  async function receiveAnswer(answer) {
    // An answer to an offer that was taken back in a collision has nothing left to answer.
    if (pc.signalingState !== 'have-local-offer') return;
    settingRemoteAnswer = true;
    try {
      // step 7
      await pc.setRemoteDescription(answer);
      trace('set-remote-answer');
      await addEarlyCandidates();
      // end of step
    } finally {
      settingRemoteAnswer = false;
    }
  }

  // step 8
  pc.onicecandidate = ({ candidate }) => {
    trace('candidate-sent', { candidate });
    send({ type: 'candidate', candidate });
  };

  async function receiveCandidate(candidate) {
    if (belongsTo(pc.remoteDescription, candidate)) await addCandidate(candidate);
    else early.push(candidate);
  }

  async function addEarlyCandidates() {
    const kept = early.splice(0);
    for (const candidate of kept) await receiveCandidate(candidate);
  }
  // end of step

  async function addCandidate(candidate) {
    try {
      await pc.addIceCandidate(candidate);
    } catch (error) {
      if (!ignoreOffer && pc.signalingState !== 'closed') throw error;
    }
  }

  function handle(message) {
    if (message.type === 'candidate') return receiveCandidate(message.candidate);
    const { description } = message;
    if (description.type === 'offer') return receiveOffer(description);
    if (description.type === 'answer') return receiveAnswer(description);
    return pc.setRemoteDescription(description);
  }

  return {
    receive(message) {
      handle(message).catch((error) => {
        // A call that was hung up meanwhile rejects what was under way; that is no failure.
        if (pc.signalingState !== 'closed') fail(error);
      });
    },
  };
}

/**
 * A candidate can be added when the description it was gathered for is set; its username fragment tells which. So one
 * that came early waits, and one of an ignored offer, whose description is never set, is never added.
 */
function belongsTo(description, candidate) {
  if (!description) return false;
  const fragment = candidate?.usernameFragment;
  return !fragment || description.sdp.split(/\r?\n/).includes(`a=ice-ufrag:${fragment}`);
}
