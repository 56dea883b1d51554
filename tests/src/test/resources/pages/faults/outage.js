// Media that stop in mid-call, and go on after a while.
import { encode } from '../senders.js';
import { later } from '../timing.js';

const away = (ms, kinds) => (call) =>
  later(call, async (pc) => {
    const senders = pc.getSenders().filter(({ track }) => kinds.includes(track?.kind));
    const send = (active) =>
      Promise.all(
        senders.map((sender) =>
          encode(sender, (encoding) => {
            encoding.active = active;
          }),
        ),
      );
    await send(false);
    const sinceMs = performance.now();
    setTimeout(async () => {
      await send(true);
      console.warn(`sent nothing for ${Math.ceil(performance.now() - sinceMs)} ms`);
    }, ms);
  });

export const outage = {
  'away-for-four-seconds': away(4000, ['audio', 'video']),
  'away-for-two-seconds': away(2000, ['audio', 'video']),
  'audio-away-for-two-seconds': away(2000, ['audio']),
  'video-away-for-two-seconds': away(2000, ['video']),
  'away-for-a-moment': away(300, ['audio', 'video']),
};
