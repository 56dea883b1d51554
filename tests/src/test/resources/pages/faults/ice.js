// What can go wrong with the way between the peers.

const DIGIT = /^(a=fingerprint:\S+ )([0-9A-F]{2})/gm;

const isDescription = ({ type }) => type === 'description';

export const ice = {
  /** Nothing but a TURN server may be used, and there is none. */
  'relay-only'(call) {
    call.configuration = { iceTransportPolicy: 'relay' };
  },

  /** Candidates name a host that nobody has (TEST-NET-1, RFC 5737). */
  'candidates-nowhere'(call) {
    const { send } = call;
    const nowhere = (text) => text.replace(/^(candidate:\S+ \d+ \S+ \d+ )\S+/, '$1192.0.2.1');
    call.send = (message) =>
      send(
        message.candidate
          ? {
              ...message,
              candidate: { ...message.candidate.toJSON(), candidate: nowhere(message.candidate.candidate) },
            }
          : message,
      );
  },

  /** The fingerprint that is told is not the certificate's. */
  'wrong-fingerprint'(call) {
    const { send } = call;
    const other = (sdp) => sdp.replace(DIGIT, (_, start, first) => start + (first === '00' ? '11' : '00'));
    call.send = (message) =>
      send(
        isDescription(message)
          ? { ...message, description: { type: message.description.type, sdp: other(message.description.sdp) } }
          : message,
      );
  },
};
