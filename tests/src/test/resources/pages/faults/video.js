// What can go wrong with the picture at the side that sends it, the camera being well.
import { showAll } from '../show-all.js';
import { encode, senderOf, transceiverOf } from '../senders.js';
import { later } from '../timing.js';
import { transformEncoded } from '../transforms.js';

/** Payload types stay, and mean another codec. */
const swapCodecs = (sdp) =>
  sdp.replace(/^(a=rtpmap:\d+ )(VP8|VP9)(?=\/)/gm, (_, start, name) => start + (name === 'VP8' ? 'VP9' : 'VP8'));

export const video = {
  /** The encoder is told to send nothing. */
  'encoding-inactive'(call) {
    call.whenMade.push((pc) =>
      encode(senderOf(pc, 'video'), (one) => {
        one.active = false;
      }),
    );
  },

  /** The encoder is told to send nothing any more. */
  'encoding-inactive-later'(call) {
    later(call, (pc) =>
      encode(senderOf(pc, 'video'), (one) => {
        one.active = false;
      }),
    );
  },

  /** Encoded frames are encrypted with another key than the other page has. */
  'another-key'(call) {
    transformEncoded(call, { key: 9 });
  },

  /** The same, by the older functions. */
  'another-key-by-streams'(call) {
    transformEncoded(call, { key: 9, api: 'createEncodedStreams' });
  },

  /** Encoded frames go to a worker that does nothing with them. */
  'transform-never-runs'(call) {
    transformEncoded(call, { key: 7, script: 'transform-never.js' });
  },

  /** The camera's track is switched off. */
  'track-disabled'(call) {
    call.whenMade.push(() => {
      call.stream.getVideoTracks()[0].enabled = false;
    });
  },

  /** The sender has no track when the call is made. */
  'track-replaced-by-null'(call) {
    call.whenMade.push((pc) => senderOf(pc, 'video').replaceTrack(null));
  },

  /** The sender loses its track in mid-call. */
  'track-replaced-by-null-later'(call) {
    later(call, (pc) => senderOf(pc, 'video').replaceTrack(null));
  },

  /** The camera is stopped before the call. */
  'track-stopped'(call) {
    call.whenMade.push(() => call.stream.getVideoTracks()[0].stop());
  },

  /** The camera is stopped in mid-call. */
  'track-stopped-later'(call) {
    later(call, () => call.stream.getVideoTracks()[0].stop());
  },

  /** The call freezes after five good seconds. */
  'freezes-after-five-seconds'(call) {
    later(call, (pc) => senderOf(pc, 'video').replaceTrack(null), 5000);
  },

  /** This side only wants to receive a picture. */
  'video-recvonly'(call) {
    call.whenMade.push((pc) => {
      transceiverOf(pc, 'video').direction = 'recvonly';
    });
  },

  /** This side only wants to send a picture. */
  'video-sendonly'(call) {
    call.whenMade.push((pc) => {
      transceiverOf(pc, 'video').direction = 'sendonly';
    });
  },

  /** The encoder takes one frame a second of the camera's thirty. */
  'one-frame-a-second-sent'(call) {
    call.whenMade.push((pc) =>
      encode(senderOf(pc, 'video'), (one) => {
        one.maxFramerate = 1;
      }),
    );
  },

  /** The far side is told that VP8 is VP9 and VP9 is VP8. */
  'wrong-codec'(call) {
    const { send, setRemote } = call;
    const swapped = ({ type, sdp }) => ({ type, sdp: swapCodecs(sdp) });
    call.send = (message) =>
      send(message.type === 'description' ? { ...message, description: swapped(message.description) } : message);
    call.setRemote = (pc, description) => setRemote(pc, swapped(description));
  },

  /** Two pictures are sent. */
  'two-videos'(call) {
    const { addMedia } = call;
    call.addMedia = (pc) => {
      addMedia(pc);
      const second = call.stream.getVideoTracks()[0].clone();
      pc.addTrack(second, new MediaStream([second]));
    };
    showAll(call);
  },

  /** Of two pictures the second is not encoded. */
  'second-video-inactive'(call) {
    call.whenMade.push((pc) =>
      encode(pc.getSenders().at(-1), (one) => {
        one.active = false;
      }),
    );
  },

  /** Of two pictures the second is not offered. */
  'second-video-not-offered'(call) {
    call.whenMade.push((pc) => {
      pc.getTransceivers().at(-1).direction = 'recvonly';
    });
  },
};
