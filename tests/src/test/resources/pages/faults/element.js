// What can go wrong with the element at the side that receives, all having arrived.
import { later } from '../timing.js';

export const element = {
  /** The page gives the stream to no element. */
  'never-shown'(call) {
    call.onTrack = () => {};
  },

  /** Not displayed. */
  'element-hidden'({ remote }) {
    remote.style.display = 'none';
  },

  /** Of no size. */
  'element-zero-sized'({ remote }) {
    remote.style.cssText = 'width: 0; height: 0';
  },

  /** Beyond the left edge. */
  'element-off-the-page'({ remote }) {
    remote.style.cssText = 'position: absolute; left: -9000px';
  },

  /** Taken out of the document. */
  'element-taken-out'({ remote }) {
    remote.remove();
  },

  /** Transparent. */
  'element-transparent'({ remote }) {
    remote.style.opacity = '0';
  },

  /** Paused whenever it begins to play. */
  'element-paused'({ remote }) {
    remote.autoplay = false;
    remote.onplay = () => remote.pause();
  },

  /** Paused in mid-call. */
  'element-paused-later'(call) {
    later(call, () => call.remote.pause());
  },

  /** Muted, where the page should play the sound. */
  'element-muted'({ remote }) {
    remote.muted = true;
  },

  /** Turned down to nothing. */
  'element-volume-0'({ remote }) {
    remote.volume = 0;
  },

  /** Only the picture of the stream is given to the element. */
  'sound-not-shown'(call) {
    const { show } = call;
    call.show = (stream) => show(new MediaStream(stream.getVideoTracks()));
  },
};
