// Starts the parts of the probe, in every document and iframe, before the page's scripts.
import { WeakSet } from './builtins.js';
import { createChannel, isTabDocument } from './channel.js';
import { takeBinding } from './binding.js';
import { createHooks } from './hooks.js';
import { watchDocument } from './documents.js';
import { watchLoading } from './loading.js';
import { watchTabs } from './tabs.js';
import { watchPace } from './pace.js';
import { createTrackReplacer } from './track-replacer.js';
import { createOwnDevices } from './own-devices.js';
import { watchDevices } from './devices.js';
import { watchDisplay } from './display.js';
import { watchConnections } from './connections.js';
import { createDataChannelWatch } from './data-channels.js';
import { hookMedia } from './media-hooks.js';
import { createStatsSampler } from './stats.js';
import { createPlaneReader } from './planes.js';
import { createFrameLog } from './frames.js';
import { createCameraWatch } from './camera.js';
import { createSnapshots } from './snapshots.js';
import { createPresentationWatch } from './presentation.js';
import { watchElements } from './elements.js';
import { createAudioWatch } from './audio.js';
import { watchWebAudio } from './web-audio.js';

/**
 * @param transport takes what the probe emits, a string; undefined where the probe runs already
 * @param screen that the page shares, {peer, loopFrames, policy}; undefined leaves getDisplayMedia to the browser.
 *   Where two peers share a browser, it has shared: {toneHz}, of the page's own microphone; 0 is the browser's
 */
export function startProbe(transport, screen) {
  if (!transport) return;
  // Between two calls the tab is blank; it emits nothing.
  if (isTabDocument() && location.href === 'about:blank') return;
  const channel = createChannel(transport);
  channel.guard('start', () => {
    watchDocument(channel);
    reportLateness(channel);
    const hooks = createHooks(channel);
    const remoteTracks = new WeakSet();
    const capturedTracks = new WeakSet();
    const heardTracks = new WeakSet(); // that the page made itself
    const stats = createStatsSampler(channel);
    const log = createFrameLog(channel);
    let playing = () => '';
    let listen = () => {};
    let listenToMix = () => {};
    let watchCamera = () => {};
    let startCameras = () => {};
    let receivesVideo = false;
    let watchFrames = () => {};
    let addCamera = () => {};
    let checkAvailable = () => {};
    let addRemoteVideo = () => {};
    let planes;
    const isRemote = (track) => remoteTracks.has(track);
    // Each part is guarded by itself, so that its failure does not stop the others.
    channel.guard('frames', () => {
      planes = createPlaneReader();
      ({ watch: watchCamera, start: startCameras } = createCameraWatch(channel, planes, log));
      watchFrames = createPresentationWatch(
        channel,
        // What a page's own camera shows has no reference.
        { planes, log, snapshots: screen?.shared ? { offer() {} } : createSnapshots(channel) },
        {
          isRemote,
          onFirstFrame: stats.sampleAll,
        },
      );
    });
    if (window === window.top) {
      channel.guard('pace', () => {
        ({ addCamera } = watchPace(channel));
      });
    }
    channel.guard('loading', () => watchLoading(channel, hooks));
    // In a browser of two peers, they reach the other one.
    if (!screen?.shared) channel.guard('tabs', () => watchTabs(channel, hooks));
    const replacer = screen && channel.guard('screen', () => createTrackReplacer(channel, hooks));
    channel.guard('devices', () => {
      ({ checkAvailable } = watchDevices(channel, hooks, {
        replaceDevices: screen?.shared?.toneHz ? createOwnDevices(replacer, screen) : undefined,
        onCaptured(track, request) {
          capturedTracks.add(track);
          if (track.kind !== 'video') return;
          addCamera(track);
          watchCamera(track, request);
        },
      }));
    });
    channel.guard('screen', () => watchDisplay(channel, hooks, screen, replacer));
    channel.guard('elements', () => {
      ({ playing, addRemoteVideo } = watchElements(channel, hooks, {
        watchFrames,
        planes,
        isRemote,
        listenToMade(track) {
          if (heardTracks.has(track) || capturedTracks.has(track)) return;
          heardTracks.add(track);
          listenToMix(track, () => playing(track));
        },
      }));
    });
    channel.guard('audio', () => {
      const audio = createAudioWatch(channel, (track) => playing(track));
      ({ listen, listenToMix } = audio);
      channel.guard('web-audio', () => watchWebAudio(channel, hooks, { listen: audio.listenToMix }));
    });
    let connectionOf = () => undefined;
    let watchDataChannel = () => {};
    channel.guard('messages', () => {
      ({ watch: watchDataChannel } = createDataChannelWatch(channel, hooks));
    });
    channel.guard('connections', () => {
      ({ connectionOf } = watchConnections(channel, hooks, {
        watchDataChannel: (dataChannel, pc) => watchDataChannel(dataChannel, pc),
        onRemoteTrack(track) {
          remoteTracks.add(track);
          if (track.kind === 'audio') {
            listen(track);
          } else {
            receivesVideo = true;
            addRemoteVideo(track);
          }
        },
        onConnection(pc, name) {
          checkAvailable();
          stats.watch(pc, name);
        },
        onConnecting: startCameras,
        // With video, its first frame is the better time for a sample, since packets have arrived by then.
        onConnected() {
          if (!receivesVideo) stats.sampleAll();
        },
        onClosed: log.emitAll,
      }));
    });
    channel.guard('deeds', () => hookMedia(channel, hooks, { connectionOf: (part) => connectionOf(part) }));
  });
}

// WebDriver BiDi may bring the probe into a window without an opener after its first scripts. What these did is not
// known then. A document that was not asked for, about:blank, is complete from its beginning.
function reportLateness({ emit }) {
  if (document.readyState === 'loading' || location.href === 'about:blank') return;
  emit('probe-error', { where: 'late', message: `the document ${location.href} had begun before the probe` });
}

/**
 * @param name of the binding of the Chrome DevTools Protocol that takes what the probe emits
 * @param screen as of startProbe
 */
export function startProbeWithBinding(name, screen) {
  startProbe(takeBinding(name), screen);
}
