// What can go wrong on the way of offers, answers and candidates.
import { later } from '../timing.js';

/** More than the relay takes in one message: it closes the socket with 1009. */
const TOO_LARGE = 'x'.repeat(70_000);

const isOffer = ({ description }) => description?.type === 'offer';
const isAnswer = ({ description }) => description?.type === 'answer';
const isCandidate = ({ type }) => type === 'candidate';

/** Messages of a kind never leave the page. */
const losing = (lost) => (call) => {
  const { send } = call;
  call.send = (message) => {
    if (!lost(message)) send(message);
  };
};

/** A kind of message is sent otherwise. */
const sending = (call, which, otherwise) => {
  const { send } = call;
  call.send = (message) => (which(message) ? otherwise(message, send) : send(message));
};

const withSdp = (message, change) => ({
  ...message,
  description: { type: message.description.type, sdp: change(message.description.sdp) },
});

const withoutCandidates = (sdp) => sdp.replace(/^a=(candidate:.*|end-of-candidates)\r\n/gm, '');

const cutOff = ({ socket }) => socket.send(TOO_LARGE);

export const signaling = {
  'offer-lost': losing(isOffer),

  'answer-lost': losing(isAnswer),

  'candidates-lost': losing(isCandidate),

  /** The relay delivers the answer a second time. */
  'answer-twice'(call) {
    sending(call, isAnswer, (message, send) => {
      send(message);
      send(message);
    });
  },

  /** A description is sent when all candidates have been. */
  'description-after-candidates'(call) {
    let gathered = null;
    const complete = new Promise((resolve) => {
      gathered = resolve;
    });
    sending(call, isCandidate, (message, send) => {
      send(message);
      if (!message.candidate) gathered();
    });
    sending(
      call,
      ({ type }) => type === 'description',
      async (message, send) => {
        const early = withSdp(message, withoutCandidates);
        await complete;
        send(early);
      },
    );
  },

  /** Candidates are added when they come, whether there is a description or not. */
  'candidates-not-kept'(call) {
    call.addCandidate = (pc, candidate) => pc.addIceCandidate(candidate);
  },

  /** The offer's text is damaged on its way. */
  'offer-garbled'(call) {
    sending(call, isOffer, (message, send) => send(withSdp(message, (sdp) => sdp.replaceAll('m=', 'n='))));
  },

  /** The answer's text is damaged on its way. */
  'answer-garbled'(call) {
    sending(call, isAnswer, (message, send) => send(withSdp(message, (sdp) => sdp.slice(0, 40))));
  },

  /** There is no relay where the page looks for it. */
  'relay-not-there'(call) {
    call.relay = `ws://${location.hostname}:9/signal`;
  },

  /** The relay closes the socket in place of carrying the offer. */
  'relay-closed-before-the-offer'(call) {
    sending(call, isOffer, () => cutOff(call));
  },

  /** The relay closes the socket in place of carrying the answer. */
  'relay-closed-before-the-answer'(call) {
    sending(call, isAnswer, () => cutOff(call));
  },

  /** The relay closes the socket when the call stands. */
  'relay-closed-later'(call) {
    later(call, () => cutOff(call));
  },

  /** Waits where nobody else will come. */
  'wrong-room'(call) {
    call.room += '-2';
  },
};
