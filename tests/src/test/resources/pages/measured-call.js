// A call whose picture is changed by a known amount: ?role=caller|callee&room=…&picture=…
import { createCall } from './call.js';
import { held } from './held-camera.js';
import { encode, senderOf } from './senders.js';
import { later } from './timing.js';

const GOOD_FIRST_MS = 1000;
const FROZEN_MS = 900;

/** The camera's frames, each sent so long after the page got it. */
const sentAfter = (ms) => (call) => {
  const { capture } = call;
  call.capture = async () => {
    const stream = await capture();
    return new MediaStream([held(stream.getVideoTracks()[0], ms), ...stream.getAudioTracks()]);
  };
};

const encoded = (change) => (call) => call.whenMade.push((pc) => encode(senderOf(pc, 'video'), change));

const pictures = {
  'as-it-is'() {},
  'held-0-ms': sentAfter(0),
  'held-300-ms': sentAfter(300),

  /** Five frames a second. */
  slow: encoded((one) => {
    one.maxFramerate = 5;
  }),

  /** Fewer bits than the picture needs. */
  starved: encoded((one) => {
    one.maxBitrate = 50_000;
  }),

  /** Nothing is sent for a while. */
  freezing(call) {
    later(
      call,
      async (pc) => {
        const sender = senderOf(pc, 'video');
        const { track } = sender;
        await sender.replaceTrack(null);
        const sinceMs = performance.now();
        setTimeout(async () => {
          await sender.replaceTrack(track);
          window.sentNothingMs = performance.now() - sinceMs;
        }, FROZEN_MS);
      },
      GOOD_FIRST_MS,
    );
  },
};

const query = new URLSearchParams(location.search);
const call = createCall({
  role: query.get('role'),
  room: query.get('room'),
  remote: document.getElementById('remote'),
});
pictures[query.get('picture') ?? 'as-it-is'](call);
call.start();
