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

/**
 * The microphone as it is, at a third of its level, and other sources that `add(context, out)` connects. Its tone has an
 * amplitude of 0.09 then.
 */
function beside(call, add) {
  call.capture = async () => {
    const asItIs = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    const stream = await navigator.mediaDevices.getUserMedia({ audio: asItIs, video: true });
    const context = new AudioContext();
    const out = context.createMediaStreamDestination();
    context
      .createMediaStreamSource(stream)
      .connect(new GainNode(context, { gain: 0.3 }))
      .connect(out);
    add(context, out);
    await context.resume();
    return new MediaStream([...stream.getVideoTracks(), ...out.stream.getAudioTracks()]);
  };
}

/** White noise from -`most` to `most`. */
const noise = (most) => (context, out) => {
  const buffer = context.createBuffer(1, context.sampleRate, context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let i = 0; i < samples.length; i++) samples[i] = (2 * Math.random() - 1) * most;
  const source = new AudioBufferSourceNode(context, { buffer, loop: true });
  source.connect(out);
  source.start();
};

/** Three tones, each as loud as the microphone. */
function chord(context, out) {
  for (const frequency of [330, 990, 1650]) {
    const tone = new OscillatorNode(context, { frequency });
    tone.connect(new GainNode(context, { gain: 0.09 })).connect(out);
    tone.start();
  }
}

export const audio = {
  /** Noise has 70 % of the power of what is sent, and the microphone the rest. */
  'sound-under-noise'(call) {
    beside(call, noise(0.35));
  },

  /** Noise has 10 % of the power. */
  'sound-above-noise'(call) {
    beside(call, noise(0.07));
  },

  /** Music has 75 % of the power. */
  'sound-under-music'(call) {
    beside(call, chord);
  },

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
