// Pictures that are sent in layers.
import { showAll } from '../show-all.js';

const MID = 'urn:ietf:params:rtp-hdrext:sdes:mid';
const RID = 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id';
const RIDS = ['h', 'l'];
const SENT_MID = '0';

function only(pc, name) {
  const { codecs } = RTCRtpReceiver.getCapabilities('video');
  pc.getTransceivers()[0].setCodecPreferences(codecs.filter(({ mimeType }) => mimeType === `video/${name}`));
}

/** An offer of one track in layers, as an offer of one track a layer: what names the layer now names the section. */
function offerOfTracks(sdp) {
  const [session, video] = sdp.split(/(?=^m=)/m);
  const base = video
    .replace(new RegExp(`^a=extmap:\\S+ ${MID}\\r\\n`, 'm'), '')
    .replace(RID, MID)
    .replace(/^a=(extmap:\S+ \S+:repaired-rtp-stream-id|rid:.*|simulcast:.*|msid:.*)\r\n/gm, '');
  return (
    session.replace(/BUNDLE .*/, `BUNDLE ${RIDS.join(' ')}`) +
    RIDS.map((rid) => base.replace(/^a=mid:.*\r\n/m, `a=mid:${rid}\r\na=msid:${rid} ${rid}\r\n`)).join('')
  );
}

/** The answer to that, as one of the track in layers. */
function answerOfLayers(sdp) {
  const [session, first] = sdp.split(/(?=^m=)/m);
  return (
    session.replace(/BUNDLE .*/, `BUNDLE ${SENT_MID}`) +
    first.replace(/^a=mid:.*/m, `a=mid:${SENT_MID}`).replace(MID, RID) +
    RIDS.map((rid) => `a=rid:${rid} recv\r\n`).join('') +
    `a=simulcast:recv ${RIDS.join(';')}\r\n`
  );
}

export const layers = {
  /**
   * Two layers of one picture, which the far side takes for two tracks: no browser accepts simulcast, and this is how
   * the web platform tests let one receive it.
   */
  simulcast(call) {
    const { send, setRemote, addCandidate } = call;
    call.addMedia = (pc) => {
      pc.addTransceiver(call.stream.getVideoTracks()[0], {
        direction: 'sendonly',
        streams: [call.stream],
        sendEncodings: [{ rid: 'h' }, { rid: 'l', scaleResolutionDownBy: 2 }],
      });
      only(pc, 'VP8'); // without rtx, whose layers could not be told apart
    };
    call.send = (message) => {
      const { type, description, candidate } = message;
      if (type === 'description') {
        send({ ...message, description: { type: 'offer', sdp: offerOfTracks(description.sdp) } });
      } else if (candidate) {
        send({ ...message, candidate: { ...candidate.toJSON(), sdpMid: RIDS[0] } });
      } else send(message);
    };
    call.setRemote = (pc, { type, sdp }) => setRemote(pc, { type, sdp: answerOfLayers(sdp) });
    call.addCandidate = (pc, candidate) =>
      addCandidate(pc, candidate && { ...candidate, sdpMid: SENT_MID, sdpMLineIndex: 0 });
  },

  /** Shows what comes, each picture in an element of its own. */
  'shows-all': showAll,

  /** Three sizes and three rates in one stream of VP9. */
  scalable(call) {
    call.addMedia = (pc) => {
      pc.addTransceiver(call.stream.getVideoTracks()[0], {
        streams: [call.stream],
        sendEncodings: [{ scalabilityMode: 'L3T3_KEY' }],
      });
      only(pc, 'VP9');
      for (const track of call.stream.getAudioTracks()) pc.addTrack(track, call.stream);
    };
  },
};
