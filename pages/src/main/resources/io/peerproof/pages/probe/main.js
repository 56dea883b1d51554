// Puts the probe's parts together. Runs in every document and iframe before the page's scripts.
import { createVoice } from './voice.js';
import { createDisguise } from './disguise.js';
import { watchDocument } from './documents.js';
import { watchDevices } from './devices.js';
import { watchConnections } from './connections.js';
import { createStatsSampler } from './stats.js';
import { watchElements } from './elements.js';
import { createListener } from './sound.js';

export function startProbe(channel) {
  const voice = createVoice(channel);
  voice.quietly('start', () => {
    const disguise = createDisguise(voice);
    const remoteTracks = new WeakSet();
    watchDocument(voice);
    watchDevices(voice, disguise);
    const stats = createStatsSampler(voice);
    const { playing } = watchElements(voice, disguise, {
      isRemote: (track) => remoteTracks.has(track),
      onFirstStamp: stats.sampleAll,
    });
    const { listen } = createListener(voice, playing);
    watchConnections(voice, disguise, {
      onRemoteTrack(track) {
        remoteTracks.add(track);
        if (track.kind === 'audio') listen(track);
      },
      onConnection: stats.watch,
    });
  });
}
