// Puts the probe's parts together. Runs in every document and iframe before the page's scripts.
import { createVoice, isOfTheTab } from './voice.js';
import { takeBinding } from './binding.js';
import { createDisguise } from './disguise.js';
import { watchDocument } from './documents.js';
import { watchPace } from './pace.js';
import { watchDevices } from './devices.js';
import { watchConnections } from './connections.js';
import { createChannelWatch } from './messages.js';
import { watchDeeds } from './deeds.js';
import { createStatsSampler } from './stats.js';
import { createPlaneReader } from './planes.js';
import { createFrameLog } from './frames.js';
import { createCameraWatch } from './camera.js';
import { createPictures } from './pictures.js';
import { createPresentationWatch } from './presentation.js';
import { watchElements } from './elements.js';
import { createListener } from './sound.js';

/** @param channel takes what the probe says, a string; undefined where the probe runs already */
export function startProbe(channel) {
  if (!channel) return;
  // Between two calls a browser shows nothing, and nothing is to be told of it.
  if (isOfTheTab() && location.href === 'about:blank') return;
  const voice = createVoice(channel);
  voice.quietly('start', () => {
    watchDocument(voice);
    const disguise = createDisguise(voice);
    const remoteTracks = new WeakSet();
    const stats = createStatsSampler(voice);
    const log = createFrameLog(voice);
    let playing = () => '';
    let listen = () => {};
    let watchCamera = () => {};
    let startCameras = () => {};
    let receivesVideo = false;
    let watchFrames = () => {};
    let addCamera = () => {};
    // Each by itself: what one part cannot do must not keep the others from telling what they see.
    voice.quietly('frames', () => {
      const planes = createPlaneReader();
      ({ watch: watchCamera, start: startCameras } = createCameraWatch(voice, planes, log));
      watchFrames = createPresentationWatch(
        voice,
        { planes, log, pictures: createPictures(voice) },
        {
          isRemote: (track) => remoteTracks.has(track),
          onFirstFrame: stats.sampleAll,
        },
      );
    });
    if (window === window.top) {
      voice.quietly('pace', () => {
        ({ addCamera } = watchPace(voice));
      });
    }
    voice.quietly('devices', () =>
      watchDevices(voice, disguise, {
        onCamera(track, request) {
          addCamera(track);
          watchCamera(track, request);
        },
      }),
    );
    voice.quietly('elements', () => {
      ({ playing } = watchElements(voice, disguise, watchFrames));
    });
    voice.quietly('sound', () => {
      ({ listen } = createListener(voice, (track) => playing(track)));
    });
    let connectionOf = () => undefined;
    let watchChannel = () => {};
    voice.quietly('messages', () => {
      ({ watch: watchChannel } = createChannelWatch(voice, disguise));
    });
    voice.quietly('connections', () => {
      ({ connectionOf } = watchConnections(voice, disguise, {
        watchChannel: (channel, pc) => watchChannel(channel, pc),
        onRemoteTrack(track) {
          remoteTracks.add(track);
          if (track.kind === 'audio') listen(track);
          else receivesVideo = true;
        },
        onConnection: stats.watch,
        onConnecting: startCameras,
        // Where video comes, its first frame is the better moment: what has been received is told with what carried it.
        onConnected() {
          if (!receivesVideo) stats.sampleAll();
        },
        onClosed: log.tellAll,
      }));
    });
    voice.quietly('deeds', () => watchDeeds(voice, disguise, { connectionOf: (part) => connectionOf(part) }));
  });
}

/** @param name of the binding of the Chrome DevTools Protocol that takes what the probe says */
export function startProbeWithBinding(name) {
  startProbe(takeBinding(name));
}
