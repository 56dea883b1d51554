/**
 * Hanging up as a handshake. The protocol's messages carry no call id, so a hang-up that crosses the other side's own,
 * or a late candidate of the call before, could end or disturb the next call with the same peer. Messages of one peer
 * come in order, so it is enough that each side answers a hang-up with one hang-up: until that answer came, whatever
 * comes from this peer was sent before it knew that the call is over, and is dropped. Hang-ups that cross answer each
 * other.
 */

/** A healthy peer answers within a round trip; one that does not know the handshake must not be deaf to us for ever. */
const ANSWER_WITHIN_MS = 5000;

/** @param {(message: object) => void} send */
export function createHangups(send) {
  /** Peer id → when we hung up and began to wait for the answer. */
  const waiting = new Map();

  function isWaiting(id) {
    return waiting.has(id) && performance.now() - waiting.get(id) < ANSWER_WITHIN_MS;
  }

  return {
    /** @param {'ended'|'declined'|'busy'} reason */
    hangUp(id, reason) {
      waiting.set(id, performance.now());
      send({ type: 'hangup', to: id, reason });
    },
    /** Whether what comes from this peer still belongs to a call that is over. */
    isStale: isWaiting,
    /** @returns {boolean} whether this hang-up is the answer to ours, and so ends nothing */
    settles(id) {
      const settled = isWaiting(id);
      waiting.delete(id);
      return settled;
    },
    answer(id) {
      send({ type: 'hangup', to: id, reason: 'ended' });
    },
    forget(id) {
      waiting.delete(id);
    },
    forgetAll() {
      waiting.clear();
    },
  };
}
