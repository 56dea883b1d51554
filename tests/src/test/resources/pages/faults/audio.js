// What can go wrong with the sound at the side that sends it.
import { senderOf, transceiverOf } from '../senders.js';
import { later } from '../timing.js';

/** The microphone behind a volume control. */
function throughGain(call, made) {
  const { capture } = call;
  call.capture = async () => {
    const stream = await capture();
    const context = new AudioContext();
    const gain = context.createGain();
    const out = context.createMediaStreamDestination();
    context.createMediaStreamSource(stream).connect(gain).connect(out);
    await context.resume();
    made(gain.gain);
    return new MediaStream([...stream.getVideoTracks(), ...out.stream.getAudioTracks()]);
  };
}

export const audio = {
  /** The microphone gives silence, as one with a switch on it does. */
  'microphone-muted'(call) {
    throughGain(call, (gain) => {
      gain.value = 0;
    });
  },

  /** The microphone gives silence from some moment on. */
  'microphone-muted-later'(call) {
    throughGain(call, (gain) =>
      later(call, () => {
        gain.value = 0;
      }),
    );
  },

  /** The microphone's track is switched off. */
  'microphone-disabled'(call) {
    call.whenMade.push(() => {
      call.stream.getAudioTracks()[0].enabled = false;
    });
  },

  /** The sender of the sound has no track. */
  'sound-replaced-by-null'(call) {
    call.whenMade.push((pc) => senderOf(pc, 'audio').replaceTrack(null));
  },

  /** The sender of the sound loses its track in mid-call. */
  'sound-replaced-by-null-later'(call) {
    later(call, (pc) => senderOf(pc, 'audio').replaceTrack(null));
  },

  /** The far side gets its own sound back. */
  'sound-echoed'(call) {
    const { onTrack } = call;
    let sender = null;
    call.whenMade.push((pc) => {
      sender = senderOf(pc, 'audio');
      return sender.replaceTrack(null); // so that the microphone is never heard
    });
    call.onTrack = (event) => {
      if (event.track.kind === 'audio') sender.replaceTrack(event.track);
      onTrack(event);
    };
  },

  /** The microphone is asked for, and its track forgotten. */
  'sound-not-added'(call) {
    call.addMedia = (pc) => {
      for (const track of call.stream.getVideoTracks()) pc.addTrack(track, call.stream);
      pc.addTransceiver('audio', { direction: 'recvonly' });
    };
  },

  /** This side only wants to receive sound. */
  'sound-recvonly'(call) {
    call.whenMade.push((pc) => {
      transceiverOf(pc, 'audio').direction = 'recvonly';
    });
  },
};
